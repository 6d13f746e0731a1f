import type { ViewBlock } from '../view.ts'
import { drawBox, drawDot } from './marks.ts'
import { INK, type Paper, type Piece, type Style } from './paper.ts'

const TITLE: Style = { font: 'bold', size: 9.5 }
const GROUP: Style = { font: 'bold', size: 8.5 }
const ITEM: Style = { font: 'regular', size: 8.5 }
const MARK = { size: 7, room: 12 }
const GAP = { block: 9, title: 3, group: 2, item: 1.5 }
const GUTTER = 18

/** One stretch of lines that stays together where it can. */
interface Stretch {
  readonly lines: readonly string[]
  readonly style: Style
  readonly indent: number
  /** Room above, where it does not begin a page. */
  readonly above: number
  readonly mark: 'box' | 'dot' | { readonly number: string } | null
  readonly isHeading: boolean
}

const markOf = (kind: ViewBlock['kind'], at: number): Stretch['mark'] => {
  if (kind === 'next') return { number: `${at + 1}.` }
  return kind === 'dossier' ? 'box' : 'dot'
}

const stretchesOf = (paper: Paper, { kind, title, groups }: ViewBlock, width: number) => {
  const heading = (text: string, style: Style, above: number): Stretch => ({
    lines: paper.lines(text, style, width),
    style,
    indent: 0,
    above,
    mark: null,
    isHeading: true,
  })
  return [
    heading(title, TITLE, GAP.block),
    ...groups.flatMap((group) => [
      ...(group.title === null ? [] : [heading(group.title, GROUP, GAP.group)]),
      ...group.items.map((item, at): Stretch => ({
        lines: paper.lines(item, ITEM, width - MARK.room),
        style: ITEM,
        indent: MARK.room,
        above: GAP.item,
        mark: markOf(kind, at),
        isHeading: false,
      })),
    ]),
  ]
}

const heightOf = (paper: Paper, stretches: readonly Stretch[]): number =>
  stretches.reduce(
    (sum, { lines, style, above }) => sum + above + paper.heightOf(style, lines.length),
    0,
  )

const drawMark = (paper: Paper, { mark, style }: Stretch, x: number, top: number): void => {
  const y = top + (paper.heightOf(style) - MARK.size) / 2
  if (mark === 'box') drawBox(paper, x, y, MARK.size)
  else if (mark === 'dot') drawDot(paper, x, y, MARK.size)
  else if (mark !== null) paper.show([mark.number], style, x, top)
}

/** Draws stretches one below another; `turn` is asked for another page where one does not fit. */
const draw = (paper: Paper, stretches: readonly Stretch[], x: number): void => {
  let list: Piece | null = null
  for (const [at, stretch] of stretches.entries()) {
    const { lines, style, indent, above, isHeading } = stretch
    const line = paper.heightOf(style)
    const next = stretches[at + 1]
    // A heading is not left alone at the foot of a page.
    const together = isHeading && next ? next.above + paper.heightOf(next.style) : 0
    if (paper.rest() < above + Math.min(lines.length, 2) * line + together) paper.turn()
    paper.y += above
    if (isHeading) list = null
    else list ??= paper.piece('L')
    const piece = list ? paper.piece('LBody', paper.piece('LI', list)) : paper.piece('H2')
    for (let done = 0; done < lines.length;) {
      const fits = Math.max(1, Math.floor(paper.rest() / line))
      if (done > 0) paper.turn()
      else drawMark(paper, stretch, x, paper.y)
      const part = lines.slice(done, done + fits)
      paper.write(part, style, x + indent, paper.y, piece)
      paper.y += part.length * line
      done += part.length
    }
  }
}

/**
 * The lists below the table: papers to the right of everything else where both fit on the page, as on
 * a usual sheet; else one below the other.
 */
export const drawBlocks = (paper: Paper, blocks: readonly ViewBlock[]): void => {
  const { left, width, doc, artifact } = paper
  const half = (width - GUTTER) / 2
  const [own, papers] = [
    blocks.filter(({ kind }) => kind !== 'dossier'),
    blocks.filter(({ kind }) => kind === 'dossier'),
  ].map((some) => some.flatMap((block) => stretchesOf(paper, block, half)))
  const isBeside =
    own !== undefined &&
    papers !== undefined &&
    own.length > 0 &&
    papers.length > 0 &&
    Math.max(heightOf(paper, own), heightOf(paper, papers)) <= paper.rest()
  if (!isBeside) {
    for (const block of blocks) draw(paper, stretchesOf(paper, block, width), left)
    return
  }
  const top = paper.y
  draw(paper, own, left)
  const end = paper.y
  paper.y = top
  draw(paper, papers, left + half + GUTTER)
  paper.y = Math.max(end, paper.y)
  artifact(() =>
    doc
      .save()
      .lineWidth(0.5)
      .strokeColor(INK)
      .moveTo(left + half + GUTTER / 2, top + GAP.block)
      .lineTo(left + half + GUTTER / 2, paper.y)
      .stroke()
      .restore(),
  )
}
