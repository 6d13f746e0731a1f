import { expect, test } from 'vitest'
import { complaintOf, readBroken, toldOf } from '../../support/content/broken.ts'
import { content } from '../../support/content/content.ts'

const broken = readBroken()
const told = new Set<string>()

test('the content itself has no fault', () => {
  expect(complaintOf({})?.message).toBeUndefined()
})

test.each(broken)('$name is told with file, place and reason, and nothing else', (one) => {
  const { faults, lines } = toldOf(one)
  for (const { reason } of faults) told.add(reason)
  expect(lines).toEqual(one.faults)
})

test('every reason that can be told has a broken file, and every reason told has words', () => {
  const reasons = content.phrases['vi']?.['check']?.['reason'] as Record<string, string>
  expect([...told].toSorted()).toEqual(Object.keys(reasons).toSorted())
})
