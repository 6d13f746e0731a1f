import { existsSync, readlinkSync, realpathSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { StorageError } from '../errors.ts'

export const SQLITE = 'sqlite:'
/** A command that writes beside the program is waited for. */
export const BUSY_TIMEOUT_MS = 5000
export const IN_MEMORY = ':memory:'
/** At the end of a URL: the file must be there. As in the file names of SQLite itself. */
const MUST_EXIST = '?mode=rw'

/** A file and those that SQLite keeps beside it. */
export const PARTS = ['', '-wal', '-shm'] as const

/** Held by the program that answers people. */
export const lockOf = (path: string): string => `${path}.lock`
/** Knows a database by what does not go along with a copy of it. */
export const markerOf = (path: string): string => `${path}.alive`
/** Deletions, kept beside a database so that they are known whichever copy takes its place. */
const ledgerBeside = (path: string): string => `${path}.deletions`
/** What is being filled to take the place of a database. */
export const freshOf = (path: string): string => `${path}.restoring`

/** Removes what was being filled. */
export const dropFresh = (path: string): void => {
  for (const part of PARTS) rmSync(`${freshOf(path)}${part}`, { force: true })
}

const linkAt = (path: string): string | null => {
  try {
    return readlinkSync(path)
  } catch {
    return null
  }
}

/** More links in a row lead nowhere. */
const MOST_LINKS = 40

/** A path without links in it, also where there is nothing yet. */
const realPathOf = (path: string, links = 0): string => {
  if (existsSync(path)) return realpathSync(path)
  const target = linkAt(path)
  if (target !== null && links < MOST_LINKS)
    return realPathOf(resolve(dirname(path), target), links + 1)
  const folder = dirname(path)
  return folder === path ? path : join(realPathOf(folder, links), basename(path))
}

const written = (url: string) => url.slice(SQLITE.length).trim()

/** True where a URL asks for a database that is there already. */
const mustExist = (url: string): boolean => written(url).endsWith(MUST_EXIST)

/**
 * The file of a database, the same by whatever links it is named; null where it has none of its own:
 * in memory, or on a server.
 */
export const pathOf = (url: string): string | null => {
  if (!url.startsWith(SQLITE)) return null
  const path = mustExist(url) ? written(url).slice(0, -MUST_EXIST.length) : written(url)
  return path === '' || path === IN_MEMORY ? null : realPathOf(resolve(path))
}

/** Where deletions are noted outside the database: as given, else beside its file; null for nowhere. */
export const ledgerOf = (url: string, given?: string): string | null => {
  const path = pathOf(url)
  return given ?? (path === null ? null : ledgerBeside(path))
}

/** True where there is a file with something in it. */
export const isFilled = (path: string): boolean => existsSync(path) && statSync(path).size > 0

/**
 * Throws `StorageError` where something beside the place says that a database belongs here, which
 * holds none: a new one would begin anew with everybody, as if nothing had been.
 */
export const refuseVanished = (path: string): void => {
  if (existsSync(freshOf(path)))
    throw new StorageError(`${freshOf(path)} was not finished, and ${path} holds nothing`, {
      problem: 'unfinished',
    })
  if (existsSync(markerOf(path)))
    throw new StorageError(`${markerOf(path)} knows a database, and ${path} holds none`, {
      problem: 'missing',
    })
}

/** Throws `StorageError` where there is no file, and there should be. */
export const refuseAbsent = (url: string): void => {
  const path = pathOf(url)
  if (path === null || isFilled(path)) return
  if (mustExist(url)) throw new StorageError(`there is no ${path}`, { problem: 'missing' })
  refuseVanished(path)
}

/**
 * Throws `StorageError` where a file has a second name: SQLite would keep two logs of what is one
 * file, and two programs would not see one another.
 */
export const refuseSecondName = (path: string): void => {
  if (existsSync(path) && statSync(path).nlink > 1)
    throw new StorageError(`${path} has a second name (hard link)`, { problem: 'two-names' })
}
