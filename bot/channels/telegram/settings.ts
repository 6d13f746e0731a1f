/** Telegram as the environment sets it; what is not set is undefined. */
export interface TelegramSettings {
  readonly token: string
  /** Without it the public Bot API. */
  readonly apiRoot: string | undefined
  readonly mode: 'polling' | 'webhook'
  readonly webhookSecret: string | undefined
  readonly publicUrl: string | undefined
}

/** Takes the secrets out of foreign words. */
export type RedactTelegram = (text: string) => string

export const createRedact = ({ token, webhookSecret }: TelegramSettings): RedactTelegram => {
  const secrets = [token, token.slice(token.indexOf(':') + 1), webhookSecret ?? '']
  const known = secrets.filter((secret) => secret !== '')
  return (text) => known.reduce((redacted, secret) => redacted.replaceAll(secret, '***'), text)
}
