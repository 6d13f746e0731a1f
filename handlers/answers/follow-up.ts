import type { Mentions } from '../../knowledge/search/names.ts'
import type { SearchResult } from '../../knowledge/search/decision/decide.ts'
import { ownProvince } from './provinces/own.ts'
import type { Talk } from '../talk.ts'

/** "thế còn 135": the question before, asked of another document; null for any other. */
export const askedOfDocument = (
  { sources, isBare }: Mentions,
  { knowledge, session, say }: Talk,
): string | null => {
  const [source] = sources.flatMap((id) => knowledge.sources.get(id) ?? [])
  const prior = session.previousQuestion
  if (!source || !isBare || prior === null) return null
  const before = knowledge.readMentions(prior)
  const name = knowledge.places.find(({ id }) => id === source.province)?.name ?? ''
  return before.isBare
    ? null
    : say('answer.asked', { matter: `${before.matter} ${source.name}`, name })
}

/**
 * The question before, where this one may go on from it. One that names its document does not, and
 * behind a question for another province only one that is not answered by itself for one's own.
 */
export const priorOf = (text: string, mentions: Mentions, talk: Talk): string | null => {
  const { knowledge, session } = talk
  const prior = session.previousQuestion
  if (prior === null || (mentions.sources.length > 0 && !mentions.isBare)) return null
  const own = ownProvince(talk)
  const before = knowledge.readMentions(prior).provinces
  if (mentions.goesOn || own === null || before.length === 0 || before.includes(own)) return prior
  const { role } = session.profile
  const alone = knowledge.search.find({ text, province: own, role, prior: null })
  const isAnswered = alone.kind === 'answer' || (alone.kind === 'none' && alone.article)
  return isAnswered ? null : prior
}

/**
 * A question as it is remembered for the next: one that was understood only behind another is called
 * by the article that answered it.
 */
export const remembered = (
  text: string,
  found: SearchResult,
  { isBare }: Mentions,
  talk: Talk,
): string => {
  const { knowledge, session, say } = talk
  if (found.kind !== 'answer' && isBare && session.previousQuestion !== null)
    return session.previousQuestion
  const [article] = found.kind === 'answer' ? found.articles : []
  if (!article || session.previousQuestion === null) return text
  const { role } = session.profile
  const alone = knowledge.search.find({ text, province: article.province, role, prior: null })
  if (alone.kind === 'answer' && alone.articles[0] === article) return text
  const name = knowledge.places.find(({ id }) => id === article.province)?.name
  return name ? say('answer.asked', { matter: article.title, name }) : article.title
}
