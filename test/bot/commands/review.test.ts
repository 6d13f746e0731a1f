import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { countUnread, showReview, signReview } from '../../../bot/commands/listings/review.ts'
import { CONTENT_FOLDER, readContent } from '../../../knowledge/content.ts'
import type { OfficialDocument } from '../../../knowledge/official/passage.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'

const knowledge = loadKnowledge()
const folder = mkdtempSync(join(tmpdir(), 'review-'))
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  cpSync(CONTENT_FOLDER, folder, { recursive: true, force: true })
  writeFileSync(join(folder, 'reviewed.yaml'), '{}\n')
})

const PLAN = 'kh-251-2023'
const TODAY = '2026-11-30'
const all = { document: PLAN, isUnread: false }
const unread = { document: PLAN, isUnread: true }

const show = (query: typeof all, imported: readonly OfficialDocument[] = []) =>
  showReview(folder, query, knowledge, new Map(imported.map((one) => [one.id, one]))).text
const sign = () => signReview(folder, all, TODAY, knowledge)

const document: OfficialDocument = {
  id: PLAN,
  number: '251/KH-UBND',
  label: 'KH 251/KH-UBND',
  kind: 'kh',
  title: 'Kế hoạch',
  nicknames: [],
  issuer: 'UBND tỉnh Kiên Giang',
  province: 'kien-giang',
  provinceName: 'Kiên Giang',
  signedOn: '2023-10-20',
  passages: [
    { clause: 'IV.2.b', heading: '', text: 'Lời của điểm b.', notes: [] },
    { clause: 'IV.2.b/1', heading: '', text: 'Lời của gạch một.', notes: [] },
    { clause: 'IV.2.c', heading: '', text: 'Lời của điểm c.', notes: [] },
  ],
}

test('a statement stands beside its clause, with who has which role', () => {
  const page = show(all)
  expect(page).toContain('## duty kg251-report-duty (duties/kh-251-2023.yaml, ')
  expect(page).toContain('Căn cứ: KH 251/KH-UBND, mục IV.2.b\n> (chưa nhập nguyên văn')
  expect(page).not.toContain('## article kt-signer')
})

test('where the document is imported its exact words stand there, those of its parts too', () => {
  const page = show(all, [document])
  expect(page).toContain('mục IV.2.b\n> Lời của điểm b.\n> Lời của gạch một.\n')
})

test('what was signed off need not be read again, until what it says changes', () => {
  sign()
  expect(show(unread)).toBe('Không có gì phải đọc.')
  const file = join(folder, 'articles/kien-giang/kg251-signer.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('director: |-', 'director: |-\n    Dạ,'))
  const page = show(unread)
  expect(page.match(/^## .*$/gmu)).toEqual([
    '## article kg251-signer (articles/kien-giang/kg251-signer.yaml, đã đổi sau khi đọc ngày 2026-11-30)',
  ])
})

test('signing one document off leaves the others to be read', () => {
  const before = countUnread(readContent(folder), knowledge)
  const { text } = sign()
  const signed = Number(/\d+/u.exec(text)?.[0])
  expect(signed).toBeGreaterThan(90)
  expect(countUnread(readContent(folder), knowledge)).toBe(Math.max(before - signed, 0))
})

test('a signature of what is gone from the content goes, too', () => {
  sign()
  rmSync(join(folder, 'articles/kien-giang/kg251-signer.yaml'))
  sign()
  expect(readFileSync(join(folder, 'reviewed.yaml'), 'utf8')).not.toContain('kg251-signer')
})
