import { mkdirSync, statSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Loaded before the program (`node --import`): from the second start on, Node neither strips types
// nor compiles again what has not changed. Plain JavaScript, so that it needs no stripping itself.

const FOLDER = fileURLToPath(
  new URL('../../node_modules/.cache/tro-ly-htx/compiled/', import.meta.url),
)
const OWNER_ONLY = 0o700
const OTHERS = 0o077

/** What is compiled here is run: nobody else may have put anything into it. */
const isOurs = () => {
  const { uid, mode } = statSync(FOLDER)
  return process.getuid === undefined || (uid === process.getuid() && (mode & OTHERS) === 0)
}

try {
  mkdirSync(FOLDER, { recursive: true, mode: OWNER_ONLY })
  if (isOurs()) enableCompileCache(FOLDER)
} catch {
  // An installation that cannot be written only starts more slowly.
}
