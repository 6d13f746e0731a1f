import { LONGEST_WISH } from '../../knowledge/language/text/length.ts'
import type { Mentions } from '../../knowledge/search/names.ts'
import type { Article, Source } from '../../knowledge/schema/schema.ts'
import { asking } from '../conversation/context.ts'
import { ZONES, type SearchResult } from '../../knowledge/search/decision/decide.ts'
import { ownProvince } from './provinces/own.ts'
import type { Talk } from '../talk.ts'

/** A question that articles or tables answer by itself, or that says too much to lean on another. */
export const isSureAlone = (text: string, talk: Talk): boolean => {
  if (text.length > LONGEST_WISH) return true
  const { knowledge, session } = talk
  if (knowledge.readShortAsk(text, '')?.points) return false
  const asked = { text, province: ownProvince(talk), role: session.profile.role, prior: null }
  const found = knowledge.search.find(asked)
  const isDeclined = found.kind === 'none' && found.article !== undefined
  const isAnswered = found.kind === 'answer' || (isDeclined && found.sureness >= ZONES.answer)
  return isAnswered || knowledge.cells.find(asked) !== null
}

/** The document that is asked about behind another one: named, or the other of two that a province has. */
const documentAsked = ({ sources, isOther, isBare }: Mentions, talk: Talk): Source | null => {
  const { knowledge, session } = talk
  const [named, ...more] = sources
  if (!isBare || more.length > 0) return null
  if (named !== undefined) return knowledge.sources.get(named) ?? null
  const told = new Set(
    session.context.articles.flatMap(
      (id) => knowledge.articles.get(id)?.citations.map(({ source }) => source) ?? [],
    ),
  )
  const province = session.context.province
  const others = [...knowledge.sources.values()].filter(
    (one) => one.province === province && !told.has(one.id),
  )
  return isOther && told.size === 1 && others.length === 1 ? (others[0] ?? null) : null
}

/** "thế còn 135" behind an article: the one of that document on the same. */
export const sameInDocument = (mentions: Mentions, talk: Talk): Article | null => {
  const { knowledge, session } = talk
  const source = documentAsked(mentions, talk)
  const told = session.context.articles.flatMap((id) => knowledge.articles.get(id) ?? [])
  if (source === null || !(mentions.goesOn || mentions.isOther)) return null
  const same = [...knowledge.articles.values()].find(
    ({ topic, citations, province }) =>
      province === source.province &&
      citations[0]?.source === source.id &&
      told.some((one) => one.topic === topic),
  )
  return same ?? null
}

/** "thế còn 135": the question before, asked of another document; null for any other. */
export const askedOfDocument = (text: string, mentions: Mentions, talk: Talk): string | null => {
  const { knowledge, session, say } = talk
  const source = documentAsked(mentions, talk)
  const prior = session.context.question
  if (source === null || prior === null) return null
  if (!mentions.goesOn && !mentions.isOther && isSureAlone(text, talk)) return null
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
  const { question, province } = talk.session.context
  const isNamed = mentions.sources.length > 0
  if (question === null || (isNamed && !mentions.isBare)) return null
  if (isNamed && !mentions.goesOn && isSureAlone(text, talk)) return null
  const own = ownProvince(talk)
  if (mentions.goesOn || own === null || province === null || province === own) return question
  return isSureAlone(text, talk) ? null : question
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
