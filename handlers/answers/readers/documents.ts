import { answerOfficially } from '../official.ts'
import { proposed, type HeardQuestion, type Propose } from '../proposal.ts'

/** Below what is offered of the curated answers: the words of a document are looked up by words alone. */
const BY_WORDS = 0.15

/** The exact words of imported documents. */
export const ofOfficialWords: Propose<HeardQuestion> = ({ text, talk }) =>
  proposed(BY_WORDS, answerOfficially(text, talk))
