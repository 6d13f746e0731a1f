import { normalise } from '../../../knowledge/language/text/text.ts'
import type { Place } from '../../../knowledge/schema/places.ts'
import type { Article } from '../../../knowledge/schema/schema.ts'
import { answerWith, articleDraft } from '../article.ts'
import { sayAndReturn } from '../../menu.ts'
import type { Outcome } from '../../conversation/outcome.ts'
import type { ReadTalk } from '../../talk.ts'

/** The only one of ours that a province of today holds, where a message names that one; null else. */
export const partOfToday = ({ knowledge, reading: { place } }: ReadTalk): Place | null => {
  const [only, ...others] = place?.ask === 'merged' ? place.provinces : []
  return others.length > 0 ? null : (knowledge.places.find(({ id }) => id === only) ?? null)
}

/** A question about a province of today, put for that part of it. */
export const asOfPart = (text: string, { name }: Place, { reading }: ReadTalk): string =>
  normalise(text).replace(reading.place?.said ?? '', name)

/** What the documents of that part say, and that nothing is known of the rest of the province. */
export const tellPart = (
  articles: readonly Article[],
  { id, now, name }: Place,
  talk: ReadTalk,
): Outcome => {
  if (articles.every(({ province }) => province === null)) return answerWith(articles, talk)
  const told = articles.filter(({ province }) => province === id)
  const key = told.length === 0 ? 'answer.notInPart' : 'answer.partOfToday'
  const drafts = told.map((article) => articleDraft(article, true, talk))
  return sayAndReturn(talk, [{ text: talk.say(key, { now, name }) }, ...drafts], 'abstain')
}
