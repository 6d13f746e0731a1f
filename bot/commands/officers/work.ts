import { parseArgs } from 'node:util'
import { approve, revoke } from './decision.ts'
import type { OfficersDeps, OfficersPrinted } from './deps.ts'
import { invite, type InviteFlags } from './invite.ts'
import { listInvitations, listPeople } from './listing.ts'
import { nameSecond } from './second.ts'

interface Typed {
  readonly words: readonly string[]
  readonly flags: InviteFlags
}

const OPTIONS = {
  province: { type: 'string' },
  agency: { type: 'string' },
  expires: { type: 'string' },
  count: { type: 'string' },
  approval: { type: 'boolean' },
} as const

/** The words and options as typed; no words where an option is not known, so that the usage is told. */
const readWords = (args: readonly string[]): Typed => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: OPTIONS,
      allowPositionals: true,
    })
    return { words: positionals, flags: values }
  } catch {
    return { words: [], flags: {} }
  }
}

/** What a command does, once the database is open. */
export type Work = (deps: OfficersDeps) => Promise<OfficersPrinted>

/** What the words ask for; null where they ask for nothing that there is. */
export const workOf = (args: readonly string[]): Work | null => {
  const { words, flags } = readWords(args)
  const [command, name, other, ...rest] = words
  if (rest.length > 0) return null
  if (name === undefined) {
    if (command === 'invite') return (deps) => invite(flags, deps)
    if (Object.keys(flags).length > 0) return null
    if (command === 'list') return listInvitations
    return command === 'people' ? listPeople : null
  }
  if (Object.keys(flags).length > 0) return null
  if (command === 'second' && other !== undefined) return (deps) => nameSecond(name, other, deps)
  if (other !== undefined) return null
  if (command === 'revoke') return (deps) => revoke(name, deps)
  return command === 'approve' ? (deps) => approve(name, deps) : null
}
