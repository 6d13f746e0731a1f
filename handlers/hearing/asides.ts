import { asQuestion, LONGEST_QUESTION } from '../../knowledge/language/text/length.ts'
import { answerQuestion, proposeAnswer } from '../answers/answer.ts'
import { declineProvince } from '../answers/declining.ts'
import { isCurated } from '../answers/official.ts'
import { CERTAIN, proposed, type Propose } from '../answers/proposal.ts'
import { answerCourtesy } from '../answers/smalltalk.ts'
import { runCommand } from '../commands.ts'
import type { ReadTalk } from '../talk.ts'
import { goOn, MOST_MISSES, walkOf } from '../walk/walk.ts'
import { LIKE_AN_OPTION } from './answers.ts'
import { goesOn } from './freely.ts'
import type { Heard, HeardMidway } from './heard.ts'
import { FEWEST_WORDS, wordsBeside } from './words-beside.ts'

const answers = ({ pending, talk, stated }: HeardMidway): boolean =>
  talk.reading.question === null && stated.some(({ fact }) => fact === pending.fact)

/** A word of the menu in the middle of the questions: "hồ sơ", "5 HTX"; but not the fact asked for. */
export const ofLookUp: Propose<HeardMidway> = (heard) => {
  const { text, pending, talk } = heard
  const lookup = answers(heard) ? null : talk.knowledge.lookups.read(text)
  return lookup && lookup.id !== pending.fact
    ? { likelihood: CERTAIN, outcome: () => answerQuestion(text, talk) }
    : null
}

/** A document that can only be asked about: none of those whose conditions are walked through. */
export const ofImportedDocument: Propose<Heard> = ({ text, talk }) => {
  const { knowledge } = talk
  const isNamed = knowledge.official
    .names(asQuestion(text))
    .names.some(({ documents, isFull }) =>
      documents.length === 0 ? isFull : documents.every((id) => !isCurated(id, knowledge)),
    )
  return isNamed ? { likelihood: CERTAIN, outcome: () => answerQuestion(text, talk) } : null
}

/** "thế còn 135", "còn An Giang" goes on from the question before, unless it answers this one. */
export const ofGoingOnMidway: Propose<HeardMidway> = (heard) => {
  const { text, talk } = heard
  return !answers(heard) && goesOn(text, talk)
    ? { likelihood: CERTAIN, outcome: () => answerQuestion(text, talk) }
    : null
}

/** A province of which no rules are known. */
export const ofElsewhere: Propose<HeardMidway> = ({ talk, stated }) => {
  const { place, question } = talk.reading
  const name = place?.other ?? null
  return name !== null && stated.length === 0 && question === null
    ? { likelihood: CERTAIN, outcome: () => declineProvince(name, talk) }
    : null
}

/** A question is declined rather than said not to have been understood. */
const DECLINED = 0.1

/** A question in between, as sure as what answers it. */
export const ofQuestionBetween: Propose<HeardMidway> = ({ talk }) => {
  const { question } = talk.reading
  if (question === null) return null
  const { likelihood, outcome } = proposeAnswer(question, talk)
  return { likelihood: Math.max(likelihood, DECLINED), outcome }
}

/** "thế còn trồng màu": a question behind one, though nothing in it asks. */
const opensQuestion = (text: string, { knowledge, session }: ReadTalk): boolean =>
  session.context.question !== null && knowledge.readMentions(text).goesOn

/** The title of an article, or what opens like a question behind another. */
export const ofTitle: Propose<HeardMidway> = ({ text, talk, stated }) =>
  talk.reading.question === null &&
  stated.length === 0 &&
  (talk.knowledge.namesArticle(text) || opensQuestion(text, talk))
    ? { likelihood: CERTAIN, outcome: () => answerQuestion(text, talk) }
    : null

/** "thoi gian nop ho so": a short question in which nothing asks, where an article is nearly certain. */
export const ofUnasked: Propose<HeardMidway> = (heard) => {
  const { text, talk } = heard
  const isShort = text.length <= LONGEST_QUESTION
  if (talk.reading.question !== null || !isShort || wordsBeside(heard) < FEWEST_WORDS) return null
  const found = proposeAnswer(text, talk)
  return found.likelihood >= LIKE_AN_OPTION ? found : null
}

/** A greeting, thanks, a leave. */
export const ofCourtesyMidway: Propose<HeardMidway> = ({ talk, stated }) =>
  talk.reading.question === null && stated.length === 0
    ? proposed(CERTAIN, answerCourtesy(talk))
    : null

/** Less than anything that is understood. */
const NOTHING_ELSE = 0.01

/** Nothing was understood: other words, then choices to tap, then the question is left open. */
export const ofNothingUnderstood: Propose<HeardMidway> = ({ talk }) => ({
  likelihood: NOTHING_ELSE,
  outcome: () => {
    const { say } = talk
    const walk = walkOf(talk)
    const misses = walk.misses + 1
    if (misses > MOST_MISSES) {
      const { drafts, ...outcome } = runCommand('unknown', talk)
      return { ...outcome, drafts: [{ text: say('walk.leftOpen') }, ...drafts] }
    }
    const key = misses > 1 ? 'walk.missedAgain' : 'walk.missed'
    return goOn(talk, { ...walk, misses }, [{ text: say(key) }])
  },
})
