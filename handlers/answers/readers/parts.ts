import { asking } from '../../conversation/context.ts'
import { answerWith } from '../article.ts'
import { CERTAIN, type HeardQuestion, type Propose } from '../proposal.ts'
import { articlesOfParts } from '../several.ts'

/** One part that asks, among others that do not, is looked up where the whole finds nothing. */
const ONE_PART = 0.1

const partsOf = ({ text, province, talk, isAmbiguous }: HeardQuestion, fewest: 1 | 2) =>
  isAmbiguous ? null : articlesOfParts(text, province, fewest, talk)

/**
 * "hồ sơ gồm gì, nộp ở đâu?": each of several questions answered. Where one of them is what the whole
 * message is likeliest about, the others belong to it; else they are as likely as the least likely.
 */
export const ofSeveral: Propose<HeardQuestion> = (heard) => {
  const { text, talk } = heard
  const parts = partsOf(heard, 2)
  if (!parts) return null
  const { found, told } = heard.articles()
  const holdsWhole = found.kind === 'answer' && told.every((one) => parts.articles.includes(one))
  return {
    likelihood: holdsWhole ? CERTAIN : parts.sureness,
    outcome: () => answerWith(parts.articles, asking(talk, text), { asked: text }),
  }
}

/** The one question in a message that tells other things, too. */
export const ofOnePart: Propose<HeardQuestion> = (heard) => {
  const { text, talk } = heard
  const parts = partsOf(heard, 1)
  return (
    parts && {
      likelihood: ONE_PART,
      outcome: () => answerWith(parts.articles, asking(talk, text), { asked: text }),
    }
  )
}
