import type { Incoming } from '../../../handlers/conversation/incoming.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { CommandError } from '../printed.ts'

export type Profile = NonNullable<Incoming['profile']>

/** The options that `readProfile` reads. */
export const PROFILE_OPTIONS = { province: { type: 'string' }, role: { type: 'string' } } as const

/** `--province` and `--role` of a command line. Throws `CommandError` for any other value. */
export const readProfile = (
  given: { readonly province?: string | undefined; readonly role?: string | undefined },
  { places }: Pick<Knowledge, 'places'>,
): Profile => {
  const province = places.find(({ id }) => id === given.province)?.id
  if (given.province !== undefined && !province)
    throw new CommandError(`--province: ${places.map(({ id }) => id).join(', ')}`)
  const { role } = given
  if (role !== undefined && role !== 'director' && role !== 'officer')
    throw new CommandError('--role: director, officer')
  return { ...(province ? { province } : {}), ...(role ? { role } : {}) }
}
