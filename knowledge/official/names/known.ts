import { fold } from '../../language/text/text.ts'
import type { DocumentLexicon } from '../../schema/lexicon/documents.ts'
import type { Source } from '../../schema/schema.ts'
import { yearOf } from '../identity/identity.ts'
import { partsOfNumber, symbolKey } from '../identity/number.ts'
import type { Regions } from '../identity/regions.ts'
import type { OfficialDocument } from '../passage.ts'
import type { DocumentCitation } from './citation.ts'
import type { TitleWords } from './title.ts'

/** A document as its names are compared. */
export interface KnownDocument extends TitleWords {
  readonly id: string
  readonly kind: string
  readonly digits: string
  readonly symbol: string
  readonly year: string | null
  readonly signedOn: string | null
  /** Folded. */
  readonly issuer: string
  /** Names of its province, the one of today too; none for the whole country. */
  readonly provinces: readonly string[]
  readonly nicknames: readonly string[]
  /** How a sentence names it; null for one that was only imported. */
  readonly shortName: string | null
}

type Filed = Pick<
  OfficialDocument,
  'id' | 'number' | 'kind' | 'title' | 'signedOn' | 'issuer' | 'province' | 'nicknames'
>

/** Builds the list of all documents that a question may name, the curated ones first. */
export const createKnown = (
  { kinds }: DocumentLexicon,
  sources: readonly Source[],
  regions: Regions,
  wordsIn: (text: string) => readonly string[],
) => {
  const knownOf = (document: Filed, shortName: string | null): KnownDocument => {
    const { digits, symbol } = partsOfNumber(document.number)
    const provinces = regions.namesOf(document.province)
    return {
      ...document,
      digits,
      symbol: symbolKey(symbol),
      year: yearOf(document),
      issuer: fold(document.issuer),
      provinces,
      words: wordsIn(document.title),
      place: new Set(wordsIn(provinces[0] ?? '')),
      shortName,
    }
  }
  const own = new Set(sources.map(({ id }) => id))

  return (imported: readonly OfficialDocument[]): readonly KnownDocument[] => {
    const byId = new Map(imported.map((document) => [document.id, document]))
    const curated = sources.map((source) => {
      const kind = kinds.find(({ short }) => source.label.startsWith(`${short} `))?.id ?? ''
      const nicknames = byId.get(source.id)?.nicknames ?? []
      return knownOf({ ...source, kind, nicknames }, source.name)
    })
    const others = imported.filter(({ id }) => !own.has(id)).map((one) => knownOf(one, null))
    return [...curated, ...others]
  }
}

const agree = (said: string | null, own: string | null) =>
  said === null || own === null || own === '' || said === own

/** True where nothing that a citation says of a document contradicts what is known of it. */
export const fitsCitation = (one: KnownDocument, citation: DocumentCitation): boolean => {
  const { symbol, agency, province } = citation
  return (
    one.digits === citation.digits &&
    agree(citation.kind, one.kind) &&
    agree(citation.year, one.year) &&
    agree(citation.day, one.signedOn) &&
    (symbol === null || one.symbol === symbol || one.symbol.startsWith(`${symbol}-`)) &&
    (agency === null || one.issuer === '' || one.issuer.includes(agency)) &&
    (province === null || one.provinces.length === 0 || one.provinces.includes(province))
  )
}
