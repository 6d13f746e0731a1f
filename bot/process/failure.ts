import { KnowledgeError } from '../../knowledge/faults.ts'
import { BASE_LANGUAGE, CONTENT_FOLDER, readPhrases } from '../../knowledge/content.ts'
import { createSay, type Say } from '../../knowledge/phrases.ts'
import { StorageError } from '../../storage/database/errors.ts'
import { ConfigError } from '../config.ts'

/** The phrases alone, where the rest of the content may be faulty; null where they are too. */
const phrasesAlone = (): Say | null => {
  try {
    return createSay(BASE_LANGUAGE, readPhrases(CONTENT_FOLDER)[BASE_LANGUAGE] ?? {})
  } catch {
    return null
  }
}

const KINDS = [
  [KnowledgeError, 'content'],
  [StorageError, 'database'],
  [ConfigError, 'config'],
] as const

/** Says why the program cannot start, in the words of the phrases where those can be read. */
export const explainFailure = (error: unknown): string => {
  const reason = error instanceof Error ? error.message : String(error)
  const kind = KINDS.find(([type]) => error instanceof type)?.[1]
  const isTaken = reason.includes('EADDRINUSE')
  const say = phrasesAlone()
  if (!say) return reason
  if (error instanceof StorageError && error.problem) {
    const { problem } = error
    return say(`start.problem.${problem}`, { reason })
  }
  return say(`start.${kind ?? (isTaken ? 'port' : 'other')}`, { reason })
}
