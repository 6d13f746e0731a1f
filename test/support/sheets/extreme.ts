import type { ResultSheet } from '../../../handlers/conversation/sheet.ts'
import { ELIGIBLE, TO_VERIFY } from './sheets.ts'

/** A sheet as nobody should have it: sixty rows, a paragraph in a cell, a name without end. */
export const extreme = (name: string): ResultSheet => ({
  ...TO_VERIFY,
  name,
  rows: Array.from({ length: 6 }, () => ELIGIBLE.rows)
    .flat()
    .map((row, at) => ({
      ...row,
      label: `Điều kiện số ${at + 1}`,
      ...(at === 30 ? { declared: 'một đoạn rất dài '.repeat(400).trim() } : {}),
    })),
})
