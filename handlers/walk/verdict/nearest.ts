import { nearestWay, type Remedy, type Nearest } from '../../../knowledge/rules/nearest.ts'
import type { CitationLine } from '../../conversation/verdict-view.ts'
import type { Draft } from '../../conversation/outcome.ts'
import { brieflyActual, brieflyGap, brieflyRequired } from '../../text/brief.ts'
import { cite, citeBriefly } from '../../text/citation.ts'
import { formatNumber } from '../../text/numbers.ts'
import { roundLine } from '../../text/round.ts'
import { subjectOf, type Progress } from '../progress.ts'
import type { Talk } from '../../talk.ts'
import { actualOf, gapOf, requiredOf } from './verdict.ts'

/** With more changes than these the result does not tell them: whoever wants to know asks. */
const MOST_BESIDE_RESULT = 3

const nearestOf = ({ judgement, values }: Progress, { knowledge }: Talk): Nearest | null =>
  judgement && judgement.mandatory.length > 0 ? nearestWay(judgement, values, knowledge) : null

/** "thêm 1 (lên 300)": what is to be added to a figure; what is needed of anything else. */
const changeInWords = ({ leaf, fact: id }: Remedy, isBrief: boolean, talk: Talk): string => {
  const { knowledge, say } = talk
  const fact = knowledge.facts.get(id)
  const gap = gapOf(leaf, knowledge)
  const values = { label: say(`fact.${id}`), clause: citeBriefly(leaf.citation, knowledge) }
  const required = requiredOf(leaf, knowledge)
  if (!fact || !gap || !leaf.stated) {
    const need = leaf.required?.text ? brieflyRequired(required, knowledge) : required.text
    return say(isBrief ? 'nearest.needBriefly' : 'nearest.need', { ...values, need })
  }
  const actual = actualOf(fact, leaf.stated, knowledge)
  return say(isBrief ? 'nearest.addBriefly' : 'nearest.add', {
    ...values,
    actual: brieflyActual(actual),
    required: brieflyRequired(required, knowledge),
    gap: brieflyGap(gap, actual, knowledge),
    percent: formatNumber(gap.percent),
  })
}

/** The nearest way in one line below a result that fails; none where it is long, or cannot be gone. */
export const nearestLine = (standing: Progress, talk: Talk): readonly string[] => {
  const nearest = nearestOf(standing, talk)
  const changes = nearest?.changes ?? []
  if (!nearest || changes.length === 0 || changes.length > MOST_BESIDE_RESULT) return []
  // of a body that the document does not speak of no figure would help
  if (nearest.fixed.some(({ condition }) => condition.kind === 'subject')) return []
  const list = changes.map((change) => changeInWords(change, true, talk)).join('; ')
  const key = nearest.fixed.length > 0 ? 'nearest.lineBesideFixed' : 'nearest.line'
  return [talk.say(key, { list })]
}

const fixedLines = ({ fixed }: Nearest, { say }: Talk): readonly string[] =>
  fixed.flatMap(({ trace, condition }) => {
    const key = `fixed.${subjectOf(trace)}`
    return say.has(key) ? [say('nearest.fixed', { label: condition.label, why: say(key) })] : []
  })

const openLine = ({ judgement }: Progress, { say }: Talk): readonly string[] => {
  const open = (judgement?.mandatory ?? [])
    .filter(({ status }) => status === 'unknown' || status === 'authority')
    .map(({ condition }) => condition.label)
  const list = [...new Set(open)]
  return list.length > 0 ? [say('nearest.open', { n: list.length, list: list.join(', ') })] : []
}

const headOf = ({ changes, fixed }: Nearest, standing: Progress, { knowledge, say }: Talk) => {
  const document = knowledge.sources.get(standing.programme?.source ?? '')?.name ?? ''
  if (changes.length > 0) return say('nearest.head', { n: changes.length, document })
  if (fixed.length > 0) return say('nearest.onlyFixed', { document })
  return standing.judgement?.eligibility === 'eligible'
    ? say('nearest.nothing', { document })
    : say('nearest.nothingYet', { document })
}

/**
 * What would have to change so that no mandatory condition fails, with how much of it in the person's
 * own unit; what cannot be changed any more, what is not known, and that the round is over.
 */
export const nearestDraft = (standing: Progress, talk: Talk): Draft | null => {
  const { knowledge, say } = talk
  const { programme } = standing
  if (!programme) return null
  const nearest = nearestOf(standing, talk)
  const document = knowledge.sources.get(programme.source)?.name ?? ''
  if (!nearest) return { text: say('nearest.noConditions', { document }) }
  const cited = [
    ...nearest.changes.map(({ leaf }) => leaf.citation),
    ...nearest.fixed.map(({ condition: { clause } }) => ({ source: programme.source, clause })),
  ]
  const note = say('nearest.note', { round: roundLine(programme, talk) })
  const citations: readonly CitationLine[] = cited.map((one) => cite(one, knowledge))
  return {
    text: [
      headOf(nearest, standing, talk),
      ...nearest.changes.map((change) => changeInWords(change, false, talk)),
      ...fixedLines(nearest, talk),
      ...openLine(standing, talk),
      note,
    ].join('\n'),
    citations,
    marks: [{ is: 'note', text: note }],
  }
}
