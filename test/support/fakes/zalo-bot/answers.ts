import type { RawAnswer } from '../server.ts'
import type { BotRefusal } from './fake.ts'

/** What a call with another token is told. */
export const unauthorized: BotRefusal = { code: 401, description: 'Unauthorized' }
/** What a call is told that cannot be done as it is. */
export const badRequest = (description = 'Bad request'): BotRefusal => ({ code: 400, description })

/** True of a refusal that a test has put in the way. */
export const isRefusal = (given: unknown): given is BotRefusal =>
  typeof given === 'object' && given !== null && 'code' in given && 'description' in given

/** The answer to what was done. */
export const success = (result?: unknown): RawAnswer => ({
  status: 200,
  body: JSON.stringify(result === undefined ? { ok: true } : { ok: true, result }),
})
