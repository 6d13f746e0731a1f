import type { PDFPageProxy } from 'unpdf/pdfjs'
import { applied, type Matrix } from './matrix.ts'

/** Kinds of fields that hold words: one that is typed into, and one of a list. */
const OF_WORDS = new Set(['Tx', 'Ch'])
/** Letters fill so much of the height of their field, and stand so much above its foot. */
const FILLS = { size: 0.7, foot: 0.25 } as const
const LARGEST = 12
/** How wide a letter is for its height, where the field has room. */
const WIDTH = 0.5

/** A letter that was filled in, at its place in points from the upper left corner. */
export interface FilledLetter {
  readonly text: string
  readonly x: number
  readonly end: number
  readonly y: number
  readonly size: number
  /** Always empty: a field's font is none of the page's. */
  readonly font: string
}

interface Field {
  readonly fieldType?: string
  readonly fieldValue?: unknown
  readonly hidden?: boolean
  readonly rect: readonly number[]
}

const valueOf = ({ fieldType = '', fieldValue, hidden = false }: Field): string => {
  const values = Array.isArray(fieldValue) ? fieldValue : [fieldValue]
  if (hidden || !OF_WORDS.has(fieldType)) return ''
  return values.filter((one) => typeof one === 'string').join(', ')
}

/** The letters that were filled into the fields of a page, each at the place where it shows. */
export const fieldGlyphs = async (
  page: PDFPageProxy,
  matrix: Matrix,
): Promise<readonly FilledLetter[]> => {
  const fields = (await page.getAnnotations()) as readonly Field[]
  return fields.flatMap((field) => {
    const letters = Array.from(valueOf(field).replaceAll(/\s+/gu, ' ').trim())
    if (letters.length === 0) return []
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = field.rect
    const [left, foot] = applied(matrix, x1, y1)
    const [right, head] = applied(matrix, x2, y2)
    const size = Math.min(LARGEST, Math.abs(foot - head) * FILLS.size)
    const width = Math.min(size * WIDTH, Math.abs(right - left) / letters.length)
    const y = Math.max(foot, head) - Math.abs(foot - head) * FILLS.foot
    return letters.map((text, at) => {
      const x = Math.min(left, right) + at * width
      return { text, x, end: x + width, y, size, font: '' }
    })
  })
}
