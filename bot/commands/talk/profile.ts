import type { Incoming } from '../../../handlers/conversation.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { ConfigError } from '../../config.ts'

/** `--province` and `--role` of a command line. Throws `ConfigError` for any other value. */
export const readProfile = (
  given: { readonly province?: string | undefined; readonly role?: string | undefined },
  { places }: Pick<Knowledge, 'places'>,
): NonNullable<Incoming['profile']> => {
  const province = places.find(({ id }) => id === given.province)?.id
  if (given.province !== undefined && !province)
    throw new ConfigError(`--province: ${places.map(({ id }) => id).join(', ')}`)
  const { role } = given
  if (role !== undefined && role !== 'director' && role !== 'officer')
    throw new ConfigError('--role: director, officer')
  return { ...(province ? { province } : {}), ...(role ? { role } : {}) }
}
