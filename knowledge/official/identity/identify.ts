import type { DocumentLexicon } from '../../schema/lexicon/documents.ts'
import type { IdentityLexicon } from '../../schema/lexicon/identity.ts'
import type { Places } from '../../schema/places.ts'
import type { Source } from '../../schema/schema.ts'
import type { OfficialDocument, Passage } from '../passage.ts'
import { numberKey } from './identity.ts'
import {
  createImprint,
  type DocumentKind,
  type Evidence,
  type Imprint,
  type Told,
} from './imprint.ts'
import { createIssuer } from './issuer.ts'
import { createLabel } from './label.ts'
import { partsOfNumber } from './number.ts'
import type { Region, Regions } from './regions.ts'

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

/** The parts of a document's identity, each with where it was read. */
export interface Identified {
  readonly document: Omit<OfficialDocument, 'passages'>
  readonly from: Readonly<
    Record<'number' | 'kind' | 'day' | 'issuer' | 'province', Evidence | null>
  >
}

export type Identifying =
  | ({ readonly kind: 'identified' } & Identified)
  | {
      readonly kind: 'fault'
      readonly fault: IdentityFault
      readonly values: Readonly<Record<string, string>>
    }

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/u
const TYPED_DAY = /^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})$/u
const BARE_NUMBER = /^\d+\p{L}?$/u

const isoOf = (typed: string): string | null => {
  const { day = '', month = '', year = '' } = TYPED_DAY.exec(typed)?.groups ?? {}
  const text = ISO_DAY.test(typed)
    ? typed
    : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const instant = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(text) ? null : text
}

const fault = (kind: IdentityFault, values: Readonly<Record<string, string>> = {}) =>
  ({ kind: 'fault', fault: kind, values }) as const

/** The words that documents are identified by. */
export interface IdentityContent {
  readonly lexicon: DocumentLexicon
  readonly identity: IdentityLexicon
  readonly sources: readonly Source[]
  readonly places: Places
  /** Names of agencies, as they are written. */
  readonly agencies: readonly string[]
}

type FaultFound = ReturnType<typeof fault>

/** What the text and the person say together. */
interface Claim {
  readonly number: Told<string> | null
  readonly kind: Told<DocumentKind> | null
  readonly signedOn: Told<string> | null
  readonly year: string | null
  readonly issuer: Told<string> | null
  readonly region: Told<Region> | FaultFound
  readonly title: string
}

const isFault = (region: Claim['region']): region is FaultFound => 'fault' in region

/** Builds what tells of a text which document it is, or what is missing for that. */
export const createIdentify = (
  { lexicon, identity, sources, agencies }: Omit<IdentityContent, 'places'>,
  regions: Regions,
) => {
  const issuers = createIssuer(identity, regions, agencies)
  const readImprint = createImprint(lexicon, identity, regions, issuers)
  const labelOf = createLabel(lexicon, regions)

  const numberOf = (given: string | undefined, { number, symbol }: Imprint) => {
    if (given === undefined) return number
    if (!BARE_NUMBER.test(given.trim()))
      return { value: given.replaceAll(/\s/gu, ''), from: 'given' } as const
    return symbol === null ? null : ({ value: `${given.trim()}/${symbol}`, from: 'given' } as const)
  }

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

  const claimOf = (imprint: Imprint, about: IdentityOptions, date: string | null): Claim => {
    const number = numberOf(about.number, imprint)
    const signedOn = date === null ? imprint.signedOn : ({ value: date, from: 'given' } as const)
    const parts = number === null ? null : partsOfNumber(number.value)
    const year = parts?.year ?? signedOn?.value.slice(0, 4) ?? imprint.year
    const byNumber = parts === null ? null : labelOf.kindOf(parts.symbol)
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

  const isOf = (source: Source, { number, year, region }: Claim): boolean => {
    if (number === null || numberKey(number.value) !== numberKey(source.number)) return false
    const ofYear = source.signedOn.slice(0, 4)
    return isFault(region)
      ? year === ofYear
      : region.value.id === source.province && (year ?? ofYear) === ofYear
  }

  /** A document that answers cite, under the name by which they do. */
  const cited = (source: Source, claim: Claim, about: IdentityOptions): Identifying => {
    const { id, number, label, title, signedOn, province, issuer } = source
    const { region } = claim
    const provinceName = regions.filed(province, signedOn)?.name ?? ''
    return {
      kind: 'identified',
      document: {
        ...{ id, number, label, title, signedOn, province, provinceName },
        kind: labelOf.kindOf(partsOfNumber(number).symbol)?.id ?? '',
        issuer: claim.issuer?.value ?? issuer,
        nicknames: about.nicknames ?? [],
      },
      from: {
        number: claim.number?.from ?? 'known',
        kind: claim.kind?.from ?? 'known',
        day: claim.signedOn?.from ?? 'known',
        issuer: claim.issuer?.from ?? 'known',
        province: isFault(region) ? 'known' : region.from,
      },
    }
  }

  /** One that the person calls by its id, which the text must not contradict. */
  const citedById = (source: Source, claim: Claim, about: IdentityOptions): Identifying => {
    const { number, year, region } = claim
    if (!isFault(region) && region.value.id !== source.province)
      return fault('other-province', { id: source.id, province: region.value.name })
    const isOther =
      (number !== null && numberKey(number.value) !== numberKey(source.number)) ||
      (year !== null && year !== source.signedOn.slice(0, 4))
    if (isOther)
      return fault('other-document', { id: source.id, document: number?.value ?? year ?? '' })
    return cited(source, claim, about)
  }

  const missingNumber = (symbol: string | null) =>
    symbol === null ? fault('no-number') : fault('no-digits', { symbol })

  return (text: string, passages: readonly Passage[], about: IdentityOptions): Identifying => {
    const date = about.date === undefined ? null : isoOf(about.date)
    if (about.date !== undefined && date === null) return fault('wrong-date', { date: about.date })
    const imprint = readImprint(text, passages)
    const claim = claimOf(imprint, about, date)
    const { number, kind, signedOn, year, issuer, region } = claim
    const byId = sources.find(({ id }) => id === about.id)
    if (byId) return citedById(byId, claim, about)
    const byNumber = about.id === undefined ? sources.find((one) => isOf(one, claim)) : undefined
    if (byNumber) {
      const isOtherDay = signedOn !== null && signedOn.value !== byNumber.signedOn
      return isOtherDay
        ? fault('other-day', { id: byNumber.id, label: byNumber.label, day: byNumber.signedOn })
        : cited(byNumber, claim, about)
    }
    const byFile = sources.find(
      ({ id, province }) =>
        number === null &&
        about.id === undefined &&
        (about.fileName ?? '').startsWith(id) &&
        (isFault(region) ? about.province === undefined : region.value.id === province),
    )
    if (byFile) return cited(byFile, claim, about)
    if (isFault(region)) return region
    if (number === null) return missingNumber(imprint.symbol)
    const document = {
      number: number.value,
      kind: kind?.value.id ?? '',
      title: claim.title,
      nicknames: about.nicknames ?? [],
      signedOn: signedOn?.value ?? null,
      issuer: issuer?.value ?? '',
      province: region.value.id,
      provinceName: region.value.name,
    }
    return {
      kind: 'identified',
      document: {
        ...document,
        id: about.id ?? labelOf.id(document, year),
        label: labelOf.label(document.number, kind?.value ?? null),
      },
      from: {
        number: number.from,
        kind: kind?.from ?? null,
        day: signedOn?.from ?? null,
        issuer: issuer?.from ?? null,
        province: region.from,
      },
    }
  }
}
