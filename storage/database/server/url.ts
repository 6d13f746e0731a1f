import { StorageError } from '../errors.ts'
import { SQLITE } from '../file/place.ts'

/** Shown where it cannot be told which part of a URL is the password. */
const UNREADABLE = 'postgres://…'
/** Stands in for a host that only the parameters name, which a URL with a user cannot be without. */
const NO_HOST = 'host.invalid'

const parse = (url: string): URL | null =>
  URL.parse(url) ?? URL.parse(url.replace('@/', `@${NO_HOST}/`))

/**
 * The URL of a server; null where it cannot be read, or reads otherwise than its writer meant it: a
 * `/`, `?` or `#` within a password ends the host there, and the rest of the password, up to its `@`,
 * becomes a path, a parameter or a fragment.
 */
const readServer = (url: string): URL | null => {
  const read = parse(url)
  if (!read) return null
  const rest = [read.pathname, read.hash, ...read.searchParams.keys()]
  return rest.some((part) => part.includes('@')) ? null : read
}

/** A database's URL as it may be shown: of a server no more than host, port and database. */
export const describePlace = (url: string): string => {
  if (url.startsWith(SQLITE)) return url
  const read = readServer(url)
  if (!read) return UNREADABLE
  return `${read.protocol}//${read.host === NO_HOST ? '' : read.host}${read.pathname}`
}

/** Whether a URL holds a password, or may hold one where it cannot be read. */
export const holdsPassword = (url: string): boolean => {
  if (url.startsWith(SQLITE)) return false
  const read = readServer(url)
  return !read || read.password !== '' || read.searchParams.has('password')
}

/** Throws `StorageError`, which tells nothing of it, for the URL of a server that cannot be read. */
export const refuseUnreadable = (url: string): void => {
  if (!readServer(url))
    throw new StorageError('the URL of the server cannot be read', { problem: 'unreadable' })
}
