import { existsSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { OfficialDocument } from '../../knowledge/official/passage.ts'
import { pathOf } from '../../storage/database/file/place.ts'
import { openDatabase } from '../../storage/database/open.ts'
import { createDocumentStore } from '../../storage/documents.ts'
import { migrate } from '../../storage/database/migrate.ts'
import type { Stores } from '../../storage/stores.ts'
import { errorInLog } from '../log.ts'
import { every } from './every.ts'
import type { Parts } from '../parts.ts'

/** An import by another process is seen within so long. */
const EVERY_MS = 5_000

export interface OfficialDeps extends Pick<Parts, 'knowledge' | 'log'> {
  readonly stores: Pick<Stores, 'documents'>
}

/** True where there is something to look into; a command that only asks creates no database. */
export const isThere = (url: string): boolean => {
  const path = pathOf(url)
  return path === null || existsSync(path)
}

/**
 * Knowledge with the documents that were imported into the database at `url`, as they are now. Throws
 * `StorageError` where the database cannot be read.
 */
export const withImported = async (knowledge: Knowledge, url: string): Promise<Knowledge> => {
  if (!isThere(url)) return knowledge
  await using db = openDatabase(url)
  await migrate(db)
  const store = createDocumentStore(db)
  const documents: OfficialDocument[] = []
  for (const id of (await store.versions()).keys()) {
    const document = await store.load(id)
    if (document) documents.push(document)
  }
  return { ...knowledge, official: knowledge.library.open(documents) }
}

/**
 * Fills the knowledge with the imported documents and looks for changes every few seconds. Only what
 * changed is read again; a look that fails leaves everything as it was.
 */
export const followDocuments = async ({ knowledge, stores, log }: OfficialDeps) => {
  let { official } = knowledge
  let versions: ReadonlyMap<string, string> = new Map()

  const look = async (): Promise<void> => {
    const found = await stores.documents.versions()
    const isSame = (id: string) => versions.get(id) === found.get(id)
    if (found.size === versions.size && [...found.keys()].every(isSame)) return
    const documents: OfficialDocument[] = []
    for (const id of found.keys()) {
      const known = isSame(id) ? official.documents.get(id) : undefined
      const document = known ?? (await stores.documents.load(id))
      if (document) documents.push(document)
      await setImmediate()
    }
    official = knowledge.library.open(documents)
    versions = found
    log.info({ documents: documents.length }, 'imported documents were read')
  }

  await look()
  const end = every(EVERY_MS, look, (error) =>
    log.error({ error: errorInLog(error) }, 'imported documents could not be read'),
  )
  return {
    knowledge: {
      ...knowledge,
      get official() {
        return official
      },
    },
    end,
  }
}
