import type { Glyph } from './glyph.ts'
import { spell, type SpelledText } from './spelling.ts'

/** Words that stand together on a line, with a wide gap before and behind. */
export interface RowSegment extends SpelledText {
  readonly x: number
  readonly end: number
}

/** What stands at one height of a page, from left to right. */
export interface GlyphRow {
  readonly y: number
  /** Of most of its letters. */
  readonly size: number
  readonly segments: readonly RowSegment[]
}

/** Letters whose lines are nearer than this, in sizes, stand on one line: some are raised. */
const NEAR = 0.5
/** A gap so wide, in sizes, is none between words, but for lines that were spread to both margins. */
const WIDE = 1.2

interface Line {
  y: number
  size: number
  readonly glyphs: Glyph[]
}

const usualSize = (glyphs: readonly Glyph[]): number => {
  const counts = new Map<number, number>()
  for (const { size } of glyphs) counts.set(size, (counts.get(size) ?? 0) + 1)
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 0
}

const isBlank = ({ text }: Glyph) => text.trim() === ''

const segmentsOf = ({ glyphs, y, size }: Line): readonly RowSegment[] => {
  const groups: Glyph[][] = []
  let end = -Infinity
  for (const glyph of glyphs.toSorted((one, other) => one.x - other.x)) {
    if (!isBlank(glyph)) {
      if (glyph.x - end > size * WIDE) groups.push([])
      end = Math.max(end, glyph.end)
    }
    groups.at(-1)?.push(glyph)
  }
  return groups.flatMap((group) => {
    const inked = group.filter((glyph) => !isBlank(glyph))
    const spelled = spell(group, size, y)
    if (spelled.text === '') return []
    const x = Math.min(...inked.map((glyph) => glyph.x))
    return [{ ...spelled, x, end: Math.max(...inked.map((glyph) => glyph.end)) }]
  })
}

/** So many letters that lie over others show that two lines were drawn over one another. */
const FEWEST_OVER = 3
/** A letter lies over another where it covers more than this share of it. */
const COVERS = 0.3

/** Letters of one size and height in their order, as they were drawn together. */
const drawnTogether = (glyphs: readonly Glyph[]): readonly (readonly Glyph[])[] => [
  ...Map.groupBy(glyphs, ({ y, size }) => `${y.toFixed(1)} ${size.toFixed(1)}`).values(),
]

/** How many letters of one line lie over letters of another. */
const overlaps = (one: readonly Glyph[], other: readonly Glyph[]): number => {
  const others = other.filter((glyph) => !isBlank(glyph))
  return one.filter(
    (glyph) =>
      !isBlank(glyph) &&
      others.some(
        ({ x, end, text }) =>
          text !== glyph.text &&
          Math.min(end, glyph.end) - Math.max(x, glyph.x) > (glyph.end - glyph.x) * COVERS,
      ),
  ).length
}

/** Lines that were drawn over one another, as a stamp over a letterhead, each by itself. */
const apart = (line: Line): readonly Line[] => {
  const lines: Line[] = []
  for (const glyphs of drawnTogether(line.glyphs)) {
    const free = lines.find((one) => overlaps(glyphs, one.glyphs) < FEWEST_OVER)
    const [first] = glyphs
    if (free) free.glyphs.push(...glyphs)
    else if (first) lines.push({ y: first.y, size: first.size, glyphs: [...glyphs] })
  }
  return lines.length > 1 ? lines : [line]
}

/** Puts letters into rows from top to bottom, whatever order the file draws them in. */
export const rowsOf = (glyphs: readonly Glyph[]): readonly GlyphRow[] => {
  const lines: Line[] = []
  for (const glyph of glyphs.toSorted((one, other) => one.y - other.y)) {
    const line = lines.at(-1)
    const isNear = line && glyph.y - line.y <= Math.max(line.size, glyph.size) * NEAR
    if (!isNear) {
      if (!isBlank(glyph)) lines.push({ y: glyph.y, size: glyph.size, glyphs: [glyph] })
      continue
    }
    line.glyphs.push(glyph)
    if (glyph.size > line.size && !isBlank(glyph)) {
      line.y = glyph.y
      line.size = glyph.size
    }
  }
  return lines.flatMap(apart).flatMap((line) => {
    const size = usualSize(line.glyphs.filter((glyph) => !isBlank(glyph)))
    const segments = segmentsOf({ ...line, size })
    return segments.length > 0 ? [{ y: line.y, size, segments }] : []
  })
}
