import type { FactReading } from '../../knowledge/rules/reading.ts'
import type { Value } from '../../knowledge/rules/value.ts'
import { answerQuestion } from '../answers/answer.ts'
import { declineProvince } from '../answers/declining.ts'
import { CERTAIN, type Propose } from '../answers/proposal.ts'
import { answerChatter, answerCourtesy } from '../answers/smalltalk.ts'
import { runCommand } from '../commands.ts'
import { asking } from '../context.ts'
import type { Unconfirmed } from '../conversation.ts'
import type { Outcome } from '../outcome.ts'
import { withSession, type ReadTalk } from '../talk.ts'
import type { Pending } from '../walk/progress.ts'
import { accept, acceptAndGoOn, goOn, MOST_MISSES, walkOf } from '../walk/walk.ts'
import type { Heard } from './heard.ts'
import { conditionOf } from './questions.ts'

/** A word of the menu in the middle of the questions: "hồ sơ", "5 HTX"; but not the fact asked for. */
const isLookUp = (text: string, pending: Pending, { knowledge }: ReadTalk): boolean => {
  const lookup = knowledge.lookups.read(text)
  return lookup !== null && lookup.id !== pending.fact
}

const FEWEST_WORDS = 3
const MODEL = 'model'

/** "thế còn 135", "còn An Giang": goes on from the question before; "còn 135" is a figure. */
export const goesOn = (text: string, { knowledge, session }: ReadTalk): boolean => {
  if (session.context.question === null) return false
  const { goesOn: opens, isBare, provinces, sources } = knowledge.readMentions(text)
  const isLong = text.trim().split(/\s+/u).length >= FEWEST_WORDS
  return opens && isBare && (provinces.length > 0 || (sources.length > 0 && isLong))
}

/** "thế còn trồng màu": a question behind one, though nothing in it asks. */
const opensQuestion = (text: string, { knowledge, session }: ReadTalk): boolean =>
  session.context.question !== null && knowledge.readMentions(text).goesOn

/** "2 tỷ, còn An Giang thì cần bao nhiêu": a question without a matter asks about the fact at hand. */
const answerAtHand = (question: string, fact: string, talk: ReadTalk): Outcome => {
  const { isBare, provinces } = talk.knowledge.readMentions(question)
  const isOfFact = isBare && provinces.length > 0
  return answerQuestion(question, isOfFact ? asking(talk, conditionOf(fact, talk)) : talk)
}

/** Other words, then choices to tap, then the question is left open for the result. */
const notUnderstood = (talk: ReadTalk): Outcome => {
  const { say } = talk
  const walk = walkOf(talk)
  const misses = walk.misses + 1
  if (misses > MOST_MISSES) {
    const { drafts, ...outcome } = runCommand('unknown', talk)
    return { ...outcome, drafts: [{ text: say('walk.leftOpen') }, ...drafts] }
  }
  const key = misses > 1 ? 'walk.missedAgain' : 'walk.missed'
  return goOn(talk, { ...walk, misses }, [{ text: say(key) }])
}

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

const hear = (pending: Pending, { text, talk, stated }: Heard): Outcome => {
  const { reading, knowledge } = talk
  const twofold = pending.fact === MODEL ? twoModels(stated, talk) : null
  if (twofold) return acceptAndGoOn(talk, [...stated.filter(({ fact }) => fact !== MODEL), twofold])
  const answers = reading.question === null && stated.some(({ fact }) => fact === pending.fact)
  if (!answers && (isLookUp(text, pending, talk) || goesOn(text, talk)))
    return answerQuestion(text, talk)
  if (pending.kind === 'waiting' && stated.length === 0) {
    const { waiting } = pending
    const value = onlyReading(waiting)
    if ((reading.quick === 'yes' || reading.agrees) && value)
      return acceptAndGoOn(talk, [{ fact: waiting.fact, reading: { kind: 'value', value } }])
    if (reading.quick === 'no' && waiting.kind === 'confirm') return runCommand('wrong', talk)
  }
  if (reading.place?.other && stated.length === 0 && reading.question === null)
    return declineProvince(reading.place.other, talk)
  if (stated.length > 0 && reading.question !== null) {
    const { walk, lead } = accept(talk, stated)
    const next = withSession(talk, { ...talk.session, walk })
    const outcome = answerAtHand(reading.question, stated.at(-1)?.fact ?? pending.fact, next)
    const at = outcome.question === null ? 1 : -1
    return { ...outcome, drafts: outcome.drafts.toSpliced(at, 0, ...lead) }
  }
  if (stated.length > 0) return acceptAndGoOn(talk, stated)
  if (reading.question !== null) return answerQuestion(reading.question, talk)
  if (reading.quick === 'unknown') return runCommand('unknown', talk)
  if (reading.quick === 'skip' || reading.quick === 'not-applicable')
    return runCommand('skip', talk)
  const courtesy = answerCourtesy(talk)
  if (courtesy) return courtesy
  if (knowledge.namesArticle(text) || opensQuestion(text, talk)) return answerQuestion(text, talk)
  return answerChatter(talk) ?? notUnderstood(talk)
}

/** While a question pends: an answer, other facts, a question in between, or nothing understood. */
export const ofAnswer: Propose<Heard> = (heard) => {
  const { pending } = heard
  return pending && { likelihood: CERTAIN, outcome: () => hear(pending, heard) }
}
