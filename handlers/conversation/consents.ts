import type { Incoming } from './incoming.ts'
import type { Purpose } from './purpose.ts'

/** What a person said to one purpose, when, and to which version of the text that asked. */
export interface Consent {
  readonly state: 'asked' | 'given' | 'declined'
  /** ISO instant. */
  readonly at: string
  readonly version: string
  /** A later version that was asked about and not answered: it is not asked about again. */
  readonly renewal?: string
}

export type Consents = Readonly<Partial<Record<Purpose, Consent>>>

/** What has consents. */
export interface Consenting {
  readonly consents: Consents
}

/** Nobody has agreed to anything by saying nothing. */
export const consentOf = (
  { consents }: Consenting,
  purpose: Purpose,
): Consent['state'] | 'not-asked' => consents[purpose]?.state ?? 'not-asked'

/** The turn in which somebody agrees, and the texts that ask. */
interface Asking {
  readonly incoming: Pick<Incoming, 'at'>
  readonly say: (key: string) => string
}

/** The version of the text that asks for a purpose, which stands beside it. */
export const versionOf = (purpose: Purpose, { say }: Pick<Asking, 'say'>): string =>
  say(`consent.purpose.${purpose}.version`)

/** Agreed to, and to the text as it is today. */
export const isAgreed = (
  session: Consenting,
  purpose: Purpose,
  asking: Pick<Asking, 'say'>,
): boolean => {
  const consent = session.consents[purpose]
  return consent?.state === 'given' && consent.version === versionOf(purpose, asking)
}

/** Records what was said to a purpose now; the same said again keeps its first instant. */
export const withConsent = <S extends Consenting>(
  session: S,
  purpose: Purpose,
  state: Consent['state'],
  asking: Asking,
): S => {
  const version = versionOf(purpose, asking)
  const before = session.consents[purpose]
  if (before?.state === state && before.version === version) return session
  const { at } = asking.incoming
  return { ...session, consents: { ...session.consents, [purpose]: { state, at, version } } }
}

/** Takes back that a purpose was asked about. */
export const withoutConsent = <S extends Consenting>(session: S, purpose: Purpose): S => {
  const { [purpose]: _, ...consents } = session.consents
  return { ...session, consents }
}
