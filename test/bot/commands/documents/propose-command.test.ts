import { expect, onTestFinished, test } from 'vitest'
import { DATABASES } from '../../../support/database/databases.ts'
import { runCommand } from '../../../support/process/command.ts'
import { startProcess, type RunningProcess } from '../../../support/process/process.ts'
import { holds } from '../../../support/waiting.ts'

/** A program looks for new confirmations every few seconds. */
const LOOK_MS = 250
const PLAN = 'test/fixtures/proposals/plan.txt'
const ID = 'kh-72-2026-kien-giang'
const DAY = '2026-11-21T08:00:00+07:00'
/** The report of each quarter, and the yearly estimate. */
const [QUARTERLY, YEARLY] = ['7', '4']

const runOn = (database: string, ...words: readonly string[]) =>
  runCommand(words, { environment: { DATABASE_URL: database, CLOCK: DAY } })

const propose = (database: string, ...words: readonly string[]) =>
  runOn(database, 'documents', 'propose', ID, ...words)

test('what an import proposes is reminded of once it is confirmed, and asked for', async () => {
  const database = await DATABASES[0].newUrl()
  const { printed } = await runOn(database, 'documents', 'import', PLAN)
  expect(printed).toMatch(/Em đọc thấy \d+ đề xuất mới .* chưa cái nào có hiệu lực/u)
  const period = ['--from', '2026-11-21', '--to', '2026-12-31']
  const simulate = () =>
    runOn(database, 'simulate', '--province', 'kien-giang', ...period, '--json')
  expect((await simulate()).out).not.toContain(ID)
  expect((await propose(database, '--confirm', QUARTERLY, '--by', 'Lan')).code).toBe(0)
  const lines = (await simulate()).out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, string>>)
  expect(
    lines
      .filter(({ document }) => document === ID)
      .map(({ on, due, clause, agency }) => [on, due, clause, agency]),
  ).toEqual(
    ['2026-11-23', '2026-12-17', '2026-12-23', '2026-12-24'].map((on) => [
      on,
      '2026-12-24',
      'IV.2/2',
      'lmhtx',
    ]),
  )
  const asked = await runOn(database, 'ask', '--province', 'kien-giang', 'tháng 12 có việc gì')
  expect(asked.out).toContain('hạn chót hết thứ Năm 24/12/2026')
  expect(asked.out).toContain('KH 72, mục IV.2')
})

const deadlinesOf = async (program: RunningProcess) => {
  const response = await fetch(`${program.address}/api/v1/deadlines?province=kien-giang`)
  const { deadlines } = (await response.json()) as { deadlines: readonly Record<string, unknown>[] }
  return deadlines.filter(({ document }) => document === ID)
}

test('a program that runs lists what is confirmed, and no longer what is taken back', async () => {
  const database = await DATABASES[0].newUrl()
  await runOn(database, 'documents', 'import', PLAN)
  const program = await startProcess(database, { CLOCK: DAY })
  onTestFinished(() => program.kill())
  expect(await deadlinesOf(program)).toEqual([])
  await propose(database, '--confirm', YEARLY)
  await holds(async () => {
    expect(await deadlinesOf(program)).toMatchObject([
      {
        clause: 'IV.1/1',
        label: 'KH 72/KH-UBND, mục IV.1, gạch 1',
        lead: [{ id: 'so-tai-chinh' }],
        live: true,
      },
    ])
  }, LOOK_MS)
  await propose(database, '--reject', YEARLY)
  await holds(async () => {
    expect(await deadlinesOf(program)).toEqual([])
  }, LOOK_MS)
})
