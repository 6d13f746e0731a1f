import { expect, test } from 'vitest'
import { createAllowance } from '../../../bot/delivery/allowance.ts'

const open = (perSecond: number) => {
  let now = 50
  const allowance = createAllowance(perSecond, () => now)
  return {
    ...allowance,
    pass: (milliseconds: number) => {
      now += milliseconds
    },
  }
}

test("a second's turns may be taken at once, and then one whenever its time has come", () => {
  const { waitOf, spend, pass } = open(5)
  for (let turn = 0; turn < 5; turn += 1) {
    expect(waitOf('a')).toBe(0)
    spend('a')
  }
  expect(waitOf('a')).toBe(200)
  pass(150)
  expect(waitOf('a')).toBe(50)
  pass(50)
  expect(waitOf('a')).toBe(0)
  spend('a')
  expect(waitOf('a')).toBe(200)
})

test('who has rested may take as many as at first, and no more', () => {
  const { waitOf, spend, pass } = open(2)
  spend('a')
  pass(3_600_000)
  spend('a')
  expect(waitOf('a')).toBe(0)
  spend('a')
  expect(waitOf('a')).toBe(500)
})

test('what one chat takes is taken from no other', () => {
  const { waitOf, spend } = open(1)
  for (let turn = 0; turn < 100; turn += 1) spend('a')
  expect(waitOf('b')).toBe(0)
})

test('of thousands of chats those who still have to wait are remembered', () => {
  const { waitOf, spend, pass } = open(1)
  for (let turn = 0; turn < 100; turn += 1) spend('a')
  for (let chat = 0; chat < 5000; chat += 1) spend(`other-${chat}`)
  pass(2000)
  for (let chat = 0; chat < 10; chat += 1) spend(`late-${chat}`)
  expect(waitOf('a')).toBe(98_000)
})

test('zero lifts the limit', () => {
  const { waitOf, spend } = open(0)
  for (let turn = 0; turn < 100; turn += 1) spend('a')
  expect(waitOf('a')).toBe(0)
})
