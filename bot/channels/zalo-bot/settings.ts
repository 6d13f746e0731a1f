/** The bot as the environment sets it; what is not set is undefined. */
export interface ZaloBotSettings {
  readonly token: string
  /** Without it the public platform. */
  readonly apiRoot: string | undefined
  readonly mode: 'polling' | 'webhook'
  readonly webhookSecret: string | undefined
  readonly publicUrl: string | undefined
}

export const PUBLIC_ROOT = 'https://bot-api.zaloplatforms.com'

/** Longest foreign words that are worth keeping. */
const WORDS_MOST = 200

/** Takes secrets out of foreign words, and keeps them short. */
export type RedactZaloBot = (words: string) => string

export const createRedact = ({ token, webhookSecret = '' }: ZaloBotSettings): RedactZaloBot => {
  const secrets = [token, token.slice(token.indexOf(':') + 1), webhookSecret]
  return (words) =>
    secrets
      .filter((secret) => secret !== '')
      .reduce((left, secret) => left.replaceAll(secret, '***'), words)
      .slice(0, WORDS_MOST)
}
