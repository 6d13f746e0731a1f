import { asking } from '../../context.ts'
import { answerWith } from '../article.ts'
import { CERTAIN, type HeardQuestion, type Propose } from '../proposal.ts'
import { articlesOfParts } from '../several.ts'

/** One part that asks, among others that do not, is looked up where the whole finds nothing. */
const ONE_PART = 0.1

const answersTo = (heard: HeardQuestion, fewest: 1 | 2, likelihood: number) => {
  const { text, province, talk, isAmbiguous } = heard
  const parts = isAmbiguous ? [] : articlesOfParts(text, province, fewest, talk)
  return parts.length === 0
    ? null
    : { likelihood, outcome: () => answerWith(parts, asking(talk, text), [], text) }
}

/** "hồ sơ gồm gì, nộp ở đâu?": each of several questions answered. */
export const ofSeveral: Propose<HeardQuestion> = (heard) => answersTo(heard, 2, CERTAIN)

/** The one question in a message that tells other things, too. */
export const ofOnePart: Propose<HeardQuestion> = (heard) => answersTo(heard, 1, ONE_PART)
