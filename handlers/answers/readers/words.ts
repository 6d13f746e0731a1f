import { asking } from '../../context.ts'
import { answerLookup } from '../look-up.ts'
import { CERTAIN, proposed, type HeardQuestion, type Propose } from '../proposal.ts'

/** A word that stands for no single question. */
export const ofWord: Propose<HeardQuestion> = ({ text, lookup, mentions, province, talk }) => {
  if (lookup?.ask !== null) return null
  const [only, ...others] = mentions.provinces
  const named = only !== undefined && others.length === 0 ? only : province
  return proposed(CERTAIN, answerLookup(lookup, named, asking(talk, text)))
}
