import { randomUUID } from 'node:crypto'
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import { isShared } from '../dialects.ts'
import { markerOf } from './place.ts'
import { PRIVATE_FILE } from './private-files.ts'
import type { Db } from '../schema.ts'
import { muteIn, readFact, writeFact } from '../flags.ts'
import { createWriteTx } from '../write-tx.ts'

/** Where the database stands, as only the original does. */
const PLACE = 'place'
/** Counts the beats of a file, so that an older copy of it is known by a smaller number. */
const MARK = 'mark'

/** What stands beside a SQLite file and is not in it, so that it does not go along with a copy. */
interface Marker {
  readonly place: string
  readonly inode: string
  readonly mark: number
}

export interface DatabaseIdentity {
  /**
   * Looks whether this is the database that was last here, and from now on it is. A copy or an older
   * state is muted, since what it holds as unsent may have been sent. Returns the reason, or null.
   */
  identify(): Promise<string | null>
  /** Keeps the mark ahead of every copy that was taken before. */
  beat(): Promise<void>
}

const inodeOf = (path: string): string => String(statSync(path, { bigint: true }).ino)

const readMarker = (path: string): Marker | null => {
  try {
    return JSON.parse(readFileSync(markerOf(path), 'utf8')) as Marker
  } catch {
    return null
  }
}

/** Put in place as a whole: half a marker would make the original look like a copy. */
const writeMarker = (path: string, marker: Marker): void => {
  const fresh = `${markerOf(path)}.new`
  writeFileSync(fresh, JSON.stringify(marker), { mode: PRIVATE_FILE })
  renameSync(fresh, markerOf(path))
}

/** Why a file is not the one that was here last; null where it is. */
const differenceOf = (path: string, place: string, mark: number): string | null => {
  const marker = readMarker(path)
  if (marker === null) return 'a copy: nothing beside the file knows it'
  if (marker.place !== place) return 'another database stood here before'
  if (marker.inode !== inodeOf(path)) return 'the file was replaced'
  return mark < marker.mark ? `an older state: beat ${mark} of ${marker.mark}` : null
}

/** A file in place of a server: the database knows its name and a number, and so does the marker. */
const createFileIdentity = (db: Db, path: string): DatabaseIdentity => {
  const writeTx = createWriteTx(db)
  const advance = (place: string) =>
    writeTx(async (tx) => {
      const mark = Number((await readFact(tx, MARK)) ?? 0) + 1
      await writeFact(tx, PLACE, place)
      await writeFact(tx, MARK, String(mark))
      return mark
    })
  const mark = (place: string, at: number) =>
    writeMarker(path, { place, mark: at, inode: inodeOf(path) })
  const settle = async (): Promise<string> => {
    const place = randomUUID()
    // Before the commit: a database that knows its name finds it beside itself, whoever is killed.
    mark(place, 0)
    await advance(place)
    return place
  }
  const beat = async (given: string | null) => {
    const place = given ?? (await readFact(db, PLACE)) ?? (await settle())
    // After the commit: a marker that is behind is nothing, one that is ahead means an older copy.
    mark(place, await advance(place))
  }
  return {
    async identify() {
      const place = await readFact(db, PLACE)
      const known = Number((await readFact(db, MARK)) ?? 0)
      const difference = place === null ? null : differenceOf(path, place, known)
      if (difference !== null) await writeTx((tx) => muteIn(tx, difference))
      await beat(difference === null ? place : await settle())
      return difference
    },
    beat: () => beat(null),
  }
}

/**
 * The server, its history after a restore or a takeover, the database, and the very table: made anew
 * by a restore, each of them has another number.
 */
const readPlace = async (db: Db): Promise<string> => {
  const { rows } = await sql<{ place: string }>`select concat_ws('/',
      (select system_identifier from pg_control_system()),
      left(pg_walfile_name(pg_current_wal_lsn()), 8),
      (select oid from pg_database where datname = current_database()),
      'outbox'::regclass::oid) as place`.execute(db)
  return rows[0]?.place ?? ''
}

const createServerIdentity = (db: Db): DatabaseIdentity => {
  const writeTx = createWriteTx(db)
  return {
    identify: () =>
      writeTx(async (tx) => {
        const place = await readPlace(tx)
        const known = await readFact(tx, PLACE)
        if (known === place) return null
        await writeFact(tx, PLACE, place)
        if (known === null) return null
        const difference = `a copy: it stood at ${known} and stands at ${place}`
        await muteIn(tx, difference)
        return difference
      }),
    // Keeps one connection open, by which commands see that a program runs.
    beat: async () => {
      await readFact(db, PLACE)
    },
  }
}

const NO_IDENTITY: DatabaseIdentity = {
  identify: () => Promise.resolve(null),
  beat: () => Promise.resolve(),
}

/** How a database that has been migrated knows itself; `path` is its file, or null without one. */
export const createIdentity = (db: Db, path: string | null): DatabaseIdentity => {
  if (isShared(db)) return createServerIdentity(db)
  return path === null ? NO_IDENTITY : createFileIdentity(db, path)
}

/** Forgets where a database stood, so that the next program takes it as it is. */
export const forgetPlace = async (tx: Db): Promise<void> => {
  await tx.deleteFrom('standing').where('name', 'in', [PLACE, MARK]).execute()
}
