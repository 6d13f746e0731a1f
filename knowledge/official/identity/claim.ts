import { isoDay } from './day.ts'
import type { DocumentKind, Evident, Imprint } from './imprint.ts'
import type { ReadIssuer } from './issuer.ts'
import type { createLabel } from './label.ts'
import { partsOfNumber } from './number.ts'
import type { DocumentRegion, Regions } from './regions.ts'

/** What the person who imports a text says about it; all may be left to the text itself. */
export interface IdentityOptions {
  readonly id?: string
  /** Id, name or alias of a province, old or new, or of the whole country. */
  readonly province?: string
  /** "45/KH-UBND", or the digits alone where the text has the letters. */
  readonly number?: string
  /** ISO day, or "26/6/2023". */
  readonly date?: string
  readonly issuer?: string
  readonly title?: string
  readonly nicknames?: readonly string[]
  /** Without its folder. */
  readonly fileName?: string
}

export type IdentityFault =
  | 'wrong-date'
  | 'no-number'
  | 'no-digits'
  | 'no-province'
  | 'old-or-new'
  | 'unknown-province'
  | 'other-province'
  | 'other-document'
  | 'other-day'

const ISO_DAY = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/u
const TYPED_DAY = /^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})$/u
const BARE_NUMBER = /^\d+\p{L}?$/u

/** The ISO day that was typed, "26/6/2023" or "2023-06-26"; null for none. */
export const typedDay = (typed: string): string | null => {
  const {
    day = '',
    month = '',
    year = '',
  } = TYPED_DAY.exec(typed)?.groups ?? ISO_DAY.exec(typed)?.groups ?? {}
  return isoDay(day, month, year)
}

/** What keeps a document from being identified, with what the phrase about it needs. */
export const fault = (kind: IdentityFault, values: Readonly<Record<string, string>> = {}) =>
  ({ kind: 'fault', fault: kind, values }) as const

export type IdentityFaultFound = ReturnType<typeof fault>

/** What the text and the person say together. */
export interface Claim {
  readonly number: Evident<string> | null
  readonly kind: Evident<DocumentKind> | null
  readonly signedOn: Evident<string> | null
  readonly year: string | null
  readonly issuer: Evident<string> | null
  readonly region: Evident<DocumentRegion> | IdentityFaultFound
  readonly title: string
}

export const isFault = (region: Claim['region']): region is IdentityFaultFound => 'fault' in region

const numberOf = (given: string | undefined, { number, symbol }: Imprint) => {
  if (given === undefined) return number
  if (!BARE_NUMBER.test(given.trim()))
    return { value: given.replaceAll(/\s/gu, ''), from: 'given' } as const
  return symbol === null ? null : ({ value: `${given.trim()}/${symbol}`, from: 'given' } as const)
}

/** Builds what puts together what a text and a person say of a document. */
export const createClaim = (
  regions: Regions,
  issuers: Pick<ReadIssuer, 'typed'>,
  labels: Pick<ReturnType<typeof createLabel>, 'kindOf'>,
) => {
  /** The province; a fault where it is not told, or not whether it is the old one or today's. */
  const regionOf = (
    given: string | undefined,
    day: string | null,
    { issuer, province }: Imprint,
  ): Claim['region'] => {
    if (given !== undefined) {
      const [first, second] = regions.named(given)
      if (!first) return fault('unknown-province', { province: given })
      const region = second ? regions.on(first.name, day) : regions.filed(first.id, day)
      return region
        ? { value: region, from: 'given' }
        : fault('old-or-new', { province: first.name })
    }
    if (province === null)
      return issuer?.value.isCentral
        ? { value: regions.national, from: 'issuer' }
        : fault('no-province')
    const region = regions.on(province.value, day)
    return region
      ? { value: region, from: province.from }
      : fault('old-or-new', { province: province.value })
  }

  return (imprint: Imprint, about: IdentityOptions, date: string | null): Claim => {
    const number = numberOf(about.number, imprint)
    const signedOn = date === null ? imprint.signedOn : ({ value: date, from: 'given' } as const)
    const parts = number === null ? null : partsOfNumber(number.value)
    const year = parts?.year ?? signedOn?.value.slice(0, 4) ?? imprint.year
    const byNumber = parts === null ? null : labels.kindOf(parts.symbol)
    const given = about.issuer === undefined ? null : issuers.typed(about.issuer).name
    return {
      number,
      kind: byNumber ? { value: byNumber, from: 'number' } : imprint.kind,
      signedOn,
      year,
      issuer:
        given === null
          ? imprint.issuer && { value: imprint.issuer.value.name, from: imprint.issuer.from }
          : { value: given, from: 'given' },
      region: regionOf(about.province, signedOn?.value ?? year, imprint),
      title: about.title ?? imprint.title,
    }
  }
}
