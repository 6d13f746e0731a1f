import type { ViewRow } from '../view.ts'
import { INK, QUIET, type Paper } from './paper.ts'

/** Dark enough on white paper, and told apart by their shape where there is no colour. */
export const COLORS: Readonly<Record<ViewRow['status'], string>> = {
  met: '#0b5a26',
  not_met: '#9b150c',
  open: '#6a4100',
}

const LINE = 1.3

/** A tick, a cross or a dot in a ring, `size` high, drawn and not written: no font need have it. */
export const drawStatus = (
  { doc, artifact }: Paper,
  status: ViewRow['status'],
  x: number,
  y: number,
  size: number,
): void =>
  artifact(() => {
    doc.save().lineWidth(LINE).lineCap('round').lineJoin('round').strokeColor(COLORS[status])
    if (status === 'met')
      doc
        .moveTo(x, y + size * 0.55)
        .lineTo(x + size * 0.38, y + size * 0.92)
        .lineTo(x + size, y + size * 0.12)
        .stroke()
    else if (status === 'not_met')
      doc
        .moveTo(x + size * 0.08, y + size * 0.08)
        .lineTo(x + size * 0.92, y + size * 0.92)
        .moveTo(x + size * 0.92, y + size * 0.08)
        .lineTo(x + size * 0.08, y + size * 0.92)
        .stroke()
    else {
      doc.circle(x + size / 2, y + size / 2, size * 0.46).stroke()
      doc.circle(x + size / 2, y + size / 2, size * 0.12).fill(COLORS.open)
    }
    doc.restore()
  })

/** A box to tick with a pen. */
export const drawBox = ({ doc, artifact }: Paper, x: number, y: number, size: number): void =>
  artifact(() => {
    doc.save().lineWidth(0.8).strokeColor(INK).rect(x, y, size, size).stroke().restore()
  })

/** A dot before an item. */
export const drawDot = ({ doc, artifact }: Paper, x: number, y: number, size: number): void =>
  artifact(() => {
    doc
      .save()
      .circle(x + size / 2, y + size / 2, size * 0.22)
      .fill(QUIET)
      .restore()
  })
