import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { CONTENT_FOLDER } from '../../../knowledge/content.ts'
import { chosenFaults } from '../../../bot/commands/listings/wording.ts'
import { content } from '../../support/content/content.ts'
import { overlayOf, readBroken } from '../../support/content/broken.ts'
import { runCommand } from '../../support/process/command.ts'

const folder = mkdtempSync(join(tmpdir(), 'knowledge-'))
cpSync(CONTENT_FOLDER, folder, { recursive: true })
afterAll(() => rmSync(folder, { recursive: true }))

const check = (...more: readonly string[]) => runCommand(['knowledge', ...more])

test('content without a fault is counted, and the command succeeds', async () => {
  const { code, out } = await check()
  expect(code).toBe(0)
  expect(out).toMatch(/^Nội dung đúng: 5 văn bản, 4 chương trình, 39 điều kiện, 17 tham số, /u)
})

test('a fault is printed as one line of file, place and reason, and the command fails', async () => {
  const broken = readBroken().find(({ name }) => name === 'unknown-clause')
  if (!broken) throw new Error('no broken file of that name')
  for (const [file, text] of Object.entries(overlayOf(broken)))
    writeFileSync(join(folder, file), text)
  const { code, out, error } = await check(folder)
  expect([code, out, error.trimEnd()]).toEqual([1, '', broken.faults.join('\n')])
})

test('all deadlines are printed as the golden listing', async () => {
  const { code, out } = await check('deadlines')
  expect([code, out]).toEqual([0, readFileSync('test/fixtures/golden/deadlines.md', 'utf8')])
})

test('clauses answered are counted for each document, and the command succeeds', async () => {
  const { code, out } = await check('coverage')
  const counts = [...out.matchAll(/^(?:KH|QĐ) (\d+)\/.*: (\d+)\/(\d+) /gmu)]
  expect(code).toBe(0)
  expect(counts.map(([, number]) => number)).toEqual(['135', '188', '251', '3819', '2129'])
  expect(out).toContain('không có nội dung để hỏi: VII (chỉ là đề mục)')
})

test('clauses answered are told as data, too', async () => {
  const { code, out } = await check('coverage', '--json')
  const coverage = JSON.parse(out) as { source: string; open: string[]; total: number }[]
  expect(code).toBe(0)
  expect(coverage.map(({ source, open }) => [source, open])).toContainEqual(['kh-3819-2024', []])
})

test('what answers and rows say beside their clauses is printed a line each, for one document or some of them', async () => {
  const all = await check('wording', '--json')
  const faults = JSON.parse(all.out || all.error || '[]') as { file: string }[]
  const one = await check('wording', '--document', 'kh-3819-2024', '--json')
  const some = JSON.parse(one.out || one.error || '[]') as { file: string }[]
  expect([all.code, one.code]).toEqual([faults, some].map(({ length }) => (length > 0 ? 1 : 0)))
  expect(some.every(({ file }) => faults.some((fault) => fault.file === file))).toBe(true)
  expect(some.filter(({ file }) => /kien-giang|kh-135/u.test(file))).toEqual([])
})

test('a document or an answer that is not there is no choice of faults', async () => {
  for (const words of [['--document', 'kh-1'], ['kg-nothing']]) {
    const { code, error } = await check('wording', ...words)
    expect([code, error]).toEqual([1, expect.stringContaining('wording [--document')])
  }
})

test('faults are chosen by document and by id of an answer or a row, from every kind of file', () => {
  const row = content.duties.find(({ value }) => value.source === 'kh-3819-2024')?.value.rows[1]
  const faults = [
    {
      file: 'articles/kon-tum/kt-chosen.yaml',
      place: 'answer.director',
      reason: 'time-not-in-clause',
    },
    { file: 'duties/kh-3819-2024.yaml', place: 'rows.1.lead', reason: 'role-not-in-clause' },
    { file: 'duties/kh-3819-2024.yaml', place: 'rows.10.lead', reason: 'role-not-in-clause' },
    { file: 'goals/kh-188-2021.yaml', place: 'rows.1.goal', reason: 'bound-left-out' },
    { file: 'deadlines/kh-3819-2024.yaml', place: 'others.0.lead', reason: 'role-not-in-clause' },
  ]
  const [answer, first, other, , deadline] = faults
  const chosen = (document: string | null, ...ids: readonly string[]) =>
    chosenFaults(faults, content, { document, ids })
  expect(chosen('kh-3819-2024')).toEqual([answer, first, other, deadline])
  expect(chosen(null, 'kt-chosen', row?.id ?? '')).toEqual([answer, first])
  expect(chosen('kh-188-2021', 'kt-chosen')).toEqual([])
  expect(chosen(null)).toEqual(faults)
})

test('what belongs to the review alone is not taken for anything else', async () => {
  const { code, error } = await check('--sign')
  expect(code).toBe(1)
  expect(error).toContain('npm run knowledge -- review')
})
