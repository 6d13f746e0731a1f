import type { PDFPageProxy } from 'unpdf/pdfjs'
import { fieldGlyphs } from './field.ts'
import { applied, multiplied, type Matrix } from './matrix.ts'
import { ruleReader, type Operators, type Rule } from './rule.ts'

/** A letter at its place on a page, in points from the upper left corner. */
export interface Glyph {
  readonly text: string
  readonly x: number
  /** Where the next one would stand. */
  readonly end: number
  /** The line that it stands on. */
  readonly y: number
  readonly size: number
  /** Name of its font as the file says it. */
  readonly font: string
}

export interface PageContent {
  readonly width: number
  readonly height: number
  readonly glyphs: readonly Glyph[]
  readonly rules: readonly Rule[]
  /** Share of the page that pictures cover. */
  readonly pictures: number
  /** Anything at all is drawn on it. */
  readonly isDrawn: boolean
  /** Letters written upwards, downwards or slantwise, which are not read. */
  readonly turned: number
  /** Letters without ink, as scanners lay them under their picture. */
  readonly hidden: number
}

type PathData = readonly (ArrayLike<number> | null)[] | null

interface ShownGlyph {
  readonly unicode: string
  readonly originalCharCode: number
  readonly width: number
  readonly isSpace: boolean
}

interface LoadedFont {
  readonly name?: string
  readonly composite?: boolean
  readonly toUnicode?: object
}

interface State {
  matrix: Matrix
  font: Font
  size: number
  spacing: number
  wordSpacing: number
  stretch: number
  leading: number
  rise: number
  isHidden: boolean
  /** Set by what places a picture, until something is drawn. */
  area: number
}

const THOUSAND = 1000
/** A line that rises by more of its length is written slantwise: a watermark, and no line of the text. */
const SLANT = 0.1
/** Ways to write text that leave no ink: scanners lay what they recognised under the picture. */
const INVISIBLE = new Set([3, 7])
/** In the fonts of before Unicode this byte is a letter; what writes PDF takes it for a hyphen. */
const SOFT_HYPHEN = 0xad
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

const matrixOf = (numbers: ArrayLike<number>): Matrix => [
  numbers[0] ?? 1,
  numbers[1] ?? 0,
  numbers[2] ?? 0,
  numbers[3] ?? 1,
  numbers[4] ?? 0,
  numbers[5] ?? 0,
]

/** What stands for a letter that the file does not name. */
export const UNREAD = '\uFFFD'

interface Font {
  readonly name: string
  /** The file says which letters its numbers stand for. */
  readonly isListed: boolean
}

const NO_FONT: Font = { name: '', isListed: true }

const letterOf = ({ unicode, originalCharCode }: ShownGlyph, { isListed }: Font) => {
  if (!isListed) return UNREAD
  return originalCharCode === SOFT_HYPHEN && unicode === '-' ? '\u00AD' : unicode
}

/** What is drawn on a page: its letters, its lines, and how much of it is pictures. */
export const readPage = async (page: PDFPageProxy, ops: Operators): Promise<PageContent> => {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  // Without annotations: a stamp of a signature and a remark are no part of the text.
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 })
  const glyphs: Glyph[] = []
  const rules: Rule[] = []
  const stack: State[] = []
  let state: State = {
    matrix: matrixOf(transform),
    font: NO_FONT,
    size: 0,
    spacing: 0,
    wordSpacing: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    isHidden: false,
    area: 0,
  }
  let text = IDENTITY
  let line = IDENTITY
  let pictures = 0
  let turned = 0
  let hidden = 0

  const nextLine = (x: number, y: number) => {
    line = multiplied(line, [1, 0, 0, 1, x, y])
    text = line
  }
  const show = (shown: readonly (ShownGlyph | number)[]) => {
    const { size, stretch } = state
    for (const one of shown) {
      if (typeof one === 'number') {
        text = multiplied(text, [1, 0, 0, 1, (-one / THOUSAND) * size * stretch, 0])
        continue
      }
      const extra = state.spacing + (one.isSpace ? state.wordSpacing : 0)
      const advance = ((one.width / THOUSAND) * size + extra) * stretch
      const whole = multiplied(state.matrix, text)
      const [x, y] = applied(whole, 0, state.rise)
      const [end, endY] = applied(whole, advance, state.rise)
      const [, top] = applied(whole, 0, state.rise + size)
      if (Math.abs(endY - y) > Math.abs(end - x) * SLANT) turned += 1
      else if (state.isHidden) hidden += 1
      else if (one.unicode !== '' && end >= x)
        glyphs.push({
          text: letterOf(one, state.font),
          x,
          end,
          y,
          size: Math.abs(y - top),
          font: state.font.name,
        })
      text = multiplied(text, [1, 0, 0, 1, advance, 0])
    }
  }
  /** Pictures themselves are never unpacked: only the room that was made for them is seen. */
  const leave = () => {
    pictures += state.area
    state = stack.pop() ?? state
  }
  const readRules = ruleReader(ops)
  const fontOf = (id: string): Font => {
    if (!page.commonObjs.has(id)) return NO_FONT
    const found = page.commonObjs.get(id) as LoadedFont | null
    // A list that only repeats the numbers is what the library puts where there is none.
    const isListed = found?.composite !== true || !('firstChar' in (found.toUnicode ?? {}))
    return { name: found?.name ?? '', isListed }
  }

  const does: Readonly<Record<string, (args: readonly unknown[]) => void>> = {
    save: () => {
      stack.push(state)
      state = { ...state, area: 0 }
    },
    restore: leave,
    transform: (args) => {
      state.matrix = multiplied(state.matrix, matrixOf(args as number[]))
      const [a, b, c, d] = state.matrix
      state.area = Math.min(1, Math.abs(a * d - b * c) / (width * height))
    },
    paintFormXObjectBegin: ([matrix]) => {
      stack.push(state)
      state = { ...state, area: 0 }
      if (matrix) state.matrix = multiplied(state.matrix, matrixOf(matrix as number[]))
    },
    paintFormXObjectEnd: () => {
      state = stack.pop() ?? state
    },
    beginText: () => {
      text = IDENTITY
      line = IDENTITY
    },
    setFont: ([id, size]) => {
      state.font = fontOf(id as string)
      state.size = size as number
    },
    setCharSpacing: ([value]) => (state.spacing = value as number),
    setWordSpacing: ([value]) => (state.wordSpacing = value as number),
    setHScale: ([value]) => (state.stretch = (value as number) / 100),
    setLeading: ([value]) => (state.leading = -(value as number)),
    setTextRise: ([value]) => (state.rise = value as number),
    setTextRenderingMode: ([mode]) => (state.isHidden = INVISIBLE.has(mode as number)),
    moveText: ([x, y]) => nextLine(x as number, y as number),
    setLeadingMoveText: ([x, y]) => {
      state.leading = y as number
      nextLine(x as number, y as number)
    },
    nextLine: () => nextLine(0, state.leading),
    setTextMatrix: ([matrix]) => {
      line = matrixOf(matrix as number[])
      text = line
    },
    showText: ([shown]) => show(shown as (ShownGlyph | number)[]),
    constructPath: (args) => {
      state.area = 0
      rules.push(...readRules(args[0], (args[1] as PathData)?.[0], state.matrix))
    },
  }
  const byNumber = new Map(Object.entries(does).map(([name, act]) => [ops[name], act] as const))
  for (const [at, operator] of fnArray.entries())
    byNumber.get(operator)?.((argsArray[at] ?? []) as readonly unknown[])
  const filled = await fieldGlyphs(page, matrixOf(transform))
  // White that leaves room for a field is none between its letters.
  const isUnder = ({ text: letter, x, y }: Glyph) =>
    letter.trim() === '' &&
    filled.some((one) => x >= one.x - one.size && x < one.end && Math.abs(y - one.y) < one.size)
  const all = [...glyphs.filter((glyph) => !isUnder(glyph)), ...filled]
  return {
    width,
    height,
    glyphs: all,
    rules,
    pictures,
    isDrawn: fnArray.length > 0,
    turned,
    hidden,
  }
}
