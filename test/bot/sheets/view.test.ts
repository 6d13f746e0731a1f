import { expect, test } from 'vitest'
import { renderText } from '../../../bot/sheets/text.ts'
import { viewSheet } from '../../../bot/sheets/view.ts'
import type { SheetAnswer } from '../../../handlers/conversation/sheet.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'
import {
  ELIGIBLE,
  NOT_ELIGIBLE,
  TO_VERIFY,
  WITHOUT_CONDITIONS,
} from '../../support/sheets/sheets.ts'

const { say } = loadKnowledge()
const declaredIn = (answers: readonly SheetAnswer[]) => {
  const { declaredBy, rows } = viewSheet({ ...ELIGIBLE, answers }, say)
  return { declaredBy, cells: rows.map(({ cells }) => cells.declared) }
}
const by = (who: SheetAnswer['by'], at: string, fact = 'members'): SheetAnswer => ({
  fact,
  label: fact,
  text: '340 thành viên',
  at,
  by: who,
})

test('what one person declared on one day is said once', () => {
  const { declaredBy, cells } = declaredIn([by('self', '2026-11-30T03:00:00Z')])
  expect(declaredBy).toBe('Số liệu do HTX tự khai ngày 30/11/2026, chưa qua kiểm tra.')
  expect(cells).toContain('340 thành viên')
})

test('days are those of Viet Nam', () => {
  expect(declaredIn([by('self', '2026-11-29T18:00:00Z')]).declaredBy).toContain('30/11/2026')
})

test('where an officer declared some of it, and on another day, it stands with the figure', () => {
  const { declaredBy, cells } = declaredIn([
    by('officer', '2026-11-28T03:00:00Z'),
    by('self', '2026-11-30T03:00:00Z', 'area'),
  ])
  expect(declaredBy).toContain('cán bộ khai giúp')
  expect(cells).toContain('340 thành viên (cán bộ khai, 28/11/2026)')
  expect(cells).toContain('620 mẫu, tức từ 620 ha đến 803,52 ha')
})

test('the latest declaration of a fact is the one that is told', () => {
  const { cells } = declaredIn([
    by('officer', '2026-11-28T03:00:00Z'),
    by('self', '2026-11-30T03:00:00Z'),
  ])
  expect(cells).toContain('340 thành viên')
})

test('what is missing stands with the result, and what was not declared says so', () => {
  const results = viewSheet(NOT_ELIGIBLE, say).rows.map(({ cells }) => cells.result)
  expect(results).toContain('Chưa đạt, thiếu 1 thành viên')
  const open = viewSheet(TO_VERIFY, say).rows.find(({ cells }) => cells.label === 'Vốn')
  expect(open?.cells).toMatchObject({ declared: 'chưa khai', result: 'Còn hỏi' })
})

test('what was declared and no condition asks for stands at the top', () => {
  expect(viewSheet(ELIGIBLE, say).facts).toContainEqual({ label: 'Ngành', value: 'Trồng lúa' })
})

test('in words nothing of a result is left out', () => {
  const text = renderText(viewSheet(NOT_ELIGIBLE, say))
  for (const { label, clause } of NOT_ELIGIBLE.rows) {
    expect(text).toContain(label)
    expect(text).toContain(clause)
  }
  expect(text).toContain('không phải quyết định')
  expect(renderText(viewSheet(WITHOUT_CONDITIONS, say))).toContain(say('sheets.noRows'))
})
