import type { TokenStore } from '../../../storage/tokens/tokens.ts'
import type { Clock } from '../../clock.ts'
import { createOAuth } from './oauth.ts'
import { createRedact, type ZaloOaSettings } from './settings.ts'

/** Whether a consent was redeemed. The reason is the platform's own, without secrets. */
export type Authorization =
  | { readonly kind: 'authorized' }
  | { readonly kind: 'refused'; readonly reason: string }

const VERIFIER = /^[\w-]{43}$/u

/**
 * Redeems the code that the administrator's browser brought back, and stores the first pair. A code
 * is good once, for ten minutes. Rejects where the database does not take the pair.
 */
export const authorize = async (
  code: string,
  settings: ZaloOaSettings,
  { tokens, clock }: { readonly tokens: TokenStore; readonly clock: Clock },
): Promise<Authorization> => {
  const verifier = settings.codeVerifier ?? ''
  if (!VERIFIER.test(verifier))
    return { kind: 'refused', reason: 'ZALO_OA_CODE_VERIFIER: 43 characters A-Z a-z 0-9 _ -' }
  const oauth = createOAuth(settings, createRedact(settings))
  const outcome = await oauth.exchange(code, verifier, clock().getTime())
  if (outcome.kind !== 'pair') return { kind: 'refused', reason: outcome.reason }
  await tokens.grant('zalo-oa', outcome.pair)
  return { kind: 'authorized' }
}
