import { judge } from '../../../knowledge/rules/judge.ts'
import type { Judged } from '../../../knowledge/rules/judgement.ts'
import type { Programme } from '../../../knowledge/schema/programme.ts'
import type { ProvinceId } from '../../../knowledge/schema/primitives.ts'
import type { FactReading } from '../../../knowledge/rules/reading.ts'
import type { Value, Values } from '../../../knowledge/rules/value.ts'
import { command } from '../choices.ts'
import { citeAll, citeBriefly } from '../../text/citation.ts'
import { describeAlone } from '../../text/value.ts'
import { telling, toldConditions } from '../../conversation/context.ts'
import { sayAndReturn } from '../../menu.ts'
import type { Outcome } from '../../conversation/outcome.ts'
import { leavesOf, subjectOf } from '../progress.ts'
import type { ReadTalk, Talk } from '../../talk.ts'
import { gapOf, requiredOf } from './verdict.ts'

/** Facts that only tell which rule applies; a figure is none of them. */
export const GATES: ReadonlySet<string> = new Set(['province', 'entity', 'sector'])

const choice = (id: string): Value => ({ is: 'choice', ids: [id], said: '' })

/** Conditions of a programme on one fact, judged on the one value, sector by sector. */
const judgedInEachSector = (
  programme: Programme,
  fact: string,
  value: Value,
  sector: string | null,
  { knowledge, incoming }: Talk,
): readonly { readonly sector: string | null; readonly judged: Judged }[] => {
  const sectors = sector
    ? [sector]
    : (knowledge.facts.get('sector')?.options ?? []).map(({ id }) => id)
  const seen = new Set<string>()
  return sectors.flatMap((id) => {
    const values: Values = {
      [fact]: value,
      sector: choice(id),
      province: choice(programme.province),
    }
    return judge(programme, values, incoming.today, knowledge)
      .mandatory.filter(
        ({ condition, trace, status }) =>
          status !== 'not_applicable' && subjectOf(trace) === fact && !seen.has(condition.id),
      )
      .map((judged) => {
        seen.add(judged.condition.id)
        return { sector: judged.condition.kind === 'sector' ? id : null, judged }
      })
  })
}

const sectorLabel = (id: string | null, { knowledge, say }: Talk) =>
  knowledge.facts.get('sector')?.options.find((option) => option.id === id)?.label ??
  say('compare.everyone')

/**
 * A question about a rule with one own figure ("mới 280 thành viên có được không"): the rule, its
 * clause and the comparison, in each province that is meant. Null where no document has such a rule,
 * and where one of several things is named ("mô hình số 1"): that is asked about, not compared.
 */
export const compareFigure = (
  { fact: id, reading }: FactReading,
  provinces: readonly ProvinceId[],
  sector: string | null,
  talk: ReadTalk,
): Outcome | null => {
  const { knowledge, say } = talk
  const fact = knowledge.facts.get(id)
  if (!fact || fact.type === 'choice' || reading.kind === 'clarify') return null
  const { value } = reading
  const said = describeAlone(fact, value, knowledge)
  const programmes = [...knowledge.programmes.values()].filter(
    ({ province, conditions }) =>
      conditions.length > 0 && (provinces.length === 0 || provinces.includes(province)),
  )
  const found = programmes
    .map((programme) => ({
      programme,
      rules: judgedInEachSector(programme, id, value, sector, talk),
    }))
    .filter(({ rules }) => rules.length > 0)
  if (found.length === 0) return null
  const cited = found.flatMap(({ rules }) =>
    rules.flatMap(({ judged }) => leavesOf(judged.trace).filter(({ fact: of }) => of === id)),
  )
  const lines = found.flatMap(({ programme, rules }) => [
    ...(found.length > 1
      ? [knowledge.places.find(({ id: place }) => place === programme.province)?.name ?? '']
      : []),
    ...rules.flatMap(({ sector: of, judged }) => {
      const leaf = leavesOf(judged.trace).find(({ fact: about }) => about === id)
      if (!leaf) return []
      const gap = gapOf(leaf, knowledge)
      return [
        say(`compare.${judged.status}${gap ? '_gap' : ''}`, {
          sector: sectorLabel(of, talk),
          said,
          required: requiredOf(leaf, knowledge).text,
          gap: gap?.text ?? '',
          clause: citeBriefly(leaf.citation, knowledge),
        }),
      ]
    }),
  ])
  const text = [say('compare.title', { said, label: say(`fact.${id}`) }), ...lines].join('\n')
  const citations = citeAll(
    cited.map(({ citation }) => citation),
    knowledge,
  )
  const judged = found.flatMap(({ programme: { province }, rules }) =>
    rules.map((rule) => ({ sector: rule.sector, province })),
  )
  return sayAndReturn(
    telling(talk, toldConditions(judged, knowledge.articles.values())),
    [{ text, citations, choices: [{ label: say('choice.check'), action: command('check') }] }],
    'answer',
  )
}
