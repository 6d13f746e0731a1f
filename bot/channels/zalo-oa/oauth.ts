import type { TokenPair, TokenStore } from '../../../storage/tokens/tokens.ts'
import type { Clock } from '../../clock.ts'
import { ask } from '../http/client.ts'
import { pairSchema, refusalSchema } from './payload.ts'
import { createRedact, rootsOf, type RedactZaloOa, type ZaloOaSettings } from './settings.ts'

/** What the token endpoint made of a code or a refresh token. */
export type TokenOutcome =
  | { readonly kind: 'pair'; readonly pair: TokenPair }
  /** Nothing was used: no connection, or too many calls. */
  | { readonly kind: 'not-used'; readonly reason: string }
  /** It will never be taken: a person has to consent anew. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It may have been used up, and the new pair lost. */
  | { readonly kind: 'in-doubt'; readonly reason: string }

const CALL_MS = 30_000
const SECOND_MS = 1000
const RATE_LIMITED = -32
const FORM = 'application/x-www-form-urlencoded;charset=UTF-8'

const readAnswer = (
  body: unknown,
  now: number,
  redact: (words: string) => string,
): TokenOutcome => {
  const given = pairSchema.safeParse(body).data
  if (given)
    return {
      kind: 'pair',
      pair: {
        access: given.access_token,
        refresh: given.refresh_token,
        issuedAt: now,
        expiresAt: now + given.expires_in * SECOND_MS,
      },
    }
  const refusal = refusalSchema.safeParse(body).data
  if (!refusal || refusal.error === 0) return { kind: 'in-doubt', reason: 'answer-unreadable' }
  const words = refusal.error_description ?? refusal.error_name ?? refusal.message ?? ''
  const reason = redact(`${refusal.error} ${words}`.trim())
  return { kind: refusal.error === RATE_LIMITED ? 'not-used' : 'refused', reason }
}

/** OAuth v4. Each call is made once: a refresh token that was used is good no more. */
export const createOAuth = (settings: ZaloOaSettings, redact: RedactZaloOa) => {
  const { appId, appSecret } = settings
  const url = `${rootsOf(settings).oauth}/v4/oa/access_token`
  const call = async (
    grant: string,
    form: Readonly<Record<string, string>>,
    now: number,
  ): Promise<TokenOutcome> => {
    const body = new URLSearchParams({ app_id: appId, grant_type: grant, ...form }).toString()
    const headers = { secret_key: appSecret, 'content-type': FORM }
    const answer = await ask(url, { method: 'POST', headers, body }, AbortSignal.timeout(CALL_MS))
    if (answer.kind === 'not-sent') return { kind: 'not-used', reason: answer.reason }
    // A gateway that was too busy may have passed it on all the same: the token is good only once.
    if (answer.kind !== 'answer') return { kind: 'in-doubt', reason: answer.reason }
    return readAnswer(answer.body, now, (words) => redact(words, ...Object.values(form)))
  }
  return {
    refresh: (token: string, now: number) => call('refresh_token', { refresh_token: token }, now),
    /** `verifier` belongs to the challenge in the app's console. */
    exchange: (code: string, verifier: string, now: number) =>
      call('authorization_code', { code, code_verifier: verifier }, now),
  }
}

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

export type OAuth = ReturnType<typeof createOAuth>
