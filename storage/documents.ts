import { createHash } from 'node:crypto'
import type { Insertable } from 'kysely'
import type { MarkKind } from '../knowledge/official/mark.ts'
import type {
  OfficialDocument,
  Passage,
  PassageNote,
  TidyNote,
} from '../knowledge/official/passage.ts'
import type { Database, Db } from './database/schema.ts'
import { createWriteTx } from './database/write-tx.ts'

/** A document as a list of them shows it. */
export interface DocumentEntry extends Omit<OfficialDocument, 'passages'> {
  /** Of its words and of all that is known about it: the same document has the same one. */
  readonly hash: string
  /** Milliseconds since the epoch. */
  readonly importedAt: number
  readonly passages: number
  /** Passages in which something was tidied up. */
  readonly noted: number
}

/** SQLite takes so many values in one statement, with room to spare. */
const ROWS_AT_ONCE = 500
const NOTES: Readonly<Record<TidyNote, true>> = {
  spaces: true,
  joined: true,
  repeated: true,
  skipped: true,
  converted: true,
}

const UNREAD: Readonly<Record<MarkKind, true>> = {
  symbol: true,
  equation: true,
  picture: true,
  chart: true,
  diagram: true,
  object: true,
  reference: true,
  element: true,
  struck: true,
  'old-font': true,
}
const UNREAD_NOTE = /^unread:(?<kind>[a-z-]+):\d+$/u

const isNote = (text: string): text is PassageNote =>
  Object.hasOwn(NOTES, text) ||
  Object.hasOwn(UNREAD, UNREAD_NOTE.exec(text)?.groups?.['kind'] ?? '')

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

const rowsOf = ({ id, passages }: OfficialDocument): Insertable<Database['passages']>[] =>
  passages.map(({ clause, heading, text, notes }, position) => ({
    document: id,
    position,
    clause,
    heading,
    text,
    hash: hashOf(text),
    notes: notes.join(' '),
  }))

const passageOf = ({ clause, heading, text, notes }: Database['passages']): Passage => ({
  clause,
  heading,
  text,
  notes: notes.split(' ').filter(isNote),
})

const clear = async (tx: Db, id: string): Promise<boolean> => {
  await tx.deleteFrom('passages').where('document', '=', id).execute()
  const gone = await tx.deleteFrom('documents').where('id', '=', id).returning('id').execute()
  return gone.length > 0
}

const insert = async (tx: Db, document: OfficialDocument, importedAt: number): Promise<void> => {
  const { id, number, label, kind, title, issuer, signedOn, province, provinceName } = document
  const values = { id, number, label, kind, title, issuer, province }
  await tx
    .insertInto('documents')
    .values({
      ...values,
      signed_on: signedOn,
      province_name: provinceName,
      nicknames: document.nicknames.join(BETWEEN_NAMES),
      hash: hashOf(JSON.stringify(document)),
      imported_at: importedAt,
    })
    .execute()
  const rows = rowsOf(document)
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx
      .insertInto('passages')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute()
}

type Row = Database['documents']

/** No name goes over two lines. */
const BETWEEN_NAMES = '\n'
const nicknamesIn = (lines: string): readonly string[] =>
  lines.split(BETWEEN_NAMES).filter((name) => name !== '')

const imprintOf = ({ signed_on, province_name, nicknames, ...row }: Row) => ({
  id: row.id,
  number: row.number,
  label: row.label,
  kind: row.kind,
  title: row.title,
  nicknames: nicknamesIn(nicknames),
  signedOn: signed_on,
  issuer: row.issuer,
  province: row.province,
  provinceName: province_name,
})

const list = async (db: Db): Promise<readonly DocumentEntry[]> => {
  const rows = await db.selectFrom('documents').selectAll().orderBy('id').execute()
  const counts = await db
    .selectFrom('passages')
    .select(({ fn, eb }) => [
      'document',
      fn.countAll<number>().as('all'),
      fn.sum<number>(eb.case().when('notes', '=', '').then(0).else(1).end()).as('noted'),
    ])
    .groupBy('document')
    .execute()
  const byId = new Map(counts.map((count) => [count.document, count]))
  return rows.map((row) => ({
    ...imprintOf(row),
    hash: row.hash,
    importedAt: row.imported_at,
    passages: byId.get(row.id)?.all ?? 0,
    noted: byId.get(row.id)?.noted ?? 0,
  }))
}

const load = async (db: Db, id: string): Promise<OfficialDocument | null> => {
  const row = await db.selectFrom('documents').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const passages = await db
    .selectFrom('passages')
    .selectAll()
    .where('document', '=', id)
    .orderBy('position')
    .execute()
  return { ...imprintOf(row), passages: passages.map(passageOf) }
}

/** Official documents that were imported, for quoting. */
export const createDocumentStore = (db: Db) => {
  const writeTx = createWriteTx(db)
  return {
    /** Takes the place of the document with its id, whole or not at all. True where there was one. */
    save: (document: OfficialDocument, importedAt: number) =>
      writeTx(async (tx) => {
        const isReplaced = await clear(tx, document.id)
        await insert(tx, document, importedAt)
        return isReplaced
      }),
    /** True where there was one. */
    remove: (id: string) => writeTx((tx) => clear(tx, id)),
    /** All documents, by id. */
    list: () => list(db),
    /** The hash of each document by its id: changes with every import and removal that matters. */
    async versions() {
      const rows = await db.selectFrom('documents').select(['id', 'hash']).execute()
      return new Map(rows.map(({ id, hash }) => [id, hash]))
    },
    /** A document with its passages in order; null where there is none. */
    load: (id: string) => load(db, id),
  }
}

export type DocumentStore = ReturnType<typeof createDocumentStore>
