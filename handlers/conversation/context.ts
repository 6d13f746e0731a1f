import type { Article } from '../../knowledge/schema/schema.ts'
import type { Context, Session } from './conversation.ts'
import type { Incoming } from './incoming.ts'

/** Before anything was told. */
export const NOTHING_TOLD: Context = {
  question: null,
  articles: [],
  rows: [],
  province: null,
  at: '',
}

interface InTalk {
  readonly session: Session
  readonly incoming: Pick<Incoming, 'at'>
}

const withContext = <T extends InTalk>(talk: T, context: Omit<Context, 'at'>): T => ({
  ...talk,
  session: { ...talk.session, context: { ...context, at: talk.incoming.at } },
})

/** Remembers the question at hand; who answers it adds what was told. */
export const asking = <T extends InTalk>(talk: T, question: string | null): T =>
  withContext(talk, { ...NOTHING_TOLD, question })

/** Adds what an answer told to the question that is remembered. */
export const telling = <T extends InTalk>(talk: T, told: Partial<Context>): T =>
  withContext(talk, { ...talk.session.context, ...told })

/** The one that all of them are of; null where they differ, or where it is left open. */
const onlyOne = (provinces: readonly (string | null)[]): string | null => {
  const [only, ...others] = new Set(provinces)
  return others.length === 0 ? (only ?? null) : null
}

/** What articles tell, for the context. */
export const toldArticles = (articles: readonly Article[]): Partial<Context> => ({
  articles: articles.map(({ id }) => id),
  rows: [],
  province: onlyOne(articles.map(({ province }) => province)),
})

/** What rows of the tables and deadlines tell, for the context. */
export const toldRows = (
  rows: readonly { readonly id: string; readonly province: string }[],
): Partial<Context> => ({
  articles: [],
  rows: rows.map(({ id }) => id),
  province: onlyOne(rows.map(({ province }) => province)),
})

/** What was judged, for the context: the articles that tell a province's conditions of a sector. */
export const toldConditions = (
  judged: readonly { readonly sector: string | null; readonly province: string }[],
  articles: Iterable<Article>,
): Partial<Context> => ({
  ...toldArticles(
    [...articles].filter(({ about, province: of }) =>
      judged.some(({ sector, province }) => sector !== null && sector === about && province === of),
    ),
  ),
  province: onlyOne(judged.map(({ province }) => province)),
})
