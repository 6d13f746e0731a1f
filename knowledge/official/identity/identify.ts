import type { DocumentLexicon } from '../../schema/lexicon/documents.ts'
import type { IdentityLexicon } from '../../schema/lexicon/identity.ts'
import type { Places } from '../../schema/places.ts'
import type { Source } from '../../schema/schema.ts'
import type { OfficialDocument, Passage } from '../passage.ts'
import {
  createClaim,
  fault,
  isFault,
  typedDay,
  type Claim,
  type IdentityFaultFound,
  type IdentityOptions,
} from './claim.ts'
import { numberKey } from './identity.ts'
import { createImprint, type ReadFrom } from './imprint.ts'
import { createIssuer } from './issuer.ts'
import { createLabel } from './label.ts'
import { partsOfNumber } from './number.ts'
import type { Regions } from './regions.ts'

/** The parts of a document's identity, each with where it was read. */
export interface Identified {
  readonly document: Omit<OfficialDocument, 'passages'>
  readonly from: Readonly<
    Record<'number' | 'kind' | 'day' | 'issuer' | 'province', ReadFrom | null>
  >
}

export type Identifying = ({ readonly kind: 'identified' } & Identified) | IdentityFaultFound

/** The words that documents are identified by. */
export interface IdentityContent {
  readonly lexicon: DocumentLexicon
  readonly identity: IdentityLexicon
  readonly sources: readonly Source[]
  readonly places: Places
  /** Names of agencies, as they are written. */
  readonly agencies: readonly string[]
}

const isOf = (source: Source, { number, year, region }: Claim): boolean => {
  if (number === null || numberKey(number.value) !== numberKey(source.number)) return false
  const ofYear = source.signedOn.slice(0, 4)
  return isFault(region)
    ? year === ofYear
    : region.value.id === source.province && (year ?? ofYear) === ofYear
}

const missingNumber = (symbol: string | null) =>
  symbol === null ? fault('no-number') : fault('no-digits', { symbol })

/** Builds what tells of a text which document it is, or what is missing for that. */
export const createIdentify = (
  { lexicon, identity, sources, agencies }: Omit<IdentityContent, 'places'>,
  regions: Regions,
) => {
  const issuers = createIssuer(identity, regions, agencies)
  const readImprint = createImprint(lexicon, identity, regions, issuers)
  const labelOf = createLabel(lexicon, regions)
  const claimOf = createClaim(regions, issuers, labelOf)

  /** A document that answers cite, under the name by which they do. */
  const cited = (source: Source, claim: Claim, about: IdentityOptions): Identifying => {
    const { id, number, label, title, signedOn, province, issuer } = source
    const { region } = claim
    const provinceName = regions.filed(province, signedOn)?.name ?? ''
    return {
      kind: 'identified',
      document: {
        id,
        number,
        label,
        title,
        signedOn,
        province,
        provinceName,
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

  return (text: string, passages: readonly Passage[], about: IdentityOptions): Identifying => {
    const date = about.date === undefined ? null : typedDay(about.date)
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
