import type { DocumentLexicon } from '../schema/lexicon/documents.ts'
import { fold } from '../language/text/text.ts'
import type { Places } from '../schema/places.ts'
import type { Source } from '../schema/schema.ts'
import { inUnicode } from './fonts.ts'
import { createImprint, type Imprint } from './imprint.ts'
import { createOutline } from './outline.ts'
import type { DocumentText } from './mark.ts'
import type { OfficialDocument } from './passage.ts'

/** What the person who imports a text says about it; all may be left to the text itself. */
export interface ImportOptions {
  readonly id?: string
  /** Id or name of a province. */
  readonly province?: string
  readonly number?: string
  readonly title?: string
  /** Without its folder. */
  readonly fileName?: string
}

/** Why a text is no document that can be quoted; the phrases say it under these keys. */
export type DocumentFault =
  | 'empty'
  | 'no-structure'
  | 'wrong-id'
  | 'no-number'
  | 'no-province'
  | 'unknown-province'
  | 'other-province'

export type DocumentReading =
  | { readonly kind: 'document'; readonly document: OfficialDocument }
  | {
      readonly kind: 'fault'
      readonly fault: DocumentFault
      readonly values: Readonly<Record<string, string>>
    }

export type DocumentReader = (file: DocumentText, about: ImportOptions) => DocumentReading

interface Province {
  readonly id: string
  readonly name: string
}

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u
const LONGEST_ID = 40
/** Fewer numbered places than this are no plan and no decision. */
const FEWEST_CLAUSES = 2
const UNNUMBERED = /^(?:title|KH|cancu.*|ket|ky|khung.*|dautrang|chantrang)$/u

/** "Đồng Tháp" → "dong-thap". */
export const idOfPlace = (name: string): string =>
  fold(name)
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')

const bare = (text: string) =>
  fold(text)
    .replaceAll(/[^a-z0-9]+/gu, ' ')
    .trim()

const fault = (kind: DocumentFault, values: Readonly<Record<string, string>> = {}) =>
  ({ kind: 'fault', fault: kind, values }) as const

/** Builds the reader of official documents. It never throws: what is wrong is a fault. */
export const createDocumentReader = (
  lexicon: DocumentLexicon,
  sources: readonly Source[],
  places: Places,
): DocumentReader => {
  const outline = createOutline(lexicon)
  const readImprint = createImprint(lexicon)
  const provinces: readonly Province[] = [
    ...places.provinces.map(({ id, name }) => ({ id, name })),
    ...places.others.map(({ name }) => ({ id: idOfPlace(name), name })),
  ]

  /** The province that a text names most often. */
  const provinceIn = (text: string): Province | null => {
    const folded = ` ${bare(text)} `
    const [first, second] = provinces
      .map((province) => ({ province, times: folded.split(` ${bare(province.name)} `).length - 1 }))
      .toSorted((one, other) => other.times - one.times)
    return first && first.times > (second?.times ?? 0) ? first.province : null
  }

  const provinceNamed = (name: string) =>
    provinces.find(({ id, name: own }) => id === name || bare(own) === bare(name)) ?? null

  const knownAs = ({ id, fileName = '' }: ImportOptions, number: string | null) => {
    if (id !== undefined) return sources.find((source) => source.id === id)
    const named = sources.find((source) => number !== null && bare(source.number) === bare(number))
    return named ?? sources.find((source) => number === null && fileName.startsWith(source.id))
  }

  /** Id and label of a document that the knowledge base does not cite. */
  const named = (
    { kind, signedOn }: Imprint,
    number: string,
    province: Province,
    about: ImportOptions,
  ) => {
    const [digits = '', symbol = ''] = number.split('/')
    const year = (signedOn ?? '').slice(0, 4)
    const parts = [kind?.id ?? idOfPlace(symbol), digits, year, province.id]
    return {
      id: about.id ?? parts.filter((part) => part !== '').join('-'),
      label: `${kind?.short ?? ''} ${number}`.trim(),
    }
  }

  return (typed, about) => {
    const file = inUnicode(typed)
    const { text } = file
    if (text.trim() === '') return fault('empty')
    const passages = outline(file)
    const clauses = passages.filter(({ clause }) => !UNNUMBERED.test(clause))
    if (clauses.length < FEWEST_CLAUSES) return fault('no-structure')
    if (about.id !== undefined && (!ID.test(about.id) || about.id.length > LONGEST_ID))
      return fault('wrong-id', { id: about.id })
    const imprint = readImprint(passages)
    const number = about.number ?? imprint.number
    const asked = about.province === undefined ? null : provinceNamed(about.province)
    if (about.province !== undefined && !asked)
      return fault('unknown-province', { province: about.province })
    const said = provinceIn(text)
    const known = knownAs(about, number)
    // Two provinces may well have given one number to two documents.
    const isKnown = known && (asked ?? said ?? { id: known.province }).id === known.province
    if (known && isKnown) {
      const { id, label, signedOn, title } = known
      const name = provinces.find((province) => province.id === known.province)?.name ?? ''
      const own = { number: known.number, title, signedOn, province: known.province }
      return { kind: 'document', document: { id, label, ...own, provinceName: name, passages } }
    }
    if (known && about.id !== undefined)
      return fault('other-province', { id: about.id, province: (asked ?? said)?.name ?? '' })
    const province = asked ?? said
    if (!province) return fault('no-province')
    if (number === null) return fault('no-number')
    return {
      kind: 'document',
      document: {
        ...named(imprint, number, province, about),
        number,
        title: about.title ?? imprint.title,
        signedOn: imprint.signedOn,
        province: province.id,
        provinceName: province.name,
        passages,
      },
    }
  }
}
