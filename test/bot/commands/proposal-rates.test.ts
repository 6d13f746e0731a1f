import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compareProposals } from '../../../bot/commands/evaluation/proposals/comparison.ts'
import { measureProposals } from '../../../bot/commands/evaluation/proposals/report.ts'
import type { DeadlineProposal } from '../../../knowledge/official/proposals/proposal.ts'
import { knownAs } from '../../../knowledge/official/proposals/known.ts'
import type { Deadline, Time } from '../../../knowledge/schema/deadline.ts'
import { NOBODY } from '../../../knowledge/schema/roles.ts'
import { content } from '../../support/content/content.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'
import { newFolder } from '../../support/database/databases.ts'

const FRAME = { from: '2026-03-12', until: null }
const december: Time = { kind: 'yearly', month: 12, day: 10, bound: 'before', ...FRAME }
const lastDay: Time = { kind: 'day', date: '2026-12-31', bound: 'by' }
const firstOfYear: Time = { kind: 'day', date: '2027-01-01', bound: 'before' }
const yearly: Time = { kind: 'recurring', every: 'year', ...FRAME }

const curated = (id: string, clause: string, time: Time): Deadline => ({
  id,
  type: 'task',
  source: 'kh-1',
  province: 'kien-giang',
  clause,
  roles: { ...NOBODY, leads: ['so-tai-chinh'] },
  lead: ['so-tai-chinh'],
  with: [],
  task: 'Việc',
  output: null,
  words: 'khi ấy',
  time,
  assumed: null,
  note: null,
  revision: 0,
  reviewed: '2026-03-12',
})

const proposed = (
  id: string,
  clause: string,
  time: Time,
  lead = 'so-tai-chinh',
): DeadlineProposal => ({
  kind: 'deadline',
  id,
  type: 'task',
  clause,
  also: [],
  roles: { ...NOBODY, does: [lead] },
  stranger: null,
  task: 'Việc',
  output: null,
  words: 'khi ấy',
  time,
  found: 'Việc khi ấy.',
  sure: 'high',
  grounds: [],
})

const withClauses = (deadline: Deadline, ...also: readonly string[]) => ({
  deadline,
  clauses: [deadline.clause, ...also],
})

test('a deadline is found by its clause and day, however the day is written', () => {
  const of = compareProposals(
    'kh-1',
    [withClauses(curated('a', 'I.1', lastDay)), withClauses(curated('b', 'I.2', december), 'ket')],
    [proposed('p', 'I.1', firstOfYear, 'so-noi-vu'), proposed('q', 'ket', december)],
  )
  expect(of).toMatchObject({
    found: ['a', 'b'],
    whole: ['a', 'b'],
    missed: [],
    sameLead: ['b'],
    unlisted: [],
  })
})

test('another day, another clause and a second proposal of one task are not found', () => {
  const of = compareProposals(
    'kh-1',
    [withClauses(curated('a', 'I.1', lastDay)), withClauses(curated('b', 'I.2', december))],
    [
      proposed('p', 'I.1', december),
      proposed('q', 'I.3', december),
      proposed('r', 'I.2', december),
      proposed('s', 'I.2', december),
    ],
  )
  expect(of.found).toEqual(['b'])
  expect(of.missed).toEqual(['a'])
  expect(of.unlisted.map(({ id }) => id)).toEqual(['p', 'q', 's'])
})

test('a part of a time is found, and not the whole of it', () => {
  const both: Time = { kind: 'composite', parts: [yearly, lastDay] }
  const of = compareProposals(
    'kh-1',
    [withClauses(curated('a', 'I.1', both))],
    [proposed('p', 'I.1', yearly)],
  )
  expect(of).toMatchObject({ found: ['a'], whole: [] })
})

test('a proposal of what the editors wrote is known as theirs', () => {
  const deadlines = [curated('a', 'PL.3/1', december)]
  expect(knownAs(proposed('p', 'PL.3', december), 'kh-1', deadlines)?.id).toBe('a')
  expect(knownAs(proposed('p', 'PL.3', lastDay), 'kh-1', deadlines)).toBeNull()
  expect(knownAs(proposed('p', 'PL.3', december), 'kh-2', deadlines)).toBeNull()
  expect(knownAs(proposed('a', 'PL.3', december), 'kh-1', deadlines)).toBeNull()
})

test('the documents of a folder are measured, one after another', async () => {
  const folder = newFolder()
  for (const name of ['plan.txt', 'decision.txt'])
    copyFileSync(join('test/fixtures/proposals', name), join(folder, name))
  const measure = () => measureProposals(folder, new Date('2026-11-21'), content, loadKnowledge())
  const { rates, table } = await measure()
  expect(rates).toMatchObject({ curated: 0, found: 0, proposed: 34, unlisted: 34, goals: 4 })
  expect(table).toContain('kh-72-2026-kien-giang: đề xuất đúng 0/0')
  copyFileSync('package.json', join(folder, 'none.txt'))
  await expect(measure()).rejects.toThrow('không có mục nào đánh số')
})
