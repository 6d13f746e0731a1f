import { labelKey, typedLabel } from '../language/text/label.ts'
import type { Article } from '../schema/schema.ts'

/** True for a text that is the title of an article or one of its keywords: "hạn nộp". */
export type NamesArticle = (text: string) => boolean

/** Builds the table of titles and keywords once. */
export const createArticleNames = (articles: readonly Article[]): NamesArticle => {
  const names = new Set(
    articles.flatMap(({ title, keywords }) => [title, ...keywords].map((name) => labelKey(name))),
  )
  return (text) => {
    const typed = typedLabel(text)
    return typed !== null && names.has(typed)
  }
}
