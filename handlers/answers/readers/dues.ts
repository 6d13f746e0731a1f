import type { Mentions } from '../../../knowledge/search/names.ts'
import type { DueQuestion } from '../../../knowledge/search/due-question.ts'
import type { Article } from '../../../knowledge/schema/schema.ts'
import { asking } from '../../conversation/context.ts'
import type { ReadTalk, Talk } from '../../talk.ts'
import { answerWith } from '../article.ts'
import { answerDues } from '../deadlines.ts'
import { CERTAIN, proposed, type HeardQuestion, type Propose } from '../proposal.ts'
import { withOtherPlans } from '../provinces/plans.ts'

/** The articles that were told, where each tells a deadline. */
const dueBefore = ({ knowledge, session }: Talk): readonly Article[] => {
  const { articles } = session.context
  return articles.every((id) => knowledge.dues.articles[id] !== undefined)
    ? articles.flatMap((id) => knowledge.articles.get(id) ?? [])
    : []
}

/** A question for deadlines without the names of provinces, or the one before for another province. */
const duesAsked = (
  text: string,
  { matter, isBare, provinces, sources }: Mentions,
  { knowledge, session, reading }: ReadTalk,
): DueQuestion | null => {
  const { readDueQuestion } = knowledge
  const own = readDueQuestion(reading.place ? text.replace(reading.place.said, '') : text)
  if (own || provinces.length === 0 || sources.length > 0) return own
  const prior = session.context.question
  return readDueQuestion(isBare && prior !== null ? knowledge.readMentions(prior).matter : matter)
}

/** What falls due, of all plans or of what was just told. */
export const ofDues: Propose<HeardQuestion> = ({ text, lookup, mentions, province, talk }) => {
  const dues = duesAsked(text, mentions, talk)
  if (!dues) return null
  const { question } = talk.session.context
  const isNamed = mentions.provinces.length + mentions.sources.length > 0
  const goesOn = lookup === null && !isNamed && (dues.isLeft || dues.isAny)
  const before = goesOn ? dueBefore(talk) : []
  const prior = talk.knowledge.readMentions(question ?? '')
  if (before.length > 0)
    return proposed(CERTAIN, answerWith(withOtherPlans(before, prior, talk), talk))
  const named = [mentions.provinces, talk.reading.place?.provinces ?? []]
  const places = [...named, province ? [province] : []].find((list) => list.length > 0) ?? []
  const isAgain = mentions.provinces.length > 0 && mentions.isBare && question !== null
  return proposed(CERTAIN, answerDues(dues, places, asking(talk, isAgain ? question : text)))
}
