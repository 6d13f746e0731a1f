import { answerFromBefore, answerFromNamed, answerOfficially } from '../official.ts'
import { CERTAIN, proposed, type HeardQuestion, type Propose } from '../proposal.ts'

/** Below what is offered of the curated answers: the words of a document are looked up by words alone. */
const BY_WORDS = 0.15

/** A document that nothing but its own words can answer for, named now or told from before. */
export const ofNamedDocument: Propose<HeardQuestion> = ({ text, mentions, talk }) =>
  proposed(CERTAIN, answerFromNamed(text, talk) ?? answerFromBefore(text, mentions, talk))

/** The exact words of imported documents. */
export const ofOfficialWords: Propose<HeardQuestion> = ({ text, talk }) =>
  proposed(BY_WORDS, answerOfficially(text, talk))
