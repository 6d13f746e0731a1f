import type { DocumentLexicon } from '../schema/lexicon/documents.ts'
import { ownLetters } from '../language/text/letters.ts'
import { inUnicode } from './fonts.ts'
import type { IdentityFault, IdentityOptions } from './identity/claim.ts'
import { createIdentify, type Identified, type IdentityContent } from './identity/identify.ts'
import type { Regions } from './identity/regions.ts'
import { createUnspread } from './identity/spacing.ts'
import { createOutline } from './outline/outline.ts'
import type { DocumentText } from './mark.ts'
import type { OfficialDocument } from './passage.ts'

export type ImportOptions = IdentityOptions

/** Why a text is no document that can be quoted; the phrases say it under these keys. */
export type DocumentFault = 'empty' | 'no-structure' | 'wrong-id' | IdentityFault

export type DocumentReading =
  | {
      readonly kind: 'document'
      readonly document: OfficialDocument
      /** Where each part of its identity was read. */
      readonly from: Identified['from']
    }
  | {
      readonly kind: 'fault'
      readonly fault: DocumentFault
      readonly values: Readonly<Record<string, string>>
    }

export type DocumentReader = (file: DocumentText, about: ImportOptions) => DocumentReading

const WIDE_DIGITS = /[\uFF10-\uFF19]/gu
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u
const LONGEST_ID = 40
/** Fewer numbered places than this are no plan and no decision. */
const FEWEST_CLAUSES = 2
const UNNUMBERED = /^(?:title|KH\d*|cancu.*|ket|ky|khung.*|dautrang|chantrang)$/u

const fault = (kind: DocumentFault, values: Readonly<Record<string, string>> = {}) =>
  ({ kind: 'fault', fault: kind, values }) as const

/** Words that headings are spread out with. */
const spreadWords = ({ kinds, chapter, number }: DocumentLexicon) => [
  ...kinds.map(({ name }) => name),
  ...chapter,
  ...number,
]

/** Builds the reader of official documents. It never throws: what is wrong is a fault. */
export const createDocumentReader = (
  content: IdentityContent,
  regions: Regions,
): DocumentReader => {
  const outline = createOutline(content.lexicon)
  const identify = createIdentify(content, regions)
  const unspread = createUnspread(spreadWords(content.lexicon))

  /** Spread words put together and look-alike letters made one's own; lines keep their places. */
  const tidy = (text: string): string =>
    unspread(ownLetters(text).replaceAll(WIDE_DIGITS, (digit) => digit.normalize('NFKC')))

  return (typed, about) => {
    const written = inUnicode(typed)
    const { asides } = written
    const file = {
      ...written,
      text: tidy(written.text),
      ...(asides ? { asides: asides.map((one) => ({ ...one, text: tidy(one.text) })) } : {}),
    }
    const { text } = file
    if (text.trim() === '') return fault('empty')
    const passages = outline(file)
    const clauses = passages.filter(({ clause }) => !UNNUMBERED.test(clause))
    if (clauses.length < FEWEST_CLAUSES) return fault('no-structure')
    if (about.id !== undefined && (!ID.test(about.id) || about.id.length > LONGEST_ID))
      return fault('wrong-id', { id: about.id })
    const found = identify(text, passages, about)
    if (found.kind === 'fault') return found
    return { kind: 'document', document: { ...found.document, passages }, from: found.from }
  }
}
