import { civilDay } from '../clock.ts'
import { deadlineOf } from '../../knowledge/calendar/deadlines.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { otherDeadlineSchema, type Deadline } from '../../knowledge/schema/deadline.ts'
import type { Source } from '../../knowledge/schema/schema.ts'
import { migrate } from '../../storage/database/migrate.ts'
import { openDatabase } from '../../storage/database/open.ts'
import {
  createProposalStore,
  type ConfirmedDeadline,
  type LiveRow,
} from '../../storage/proposals.ts'
import type { Stores } from '../../storage/stores.ts'
import { errorInLog, type Log } from '../log.ts'
import { isThere } from '../process/official.ts'
import { every } from '../process/every.ts'

/** A confirmation by another process is seen within so long. */
const EVERY_MS = 5_000

/** A deadline that people confirmed, with the document that it stands in. */
export interface LiveDeadline {
  readonly deadline: Deadline
  readonly source: Source
}

/** The document as a source that is cited; what it says by clause is quoted from its own words. */
const sourceOf = ({ document }: LiveRow, { frame }: ConfirmedDeadline): Source => ({
  id: document.id,
  number: document.number,
  label: document.label,
  name: document.label,
  issuer: document.label,
  signedOn: frame.from,
  province: document.province,
  title: document.title,
  aliases: [],
  inForceFrom: frame.from,
  inForceUntil: frame.until,
  clauses: [],
  bare: [],
  printed: [],
  notes: [],
})

/** As it was stored: what has the same one is the same. */
const keyOf = ({ id, decidedAt, confirmed, document }: LiveRow): string =>
  JSON.stringify([id, decidedAt, confirmed, document])

/** Null where what is stored is no deadline: the schema of the content decides, as for the files. */
export const liveDeadline = (row: LiveRow): LiveDeadline | null => {
  const stored = JSON.parse(row.confirmed) as ConfirmedDeadline
  const read = otherDeadlineSchema.safeParse(stored.deadline)
  if (!read.success) return null
  const { id: source, province } = row.document
  const reviewed = civilDay(new Date(row.decidedAt))
  const deadline = Object.freeze(deadlineOf(read.data, read.data, { source, province, reviewed }))
  return { deadline, source: Object.freeze(sourceOf(row, stored)) }
}

/**
 * Knowledge whose deadlines and sources can be added to. The maps stay the same ones for as long as the
 * program runs, for its parts hold them; they change between two turns, never within one.
 */
const withOpenMaps = (knowledge: Knowledge) => {
  const deadlines = new Map(knowledge.deadlines)
  const sources = new Map(knowledge.sources)
  return {
    knowledge: { ...knowledge, deadlines, sources },
    fill(all: readonly LiveDeadline[]): void {
      for (const id of deadlines.keys()) if (!knowledge.deadlines.has(id)) deadlines.delete(id)
      for (const id of sources.keys()) if (!knowledge.sources.has(id)) sources.delete(id)
      for (const { deadline, source } of all) {
        // What the editors wrote stands first.
        if (!knowledge.deadlines.has(deadline.id)) deadlines.set(deadline.id, deadline)
        if (!knowledge.sources.has(source.id)) sources.set(source.id, source)
      }
    },
  }
}

/** Knowledge with the deadlines that people confirmed in the database at `url`, as they are now. */
export const withConfirmed = async (knowledge: Knowledge, url: string): Promise<Knowledge> => {
  if (!isThere(url)) return knowledge
  await using db = openDatabase(url)
  await migrate(db)
  const opened = withOpenMaps(knowledge)
  opened.fill((await createProposalStore(db).live()).flatMap((row) => liveDeadline(row) ?? []))
  return opened.knowledge
}

export interface ConfirmedDeps {
  readonly knowledge: Knowledge
  readonly stores: Pick<Stores, 'proposals'>
  readonly log: Log
}

/**
 * Adds the deadlines that people confirmed to the knowledge, and looks for changes every few seconds. A
 * look that fails leaves everything as it was.
 */
export const followConfirmed = async ({ knowledge, stores, log }: ConfirmedDeps) => {
  const opened = withOpenMaps(knowledge)
  /** By what was stored; null for what cannot be read. */
  let known: ReadonlyMap<string, LiveDeadline | null> = new Map()

  const look = async (): Promise<void> => {
    const rows = await stores.proposals.live()
    const isSame = rows.length === known.size && rows.every((row) => known.has(keyOf(row)))
    if (isSame) return
    const read = rows.map((row): readonly [string, LiveDeadline | null] => {
      const key = keyOf(row)
      const live = known.get(key) ?? liveDeadline(row)
      if (!live) log.error({ id: row.id }, 'a confirmed deadline cannot be read')
      return [key, live]
    })
    known = new Map(read)
    const all = read.flatMap(([, live]) => live ?? [])
    opened.fill(all)
    log.info({ deadlines: all.length }, 'confirmed deadlines were read')
  }

  await look()
  const end = every(EVERY_MS, look, (error) =>
    log.error({ error: errorInLog(error) }, 'confirmed deadlines could not be read'),
  )
  return { knowledge: opened.knowledge, end }
}
