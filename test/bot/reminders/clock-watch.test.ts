import { expect, test } from 'vitest'
import { createClockWatch } from '../../../bot/reminders/timer/clock-watch.ts'

const MINUTE = 60_000

const openWatch = () => {
  let wall = 1_000 * MINUTE
  let monotonic = 5 * MINUTE
  const watch = createClockWatch(
    () => wall,
    () => monotonic,
  )
  const pass = (wallMinutes: number, trueMinutes: number) => {
    wall += wallMinutes * MINUTE
    monotonic += trueMinutes * MINUTE
    return watch.jump() / MINUTE
  }
  return Object.assign(pass, { accept: () => watch.accept() })
}

test('a clock that runs with the time of the machine never jumps, however long that is', () => {
  const pass = openWatch()
  expect([pass(0, 0), pass(1, 1), pass(100_000, 100_000)]).toEqual([0, 0, 0])
})

test('a clock that is set an hour ahead has jumped until that is dealt with', () => {
  const pass = openWatch()
  expect([pass(61, 1), pass(1, 1)]).toEqual([60, 60])
  pass.accept()
  expect(pass(1, 1)).toBe(0)
})

test('a clock that is corrected by some minutes, or goes back, does not jump', () => {
  const pass = openWatch()
  expect([pass(9, 0), pass(-600, 1), pass(1, 1)]).toEqual([0, 0, 0])
})
