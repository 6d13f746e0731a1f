import type { TableRow } from '../../knowledge/search/tables/row.ts'
import type { Article } from '../../knowledge/schema/schema.ts'
import type { Context } from '../conversation/conversation.ts'
import { whatOf } from '../text/row.ts'
import type { Talk } from '../talk.ts'

const HOUR_MS = 60 * 60 * 1000

/** What was told last, looked up in the content. */
export interface ToldLast {
  readonly articles: readonly Article[]
  readonly rows: readonly TableRow[]
  /** Ids of the documents that it rests on. */
  readonly sources: ReadonlySet<string>
  /** All that names it. */
  readonly matter: string
}

/** Ids of the documents that an article rests on. */
export const sourcesOf = ({ citations }: Article): readonly string[] =>
  citations.map(({ source }) => source)

/** The context, or else the latest reminder, which is newer than what was told more than an hour ago. */
export const contextOf = ({ incoming, session, knowledge }: Talk): Context => {
  const { context } = session
  const { latest } = incoming.subscriber ?? { latest: [] }
  const isOld = context.at === '' || Date.parse(incoming.at) - Date.parse(context.at) > HOUR_MS
  const [first] = latest
  if (!first || !isOld) return context
  const question = knowledge.deadlines.get(first.deadline)?.task ?? null
  return { ...context, question, articles: [], rows: latest.map(({ deadline }) => deadline) }
}

/** Articles that tell the day of a deadline. */
const tellingDue = (ids: readonly string[], { knowledge }: Talk): readonly string[] =>
  ids.length === 0
    ? []
    : Object.entries(knowledge.dues.articles).flatMap(([article, dues]) =>
        dues.some((id) => ids.includes(id)) ? [article] : [],
      )

/** What a context names, looked up. */
export const toldOf = (
  { question, articles: ids, rows: rowIds }: Context,
  talk: Talk,
): ToldLast => {
  const { knowledge } = talk
  const articles = [...ids, ...tellingDue(rowIds, talk)].flatMap(
    (id) => knowledge.articles.get(id) ?? [],
  )
  const rows = rowIds.flatMap((id) => knowledge.cells.rows.get(id) ?? [])
  const deadlines = rowIds.flatMap((id) => knowledge.deadlines.get(id) ?? [])
  const sources = [
    ...articles.flatMap(sourcesOf),
    ...[...rows, ...deadlines].map(({ source }) => source),
  ]
  const named = [
    question ?? '',
    ...articles.flatMap(({ title, questions }) => [title, ...questions]),
    ...rows.map(whatOf),
    ...deadlines.map(({ task }) => task),
  ]
  return { articles, rows, sources: new Set(sources), matter: named.join('\n') }
}
