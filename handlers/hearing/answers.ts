import type { FactReading } from '../../knowledge/rules/reading.ts'
import type { Value } from '../../knowledge/rules/value.ts'
import { answerQuestion } from '../answers/answer.ts'
import { CERTAIN, type Proposal, type Propose } from '../answers/proposal.ts'
import { runCommand } from '../commands.ts'
import { asking } from '../conversation/context.ts'
import type { Unconfirmed } from '../conversation/conversation.ts'
import type { Outcome } from '../conversation/outcome.ts'
import { withSession, type ReadTalk } from '../talk.ts'
import { accept, acceptAndGoOn } from '../walk/walk.ts'
import type { Heard, HeardMidway } from './heard.ts'
import { conditionOf } from './questions.ts'
import { FEWEST_WORDS, wordsBeside } from './words-beside.ts'

const MODEL = 'model'

/**
 * How sure an article must be to be meant by a message in which nothing asks. Statements of a sector or
 * place among other words have articles of up to 0,94 in the test suite, the few answers at hand that
 * are like an option of up to 0,71; of 104 labelled questions read so one in three is surer than this.
 */
export const LIKE_AN_OPTION = 0.95
const NAMED_IN_PASSING = 0.95

/** What a yes would mean: the echoed reading, or the one reading that is left to choose. */
const onlyReading = (waiting: Unconfirmed): Value | null => {
  if (waiting.kind === 'confirm') return waiting.value
  return waiting.options.length === 1 ? (waiting.options[0] ?? null) : null
}

/**
 * "1" where the first choice is "Mô hình 10": the choice or model 1 may be meant, and neither is
 * taken. A number that stands on a choice itself is that model.
 */
const twoModels = (stated: readonly FactReading[], { reading, session }: ReadTalk) => {
  const told = stated.find(({ fact }) => fact === MODEL)?.reading
  const isBare = reading.figures.length > 0 && !reading.namesModel
  if (told?.kind !== 'value' || told.value.is !== 'choice' || !isBare) return null
  const { value } = told
  const shown = (session.prompt?.choices ?? []).map(({ action }) =>
    action.do === 'answer' && action.fact === MODEL && action.value.is === 'choice'
      ? [action.value]
      : [],
  )
  const [number] = value.ids
  const other = shown[Number(number) - 1]
  const isShown = shown.flat().some(({ ids }) => ids[0] === number)
  if (value.ids.length !== 1 || !other || isShown) return null
  const clarify = { kind: 'clarify', ask: 'which-option', said: value.said } as const
  return { fact: MODEL, reading: { ...clarify, options: [...other, value] } }
}

/** A number that is a choice shown and the number of another model. */
export const ofTwoModels: Propose<HeardMidway> = ({ pending, talk, stated }) => {
  const twofold = pending.fact === MODEL ? twoModels(stated, talk) : null
  if (!twofold) return null
  const others = stated.filter(({ fact }) => fact !== MODEL)
  return { likelihood: CERTAIN, outcome: () => acceptAndGoOn(talk, [...others, twofold]) }
}

/** "2 tỷ, còn An Giang thì cần bao nhiêu": a question without a matter asks about the fact at hand. */
const answerAtHand = (question: string, fact: string, talk: ReadTalk): Outcome => {
  const { isBare, provinces } = talk.knowledge.readMentions(question)
  const isOfFact = isBare && provinces.length > 0
  return answerQuestion(question, isOfFact ? asking(talk, conditionOf(fact, talk)) : talk)
}

const NOT_ANSWERED: ReadonlySet<Outcome['kind']> = new Set(['abstain', 'menu'])

/** What was told, the answer to what is asked marked as one beside which more was said. */
const doubted = (told: readonly FactReading[], fact: string): readonly FactReading[] =>
  told.map((one) =>
    one.fact === fact && one.reading.kind === 'value'
      ? { ...one, reading: { ...one.reading, isDoubtful: true } }
      : one,
  )

/**
 * What was told is kept and said back, and what is asked with it answered before that. Where nothing
 * answers and no question mark stands, it was a remark: "cao hơn, mấy bả ghen tị nữa là".
 */
const acceptAndAnswer = (
  told: readonly FactReading[],
  question: string,
  { pending, talk }: HeardMidway,
): Outcome => {
  const isAsked = question.endsWith('?')
  const kept = isAsked ? told : doubted(told, pending.fact)
  const { walk, lead } = accept(talk, kept)
  const next = withSession(talk, { ...talk.session, walk })
  const outcome = answerAtHand(question, told.at(-1)?.fact ?? pending.fact, next)
  if (NOT_ANSWERED.has(outcome.kind) && !isAsked) {
    const on = acceptAndGoOn(talk, kept)
    return { ...on, effects: [...(on.effects ?? []), ...(outcome.effects ?? [])] }
  }
  const at = outcome.question === null ? 1 : -1
  return { ...outcome, drafts: outcome.drafts.toSpliced(at, 0, ...lead) }
}

const take = (told: readonly FactReading[], likelihood: number, heard: HeardMidway): Proposal => {
  const { talk } = heard
  const { question } = talk.reading
  return {
    likelihood,
    outcome: () =>
      question === null ? acceptAndGoOn(talk, told) : acceptAndAnswer(told, question, heard),
  }
}

/** Yes to an echo, or to the one reading that is left; what is asked with it is answered, too. */
export const ofYes: Propose<HeardMidway> = (heard) => {
  const { pending, talk, stated } = heard
  const isYes = talk.reading.quick === 'yes' || talk.reading.agrees
  if (pending.kind !== 'waiting' || stated.length > 0 || !isYes) return null
  const value = onlyReading(pending.waiting)
  return value && take([{ fact: pending.fact, reading: { kind: 'value', value } }], CERTAIN, heard)
}

/** No to an echo. */
export const ofNo: Propose<HeardMidway> = ({ pending, talk, stated }) =>
  pending.kind === 'waiting' &&
  pending.waiting.kind === 'confirm' &&
  stated.length === 0 &&
  talk.reading.quick === 'no'
    ? { likelihood: CERTAIN, outcome: () => runCommand('wrong', talk) }
    : null

/** Only like an option of what is asked, or like several of them. */
const isGuessed = ({ reading }: FactReading): boolean =>
  reading.kind === 'clarify' && reading.ask === 'which-option'

/** What is asked is answered, with whatever is told or asked beside it. */
export const ofAnswer: Propose<HeardMidway> = (heard) => {
  const { pending, stated } = heard
  const own = stated.find(({ fact }) => fact === pending.fact)
  return own ? take(stated, isGuessed(own) ? LIKE_AN_OPTION : CERTAIN, heard) : null
}

/** Other facts than the one asked for, and a question with them. */
export const ofFactsWithQuestion: Propose<HeardMidway> = (heard) =>
  heard.stated.length > 0 && heard.talk.reading.question !== null
    ? take(heard.stated, CERTAIN, heard)
    : null

/** A sector or a place, and no figure, among more words than it takes to say so. */
const isInPassing = (heard: Heard): boolean =>
  heard.figures.length === 0 && wordsBeside(heard) >= FEWEST_WORDS

/** Other facts than the one asked for. */
export const ofOtherFacts: Propose<HeardMidway> = (heard) =>
  heard.stated.length > 0
    ? take(heard.stated, isInPassing(heard) ? NAMED_IN_PASSING : CERTAIN, heard)
    : null

const isAsked = ({ talk }: Heard): boolean => talk.reading.question !== null

/** "không biết": noted, and never counted as met. */
export const ofUnknown: Propose<HeardMidway> = (heard) =>
  heard.talk.reading.quick === 'unknown' && !isAsked(heard)
    ? { likelihood: CERTAIN, outcome: () => runCommand('unknown', heard.talk) }
    : null

/** "bỏ qua", "không áp dụng". */
export const ofSkipping: Propose<HeardMidway> = (heard) => {
  const { quick } = heard.talk.reading
  return (quick === 'skip' || quick === 'not-applicable') && !isAsked(heard)
    ? { likelihood: CERTAIN, outcome: () => runCommand('skip', heard.talk) }
    : null
}
