import { createHash, randomBytes } from 'node:crypto'

/** What the console of the app holds. */
export interface AppSettings {
  readonly appId: string
  readonly appSecret: string
  readonly codeVerifier: string
  readonly refreshToken: string
}

/** Body of an answer of the token endpoint; always under HTTP 200. */
export type TokenAnswer = Readonly<Record<string, unknown>>

const ACCESS_MS = 90_000_000
const REFRESH_MS = 90 * 86_400_000
const CODE_MS = 600_000
const WRONG_APP = -14_002
const WRONG_CODE = -14_019
/** Placeholder: what the platform answers to a refresh token that was used is written nowhere. */
const WRONG_REFRESH_TOKEN = -14_014

const newToken = (kind: string) => `${kind}-${randomBytes(24).toString('base64url')}`

const refuse = (error: number, reason: string): TokenAnswer => ({
  error,
  error_name: reason,
  error_reason: reason,
  error_description: reason,
  ref_doc: 'https://developers.zalo.me/docs/social-api/tham-khao/ma-loi',
})

/** S256 of RFC 7636. */
export const challengeOf = (verifier: string): string =>
  createHash('sha256').update(verifier).digest('base64url')

/** Rotating pairs: each refresh token is good once, and a new access token ends the one before. */
export const createTokens = (
  { appId, appSecret, codeVerifier, refreshToken }: AppSettings,
  now: () => number,
) => {
  const issued = [refreshToken]
  const challenge = challengeOf(codeVerifier)
  const codes = new Map<string, number>()
  let access: { readonly token: string; readonly until: number } | null = null
  let refresh: { readonly token: string; readonly until: number } | null = {
    token: refreshToken,
    until: now() + REFRESH_MS,
  }

  const issue = (): TokenAnswer => {
    access = { token: newToken('access'), until: now() + ACCESS_MS }
    refresh = { token: newToken('refresh'), until: now() + REFRESH_MS }
    issued.push(access.token, refresh.token)
    return {
      access_token: access.token,
      refresh_token: refresh.token,
      expires_in: String(ACCESS_MS / 1000),
    }
  }

  const redeem = (form: URLSearchParams): TokenAnswer => {
    const until = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    if (until === undefined || until < now()) return refuse(WRONG_CODE, 'Invalid code')
    const verifier = form.get('code_verifier') ?? ''
    if (!/^[\w-]{43}$/u.test(verifier) || challengeOf(verifier) !== challenge)
      return refuse(WRONG_CODE, 'Invalid code verifier')
    return issue()
  }

  return {
    /** Every token that there ever was. */
    issued,
    exchange(form: URLSearchParams, secret: string | undefined): TokenAnswer {
      if (form.get('app_id') !== appId || secret !== appSecret)
        return refuse(WRONG_APP, 'Invalid app id or secret key')
      if (form.get('grant_type') === 'authorization_code') return redeem(form)
      const isGood = refresh?.token === form.get('refresh_token') && refresh.until >= now()
      return isGood ? issue() : refuse(WRONG_REFRESH_TOKEN, 'Invalid refresh token')
    },
    /** 0, or the platform's code for what is wrong with an access token. */
    check(token: string | undefined): number {
      if (access === null || access.token !== token) return -216
      return access.until < now() ? -220 : 0
    },
    /** The access token is good no more; the refresh token still is. */
    revokeAccess: () => void (access = null),
    /** Neither is good any more: the account's administrator took the right away. */
    revokeGrant() {
      access = null
      refresh = null
    },
    /** What the administrator's browser brings back after consent. */
    newCode(): string {
      const code = newToken('code')
      codes.set(code, now() + CODE_MS)
      return code
    },
  }
}
