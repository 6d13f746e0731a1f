import type { Opened } from '../command.ts'
import type { Printed } from '../printed.ts'
import { approve, nameSecond, revoke } from './decision.ts'
import type { OfficersDeps } from './deps.ts'
import { invite } from './invite.ts'
import { listInvitations, listOnDuty, listPeople } from './listing.ts'

/** What may be typed beside the words. */
export const OFFICER_OPTIONS = {
  province: { type: 'string' },
  agency: { type: 'string' },
  expires: { type: 'string' },
  count: { type: 'string' },
  approval: { type: 'boolean' },
} as const

/** What a command does, once the database is open. */
export type Work = (deps: OfficersDeps) => Promise<Printed>

/** What the words ask for; null where they ask for nothing that there is. */
export const workOf = ({
  words: [command, name, other, ...rest],
  flags,
}: Pick<Opened<typeof OFFICER_OPTIONS>, 'words' | 'flags'>): Work | null => {
  if (rest.length > 0) return null
  if (name === undefined) {
    if (command === 'invite') return (deps) => invite(flags, deps)
    if (Object.keys(flags).length > 0) return null
    if (command === 'list') return listInvitations
    if (command === 'on-duty') return listOnDuty
    return command === 'people' ? listPeople : null
  }
  if (Object.keys(flags).length > 0) return null
  if (command === 'second' && other !== undefined) return (deps) => nameSecond(name, other, deps)
  if (other !== undefined) return null
  if (command === 'revoke') return (deps) => revoke(name, deps)
  return command === 'approve' ? (deps) => approve(name, deps) : null
}
