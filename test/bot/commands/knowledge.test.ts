import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { CONTENT_FOLDER } from '../../../knowledge/content.ts'
import { overlayOf, readBroken } from '../../support/content/broken.ts'

const folder = mkdtempSync(join(tmpdir(), 'knowledge-'))
cpSync(CONTENT_FOLDER, folder, { recursive: true })
afterAll(() => rmSync(folder, { recursive: true }))

const check = (...more: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['bot/commands/knowledge.ts', ...more],
    {
      encoding: 'utf8',
    },
  )
  return { status, stdout, stderr }
}

test('content without a fault is counted, and the command succeeds', () => {
  const { status, stdout } = check()
  expect(status).toBe(0)
  expect(stdout).toMatch(/^Nội dung đúng: 5 văn bản, 4 chương trình, 39 điều kiện, 17 tham số, /u)
})

test('a fault is printed as one line of file, place and reason, and the command fails', () => {
  const broken = readBroken().find(({ name }) => name === 'unknown-clause')
  if (!broken) throw new Error('no broken file of that name')
  for (const [file, text] of Object.entries(overlayOf(broken)))
    writeFileSync(join(folder, file), text)
  const { status, stdout, stderr } = check(folder)
  expect([status, stdout, stderr.trimEnd()]).toEqual([1, '', broken.faults.join('\n')])
})

test('all deadlines are printed as the page that holds them', () => {
  const { status, stdout } = check('deadlines')
  expect([status, stdout]).toEqual([0, readFileSync('docs/deadlines.md', 'utf8')])
})

test('clauses answered are counted for each document, and the command succeeds', () => {
  const { status, stdout } = check('coverage')
  const counts = [...stdout.matchAll(/^(?:KH|QĐ) (\d+)\/.*: (\d+)\/(\d+) /gmu)]
  expect(status).toBe(0)
  expect(counts.map(([, number]) => number)).toEqual(['135', '188', '251', '3819', '2129'])
  expect(stdout).toContain('không có nội dung để hỏi: VII (chỉ là đề mục)')
})

test('clauses answered are told as data, too', () => {
  const { status, stdout } = check('coverage', '--json')
  const coverage = JSON.parse(stdout) as { source: string; open: string[]; total: number }[]
  expect(status).toBe(0)
  expect(coverage.map(({ source, open }) => [source, open])).toContainEqual(['kh-3819-2024', []])
})
