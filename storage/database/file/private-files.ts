import {
  chmodSync,
  closeSync,
  type Dirent,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

/** For their owner alone. */
export const PRIVATE_FILE = 0o600
const PRIVATE_FOLDER = 0o700
const OTHERS = 0o077

/** The folder that the program makes for itself where nothing else is said. */
const OWN_FOLDER = 'data'

/** Makes sure that there is a file, which nobody else could ever read if it is new. */
export const createPrivately = (path: string): void => {
  mkdirSync(dirname(path), { recursive: true, mode: PRIVATE_FOLDER })
  closeSync(openSync(path, 'a', PRIVATE_FILE))
}

const mend = (path: string, mode: number): readonly string[] => {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats || (stats.mode & OTHERS) === 0) return []
  try {
    chmodSync(path, mode)
    return [path]
  } catch {
    // Somebody else's file on our way: whoever owns it decides.
    return []
  }
}

const entriesOf = (folder: string): readonly Dirent[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    // Whoever opens a file in it says what is wrong.
    return []
  }
}

/**
 * Takes the rights of others from a database, what stands beside it, and its folder where nothing
 * else lives there. Returns what was mended.
 */
export const mendPrivate = (path: string): readonly string[] => {
  const folder = dirname(path)
  const entries = entriesOf(folder)
  const own = basename(path)
  const isOf = (name: string) =>
    name === own || name.startsWith(`${own}-`) || name.startsWith(`${own}.`)
  const isOwn = folder === resolve(OWN_FOLDER) || entries.every(({ name }) => isOf(name))
  const files = entries.filter((one) => one.isFile() && (isOwn || isOf(one.name)))
  return [
    ...(isOwn && entries.length > 0 ? mend(folder, PRIVATE_FOLDER) : []),
    ...files.flatMap(({ name }) => mend(join(folder, name), PRIVATE_FILE)),
  ]
}
