import { hideSecrets, rootOf } from '../platform.ts'

/** The Official Account as the environment sets it; what is not set is undefined. */
export interface ZaloOaSettings {
  readonly appId: string
  readonly appSecret: string
  /** Signs webhooks; another one than the app's secret. */
  readonly secretKey: string | undefined
  /** Used only while no pair of tokens is stored. */
  readonly refreshToken: string | undefined
  /** PKCE verifier that belongs to the challenge in the app's console: 43 characters. */
  readonly codeVerifier: string | undefined
  /** Without them the public platform. */
  readonly apiRoot: string | undefined
  readonly oauthRoot: string | undefined
  readonly businessRoot: string | undefined
  /** Id of the approved template that says a reminder where free text is not taken. */
  readonly reminderTemplate?: string | undefined
  /** Hosts of voice messages; without them those that the platform is known to use. */
  readonly soundHosts?: readonly string[] | undefined
  /** Puts buttons under messages as well; nobody has written down whether they are still taken. */
  readonly buttons?: boolean
}

/** Roots of the platform's hosts, without a slash at the end. */
export interface Roots {
  readonly api: string
  readonly oauth: string
  readonly business: string
}

const PUBLIC: Roots = {
  api: 'https://openapi.zalo.me',
  oauth: 'https://oauth.zaloapp.com',
  business: 'https://business.openapi.zalo.me',
}

export const rootsOf = ({ apiRoot, oauthRoot, businessRoot }: ZaloOaSettings): Roots => ({
  api: rootOf(apiRoot ?? PUBLIC.api),
  oauth: rootOf(oauthRoot ?? PUBLIC.oauth),
  business: rootOf(businessRoot ?? PUBLIC.business),
})

/** Longest foreign words that are worth keeping. */
const WORDS_MOST = 200

/** Takes secrets out of foreign words, and keeps them short. */
export type RedactZaloOa = (words: string, ...tokens: readonly string[]) => string

export const createRedact = (settings: ZaloOaSettings): RedactZaloOa => {
  const { appSecret, secretKey, refreshToken, codeVerifier } = settings
  const own = [appSecret, secretKey, refreshToken, codeVerifier]
  return (words, ...tokens) => hideSecrets(words, [...own, ...tokens]).slice(0, WORDS_MOST)
}
