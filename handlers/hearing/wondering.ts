import { consentOf } from '../conversation/consents.ts'
import type { Values } from '../../knowledge/rules/value.ts'
import type { Supposition } from '../../knowledge/language/supposing/supposition.ts'
import { proposeAnswer } from '../answers/answer.ts'
import { CERTAIN, proposed, type Propose } from '../answers/proposal.ts'
import type { Draft, Outcome } from '../conversation/outcome.ts'
import { asTold, valuesOf } from '../conversation/session.ts'
import { sayAndReturn } from '../menu.ts'
import { readMessage, type ReadTalk } from '../talk.ts'
import { askRealOrSupposed } from '../supposing/real.ts'
import { supposeFreely, supposeInWalk, walkToSuppose } from '../supposing/supposing.ts'
import { command } from '../walk/choices.ts'
import { progressOf, type Progress } from '../walk/progress.ts'
import { GATES } from '../walk/verdict/comparison.ts'
import { nearestDraft } from '../walk/verdict/nearest.ts'
import { programmesDraft } from '../walk/verdict/programmes.ts'
import { sectorHeld } from './figures.ts'
import type { Heard } from './heard.ts'

/** How sure an article must be to be told below what a supposition comes to. */
const RULE_ASKED = 0.75

/** "bớt 5 ha" behind a result, "600 ha thì sao" while something is supposed already. */
const goesOnWith = (said: Supposition, { session: { walk } }: ReadTalk): boolean => {
  if (!walk) return false
  if (walk.scenario !== null && said.asks) return true
  return said.isBareChange && (walk.scenario !== null || walk.concluded)
}

/** Whether the words say by themselves that nothing is told, but tried out. */
const supposes = ({ opening, asks, isChange }: Supposition): boolean =>
  opening === 'sure' || [opening === 'conditional', asks, isChange].filter(Boolean).length > 1

/** What is said before it tells something by itself, which is not supposed. */
const tellsBefore = ({ before }: Supposition, talk: ReadTalk): boolean =>
  before !== '' && readMessage(before, null, talk).facts.length > 0

/** What the message supposes; null where it tells or asks something else. */
const suppositionIn = ({ text, talk }: Heard): Supposition | null => {
  const said = talk.knowledge.wondering.supposition(text)
  if (!said || (said.plain === '' && said.steps.length === 0)) return null
  if (tellsBefore(said, talk)) return null
  return supposes(said) || goesOnWith(said, talk) ? said : null
}

/** Nothing of what a message only supposes is kept for the check. */
export const supposesIn = (heard: Heard): boolean => suppositionIn(heard) !== null

/** The rule that may be asked for as well, below what it comes to for this cooperative. */
const withRule = (outcome: Outcome, text: string, talk: ReadTalk): Outcome => {
  const isLookedAt = outcome.drafts[0]?.choices?.some(
    ({ action }) => action.do === 'suppose' && action.facts.every(({ fact }) => !GATES.has(fact)),
  )
  if (outcome.kind !== 'answer' || !isLookedAt || outcome.drafts.length > 1) return outcome
  const { likelihood, outcome: answer } = proposeAnswer(text, talk)
  const answered = likelihood >= RULE_ASKED ? answer() : null
  if (answered?.kind !== 'answer') return outcome
  const [own, ...rest] = outcome.drafts
  if (!own) return outcome
  const last = answered.drafts.at(-1)
  const told = answered.drafts.slice(0, -1)
  const choices = own.choices ?? []
  return {
    ...outcome,
    drafts: [
      { ...own, choices: [] },
      ...rest,
      ...told,
      ...(last ? [{ ...last, choices: [...choices, ...(last.choices ?? [])] }] : []),
    ],
  }
}

/** "nếu có 320 thành viên thì sao": tried out beside what was told, or compared where nothing was. */
export const ofSupposition: Propose<Heard> = (heard) => {
  const { text, talk } = heard
  const said = suppositionIn(heard)
  if (!said) return null
  const walk = walkToSuppose(talk)
  if (!walk) return proposed(CERTAIN, supposeFreely(said, sectorHeld(talk), talk))
  const outcome = supposeInWalk(said, walk, talk)
  return proposed(CERTAIN, outcome && withRule(outcome, text, talk))
}

/** Where nothing pends, the result and a change of what was told are at hand. */
const withNext = (draft: Draft, { say }: ReadTalk): Draft => ({
  ...draft,
  choices: ['result', 'edit'].map((id) => ({ label: say(`choice.${id}`), action: command(id) })),
})

/** What is judged so far, by what was told alone; null before anything of the cooperative was. */
const judgedSoFar = ({ session, incoming, knowledge }: ReadTalk): Progress | null => {
  const walk = consentOf(session, 'answers') === 'given' && session.walk
  if (!walk || !Object.keys(valuesOf(walk)).some((fact) => !GATES.has(fact))) return null
  return progressOf(asTold(walk), incoming.today, knowledge)
}

/** "làm sao để đủ": the smallest change that would do. */
export const ofNearest: Propose<Heard> = ({ text, talk }) => {
  if (talk.reading.command !== null || !talk.knowledge.wondering.asksNearest(text)) return null
  const standing = judgedSoFar(talk)
  const draft = standing && nearestDraft(standing, talk)
  return draft && proposed(CERTAIN, sayAndReturn(talk, [withNext(draft, talk)], 'answer', false))
}

/** Whether nothing was asked since a result was shown: the question remembered is the title it left. */
const isBehindResult = ({ session: { walk, context }, knowledge }: ReadTalk): boolean =>
  walk?.concluded === true &&
  (context.question === null ||
    context.articles.some((id) => knowledge.articles.get(id)?.title === context.question))

/** "so sánh hai chương trình", "bên Kiên Giang cũ có đủ không". */
export const ofProgrammes: Propose<Heard> = ({ text, talk }) => {
  const { reading, knowledge } = talk
  const standing = reading.command === null ? judgedSoFar(talk) : null
  if (!standing) return null
  const { provinces } = knowledge.readMentions(text)
  const isNamed =
    reading.place !== null &&
    provinces.length > 0 &&
    knowledge.wondering.asksStanding(text, reading.place.said)
  if (!knowledge.wondering.asksProgrammes(text) && !(isNamed && isBehindResult(talk))) return null
  return proposed(CERTAIN, compareProgrammes(standing.values, provinces, talk))
}

const compareProgrammes = (
  values: Values,
  provinces: readonly string[],
  talk: ReadTalk,
): Outcome | null => {
  const draft = programmesDraft(values, provinces, talk)
  return draft && sayAndReturn(talk, [withNext(draft, talk)], 'answer', false)
}

/** A figure is told of what is supposed: the real one, or another supposition. */
export const ofRealOrSupposed: Propose<Heard> = ({ stated, talk }) =>
  talk.reading.question === null && talk.reading.command === null
    ? proposed(CERTAIN, askRealOrSupposed(stated, talk))
    : null
