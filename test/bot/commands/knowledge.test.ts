import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { CONTENT_FOLDER } from '../../../knowledge/content.ts'
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
