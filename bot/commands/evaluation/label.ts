import type { Article } from '../../../knowledge/schema/schema.ts'
import type { QuestionRow } from './question-row.ts'
import { holds, isSamePlace } from './score.ts'

/**
 * Whether an article answers a question of a labelled row: true or false, null where the row does not
 * say. An article that cites the wanted clause and tells something else of it may do as well; which of
 * the declining articles fits a question without an answer is not said either.
 */
export const labelOf = (
  article: Article,
  row: QuestionRow,
  loosen: (text: string) => string,
): boolean | null => {
  if (row.article !== null && article.id === row.article) return true
  if (!row.answerable && row.article === null) return article.abstains ? null : false
  const cites = article.citations.some(({ source, clause }) =>
    row.places.some((place) => isSamePlace({ document: source, clause }, place)),
  )
  if (row.article !== null) return cites && !article.abstains ? null : false
  const tells = holds(article.answer.director, row, loosen)
  if (cites && tells) return true
  return cites || tells ? null : false
}
