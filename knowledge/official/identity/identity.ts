import type { OfficialDocument } from '../passage.ts'
import { partsOfNumber, symbolKey } from './number.ts'
import { bare } from './regions.ts'

/** What makes a document this one and no other: all that a store keeps beside its words. */
export type IdentityParts = Pick<
  OfficialDocument,
  'number' | 'kind' | 'signedOn' | 'issuer' | 'province'
>

export type IdentityPart = 'number' | 'kind' | 'day' | 'issuer' | 'province'

/** How two documents stand to each other. */
export type Sameness =
  | { readonly is: 'same' }
  | { readonly is: 'other' }
  /** Nothing tells them apart, but these parts are not known of both, or contradict each other. */
  | { readonly is: 'unclear'; readonly parts: readonly IdentityPart[] }

/** The year of a document; null where neither day nor number tell. */
export const yearOf = ({
  number,
  signedOn,
}: Pick<OfficialDocument, 'number' | 'signedOn'>): string | null =>
  partsOfNumber(number).year ?? signedOn?.slice(0, 4) ?? null

/** What is compared of a number: its digits and letters, without the year. */
export const numberKey = (number: string): string => {
  const { digits, symbol } = partsOfNumber(number)
  return `${digits} ${symbolKey(symbol)}`
}

const differ = (one: string | null, other: string | null) =>
  one !== null && other !== null && one !== other

const known = (text: string) => (text === '' ? null : bare(text))

/**
 * Compares two documents by every part of what they are. Numbers begin anew each year and with each
 * agency: the same number alone says nothing.
 */
export const compareDocuments = (one: IdentityParts, other: IdentityParts): Sameness => {
  const issuers = [known(one.issuer), known(other.issuer)] as const
  const kinds = [known(one.kind), known(other.kind)] as const
  const isOther =
    numberKey(one.number) !== numberKey(other.number) ||
    one.province !== other.province ||
    differ(yearOf(one), yearOf(other)) ||
    differ(...issuers) ||
    differ(...kinds)
  if (isOther) return { is: 'other' }
  const parts: readonly IdentityPart[] = [
    ...(one.signedOn === null || one.signedOn !== other.signedOn ? (['day'] as const) : []),
    ...(issuers.includes(null) ? (['issuer'] as const) : []),
    ...(kinds.includes(null) ? (['kind'] as const) : []),
  ]
  return parts.length === 0 ? { is: 'same' } : { is: 'unclear', parts }
}
