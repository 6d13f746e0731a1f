import { expect, test } from 'vitest'
import { runCommand } from '../../support/process/command.ts'

const simulate = (options: string, zone = 'UTC') =>
  runCommand(['simulate', ...options.split(' ')], {
    // The content alone: nothing that somebody confirmed on this machine.
    environment: { TZ: zone, DATABASE_URL: 'sqlite:test/none.db' },
  })

const linesOf = async (options: string) =>
  (await simulate(`${options} --json`)).out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>)

test('the report of December 2026 goes out 7, 1 and 0 days ahead', async () => {
  const lines = await linesOf('--province kien-giang --from 2026-11-21 --to 2026-12-31')
  expect(lines.map(({ on, due, document, clause }) => [on, due, document, clause])).toEqual(
    ['2026-12-02', '2026-12-08', '2026-12-09'].map((on) => [
      on,
      '2026-12-09',
      'kh-251-2023',
      'IV.2.b',
    ]),
  )
})

test('a line has what the contract names, and the text says what, by when, for whom, why', async () => {
  const [line] = await linesOf('--province kien-giang --from 2026-12-02 --to 2026-12-02')
  expect(Object.keys(line ?? {})).toEqual([
    'on',
    'due',
    'deadline',
    'document',
    'clause',
    'agency',
    'text',
  ])
  expect(line?.['text']).toBe(
    'Còn 7 ngày: Báo cáo kết quả về UBND tỉnh, gửi qua Sở Kế hoạch và Đầu tư tổng hợp.\n' +
      'Hạn chót: hết thứ Tư 09/12/2026 (văn bản ghi: trước ngày 10/12 hằng năm).\n' +
      'Thực hiện: Các sở, ngành, UBND huyện, Các đơn vị liên quan. ' +
      'Tổng hợp: Sở KH&ĐT (nay thuộc Sở Tài chính). Nơi nhận: UBND tỉnh.\n' +
      'Căn cứ: KH 251/KH-UBND, mục IV.2.b · Mã nhắc KG251-REPORT-DUTY-2026',
  )
})

test('an agency gets what it leads and what it takes part in', async () => {
  const lines = await linesOf(
    '--province kien-giang --agency so-nnptnt --from 2023-09-01 --to 2023-09-29',
  )
  expect(lines.map(({ clause, agency }) => [clause, agency])).toContainEqual(['PL.GD2.6', 'lmhtx'])
  const others = await simulate(
    '--province kien-giang --agency htx --from 2023-09-01 --to 2023-09-29',
  )
  expect(others.out).toBe('Không có lời nhắc nào trong khoảng này.\n')
})

test('after their plans An Giang, Kon Tum and Đắk Nông are not reminded of anything', async () => {
  for (const province of ['an-giang', 'kon-tum', 'dak-nong']) {
    const { code, out } = await simulate(`--province ${province} --from 2026-01-01 --to 2045-12-31`)
    expect([code, out]).toEqual([0, 'Không có lời nhắc nào trong khoảng này.\n'])
  }
})

test('every zone of the machine gives the same days', async () => {
  const options = '--province kien-giang --from 2021-01-01 --to 2045-12-31 --json'
  const zones = ['UTC', 'America/New_York', 'Asia/Ho_Chi_Minh']
  const told = await Promise.all(zones.map((zone) => simulate(options, zone)))
  const [first, ...others] = told.map(({ out }) => out)
  expect(first?.length).toBeGreaterThan(1000)
  expect(new Set([first, ...others]).size).toBe(1)
})

test.each([
  ['--province hue --from 2021-01-01 --to 2021-02-01', 'Tỉnh phải là một trong: kien-giang'],
  [
    '--province an-giang --agency so-x --from 2021-01-01 --to 2021-02-01',
    'Không có cơ quan "so-x"',
  ],
  ['--province an-giang --from 2021-02-29 --to 2021-03-01', 'ngày có thật, dạng 2026-12-09'],
  ['--province an-giang --from 2021-01-01 --to mai', '--to phải là một ngày'],
  ['--province an-giang --from 2021-03-01 --to 2021-02-01', 'đứng trước ngày bắt đầu'],
  ['--province an-giang --from 2021-01-01 --to 2072-01-01', 'dài quá 50 năm'],
  ['--province an-giang --from 2021-01-01', 'Cách dùng: npm run simulate'],
  ['--tinh an-giang', 'Cách dùng: npm run simulate'],
])('"%s" is refused and told why', async (options, reason) => {
  const { code, out, error } = await simulate(options)
  expect([code, out]).toEqual([1, ''])
  expect(error).toContain(reason)
  expect(error.trimEnd().split('\n')).toHaveLength(1)
})
