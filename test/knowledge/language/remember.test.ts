import { expect, test } from 'vitest'
import { remember } from '../../../knowledge/language/remember.ts'

const counted = (most: number) => {
  const worked: string[] = []
  const upper = remember((text) => {
    worked.push(text)
    return text === 'nothing' ? null : text.toUpperCase()
  }, most)
  return { worked, upper }
}

test('the same text is worked on once', () => {
  const { worked, upper } = counted(10)
  expect([upper('a'), upper('a')]).toEqual(['A', 'A'])
  expect([upper('nothing'), upper('nothing')]).toEqual([null, null])
  expect(worked).toEqual(['a', 'nothing'])
})

test('more texts than may be held are worked on again, with the same result', () => {
  const { worked, upper } = counted(2)
  for (const text of ['a', 'b', 'c', 'a']) expect(upper(text)).toBe(text.toUpperCase())
  expect(worked).toEqual(['a', 'b', 'c', 'a'])
})

test('a long text is not held', () => {
  const { worked, upper } = counted(10)
  const long = 'a'.repeat(201)
  expect(upper(long)).toBe(upper(long))
  expect(worked).toHaveLength(2)
})
