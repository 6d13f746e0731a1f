import type { Incoming } from '../../../handlers/conversation.ts'
import { provinceIds } from '../../../knowledge/schema/primitives.ts'
import { ConfigError } from '../../config.ts'

/** `--province` and `--role` of a command line. Throws `ConfigError` for any other value. */
export const readProfile = (given: {
  readonly province?: string | undefined
  readonly role?: string | undefined
}): NonNullable<Incoming['profile']> => {
  const province = provinceIds.find((id) => id === given.province)
  if (given.province !== undefined && !province)
    throw new ConfigError(`--province: ${provinceIds.join(', ')}`)
  const { role } = given
  if (role !== undefined && role !== 'director' && role !== 'officer')
    throw new ConfigError('--role: director, officer')
  return { ...(province ? { province } : {}), ...(role ? { role } : {}) }
}
