import type { VerdictView } from '../../../handlers/conversation/verdict-view.ts'
import { viewJudgement } from '../../../handlers/walk/verdict/verdict.ts'
import { judge } from '../../../knowledge/rules/judge.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { Value } from '../../../knowledge/rules/value.ts'
import { readAnswer } from './answer.ts'
import { MOST_CHARACTERS, type EligibilityRequest } from './payload.ts'

const sectorOf = (sector: Value | undefined): string | null =>
  sector?.is === 'choice' && sector.ids.length === 1 ? (sector.ids[0] ?? null) : null

/** The sector first: a size is read by what is grown there. */
const sectorFirst = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) =>
  Number(other === 'sector') - Number(one === 'sector')

const lengthOf = (given: unknown): number => (typeof given === 'string' ? given.length : 0)

/** Characters to be read in an answer, which take their time as those of a message do. */
const charactersOf = (given: unknown): number =>
  Array.isArray(given)
    ? given.reduce((sum: number, item) => sum + lengthOf(item), 0)
    : lengthOf(given)

/**
 * The verdict on structured answers, without conversation, consent or storage. A fact that does not
 * exist, an answer of a wrong type, or one with which there is more to read than a message may hold
 * gives `{ fault }`: the fact's name.
 */
export const judgeAnswers = (
  { programme: id, answers, asOf }: EligibilityRequest,
  today: string,
  knowledge: Knowledge,
): { readonly verdict: VerdictView } | { readonly fault: string } | 'no-programme' => {
  const programme = knowledge.programmes.get(id)
  if (!programme) return 'no-programme'
  const { province, conditions } = programme
  const priorities = conditions.filter(({ kind }) => kind === 'priority').length
  const values: Record<string, Value> = { province: { is: 'choice', ids: [province], said: '' } }
  let characters = 0
  for (const [name, given] of Object.entries(answers).toSorted(sectorFirst)) {
    characters += charactersOf(given)
    const fact = characters > MOST_CHARACTERS ? undefined : knowledge.facts.get(name)
    const context = { knowledge, province, sector: sectorOf(values['sector']), priorities }
    const value = fact ? readAnswer(fact, given, context) : null
    if (value === null) return { fault: name }
    values[name] = value
  }
  const judgement = judge(programme, values, asOf ?? today, knowledge)
  return { verdict: viewJudgement(judgement, values, knowledge) }
}
