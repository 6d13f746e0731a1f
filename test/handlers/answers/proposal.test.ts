import { expect, test } from 'vitest'
import { CERTAIN, likeliest, proposed, type Propose } from '../../../handlers/answers/proposal.ts'
import type { Outcome } from '../../../handlers/conversation/outcome.ts'

const asked: string[] = []

/** A reader that is so sure, and says its name when it is asked. */
const reader =
  (name: string, likelihood: number): Propose<string> =>
  () => {
    asked.push(name)
    return { likelihood, outcome: () => ({ drafts: [{ text: name }] }) as unknown as Outcome }
  }

const chosen = (...readers: readonly Propose<string>[]): string | undefined => {
  asked.length = 0
  return likeliest(readers, 'a message')?.outcome().drafts[0]?.text
}

test('the likeliest proposal is taken, wherever its reader stands', () => {
  expect(chosen(reader('one', 0.3), reader('two', 0.9), reader('three', 0.6))).toBe('two')
})

test('of two that are as likely the earlier one is taken', () => {
  expect(chosen(reader('one', 0.5), reader('two', 0.5))).toBe('one')
})

test('nobody is asked behind a reader that is certain', () => {
  expect(chosen(reader('one', 0.3), reader('two', CERTAIN), reader('three', CERTAIN))).toBe('two')
  expect(asked).toEqual(['one', 'two'])
})

test('what nobody proposes, or only with no likelihood, is taken by nobody', () => {
  expect(chosen(() => null, reader('one', 0))).toBeUndefined()
  expect(proposed(CERTAIN, null)).toBeNull()
})
