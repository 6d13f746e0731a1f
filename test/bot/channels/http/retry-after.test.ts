import { expect, test } from 'vitest'
import { readRetryAfter } from '../../../../bot/channels/http/retry-after.ts'

const HOUR_MS = 3_600_000

test.each<readonly [unknown, number | null]>([
  [30, 30_000],
  ['30', 30_000],
  [' 7 ', 7000],
  [1.5, 1500],
  [0, 1000],
  ['0', 1000],
  [3600, HOUR_MS],
  [86_400, HOUR_MS],
  [Number.MAX_VALUE, HOUR_MS],
  [Infinity, HOUR_MS],
  ['9'.repeat(400), HOUR_MS],
  [-1, null],
  ['-5', null],
  [Number.NaN, null],
  ['soon', null],
  ['', null],
  [' ', null],
  ['Wed, 21 Oct 2026 07:28:00 GMT', null],
  [null, null],
  [undefined, null],
  [true, null],
  [[], null],
  [{}, null],
])('a platform that says %j is waited for %j milliseconds', (given, milliseconds) => {
  expect(readRetryAfter(given)).toBe(milliseconds)
})
