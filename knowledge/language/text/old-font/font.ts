import { CODINGS, isWord, MARKED_WORD, VIETNAMESE } from './coding.ts'

/** Words that a document shows in a font of before Unicode. */
export interface FontReading {
  /** In Unicode; as they stand where nobody knows how the font keeps its letters. */
  readonly text: string
  /** They are what the font shows; else what stands there was not read. */
  readonly isSure: boolean
}

/** How the names of such fonts begin; PDF puts six letters and a plus before. */
const FAMILIES = [
  [/^vni(?![a-z])/iu, CODINGS.vni],
  [/^(?:vps[\s-]|bk\s?hcm|vnlabs?|viscii)/iu, null],
  [/^(?:\.[Vv][Nn]|Vn(?=[A-Z]))/u, CODINGS.tcvn3],
] as const
const SUBSET = /^[A-Z]{6}\+/u
/** ".VnTimeH", ".VnArialH,Bold": small letters are shown as capitals. */
const OF_CAPITALS = /^\.?vn[a-z0-9 ]*H(?:$|[,\s-])/iu
const MARKED = /[\u00A1-\u00FFμ∙]/u
/** Of the marked words nearly all become syllables; the others are names. */
const READABLE = 0.8

/**
 * Words as the font of this name shows them; null where it is none of before Unicode, or where the
 * words are in Unicode all the same, and another font stands in.
 */
export const fromFont = (text: string, fontName: string): FontReading | null => {
  const name = fontName.replace(SUBSET, '').trim()
  const family = FAMILIES.find(([pattern]) => pattern.test(name))
  if (!family || VIETNAMESE.test(text)) return null
  const [, coding] = family
  const isOfCapitals = coding === CODINGS.tcvn3 && OF_CAPITALS.test(name)
  if (!MARKED.test(text)) {
    const upper = isOfCapitals ? text.toUpperCase() : text
    return upper === text ? null : { text: upper, isSure: true }
  }
  if (!coding) return { text, isSure: false }
  const words = (text.match(MARKED_WORD) ?? []).map((word) => coding.read(word).toLowerCase())
  const read = coding.read(text)
  return {
    text: isOfCapitals ? read.toUpperCase() : read,
    isSure: words.filter(isWord).length >= words.length * READABLE,
  }
}
