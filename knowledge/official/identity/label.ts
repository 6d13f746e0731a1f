import type { DocumentLexicon } from '../../schema/lexicon/documents.ts'
import { fold } from '../../language/text/text.ts'
import type { OfficialDocument } from '../passage.ts'
import type { DocumentKind } from './imprint.ts'
import { partsOfNumber, symbolKey } from './number.ts'
import { bare, idOfPlace, type Regions } from './regions.ts'

/** The agency whose documents are most: its letters are no part of an id. */
const USUAL = 'ubnd'

/** Builds ids and labels of documents that the knowledge base does not cite. */
export const createLabel = ({ kinds }: DocumentLexicon, regions: Regions) => ({
  /** The kind that the letters of a number begin with. */
  kindOf(symbol: string): DocumentKind | null {
    const [first = ''] = symbolKey(symbol).split('-')
    return kinds.find(({ short }) => first !== '' && fold(short) === first) ?? null
  },
  /** How a citation line begins: "KH 45/KH-UBND". */
  label: (number: string, kind: DocumentKind | null): string =>
    `${kind?.short ?? ''} ${number}`.trim(),
  /** "kh-45-2024-dong-thap"; with the agency where it is not the People's Committee of the province. */
  id(
    document: Pick<OfficialDocument, 'number' | 'kind' | 'issuer' | 'province'>,
    year: string | null,
  ): string {
    const { digits, symbol } = partsOfNumber(document.number)
    const [first = '', ...rest] = symbolKey(symbol).split('-')
    const kind = kinds.find(({ id }) => id === document.kind)
    const letters = (kind && fold(kind.short) === first ? rest : [first, ...rest]).join('-')
    const [region = ''] = regions.namesOf(document.province)
    const agency = bare(document.issuer).replace(bare(region), '').trim()
    const isLocal = agency.split(' ').length > 3 || (agency !== '' && !agency.startsWith(USUAL))
    const ofAgency = letters === USUAL ? (isLocal ? idOfPlace(document.issuer) : '') : letters
    return [document.kind, digits, year ?? '', ofAgency, document.province]
      .filter((part) => part !== '')
      .join('-')
  },
})
