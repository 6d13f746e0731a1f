import type { Mentions } from '../../knowledge/search/names.ts'
import type { SearchResult } from '../../knowledge/search/decision.ts'
import { asking } from '../context.ts'
import { ownProvince } from './provinces/own.ts'
import type { Talk } from '../talk.ts'

/** "thế còn 135": the question before, asked of another document; null for any other. */
export const askedOfDocument = (
  { sources, isBare }: Mentions,
  { knowledge, session, say }: Talk,
): string | null => {
  const [source] = sources.flatMap((id) => knowledge.sources.get(id) ?? [])
  const prior = session.context.question
  if (!source || !isBare || prior === null) return null
  const before = knowledge.readMentions(prior)
  const name = knowledge.places.find(({ id }) => id === source.province)?.name ?? ''
  return before.isBare
    ? null
    : say('answer.asked', { matter: `${before.matter} ${source.name}`, name })
}

/**
 * The question before, where this one may go on from it. One that names its document does not, and
 * behind an answer for another province only one that is not answered by itself for one's own.
 */
export const priorOf = (text: string, mentions: Mentions, talk: Talk): string | null => {
  const { knowledge, session } = talk
  const { question, province } = session.context
  if (question === null || (mentions.sources.length > 0 && !mentions.isBare)) return null
  const own = ownProvince(talk)
  if (mentions.goesOn || own === null || province === null || province === own) return question
  const { role } = session.profile
  const alone = knowledge.search.find({ text, province: own, role, prior: null })
  const isAnswered = alone.kind === 'answer' || (alone.kind === 'none' && alone.article)
  return isAnswered ? null : question
}

/**
 * Remembers a question for the next: one that was understood only behind another is called by the
 * article that answered it, and what names nothing itself and is not answered leaves all as it was.
 */
export const remembering = <T extends Talk>(
  text: string,
  found: SearchResult,
  { isBare }: Mentions,
  talk: T,
): T => {
  const { knowledge, session, say } = talk
  const { question } = session.context
  if (found.kind !== 'answer' && isBare && question !== null) return talk
  const [article] = found.kind === 'answer' ? found.articles : []
  if (!article || question === null) return asking(talk, text)
  const { role } = session.profile
  const alone = knowledge.search.find({ text, province: article.province, role, prior: null })
  if (alone.kind === 'answer' && alone.articles[0] === article) return asking(talk, text)
  const name = knowledge.places.find(({ id }) => id === article.province)?.name
  return asking(talk, name ? say('answer.asked', { matter: article.title, name }) : article.title)
}
