import { expect, test } from 'vitest'
import { remember, remembering } from '../../../../knowledge/language/text/remember.ts'

const counted = (most: number) => {
  const worked: string[] = []
  const upper = remember((text) => {
    worked.push(text)
    return text === 'nothing' ? null : text.toUpperCase()
  }, most)
  return { worked, upper }
}

test('within a turn the same text is worked on once', () => {
  const { worked, upper } = counted(10)
  remembering(() => {
    expect([upper('a'), upper('a')]).toEqual(['A', 'A'])
    expect([upper('nothing'), upper('nothing')]).toEqual([null, null])
  })
  expect(worked).toEqual(['a', 'nothing'])
})

test('more texts than may be held are worked on again, with the same result', () => {
  const { worked, upper } = counted(2)
  remembering(() => {
    for (const text of ['a', 'b', 'c', 'a']) expect(upper(text)).toBe(text.toUpperCase())
  })
  expect(worked).toEqual(['a', 'b', 'c', 'a'])
})

test('nothing that was typed in a turn is held behind it, also where it ends in an error', () => {
  const { worked, upper } = counted(10)
  remembering(() => {
    remembering(() => upper('a'))
    upper('a')
  })
  expect(worked).toEqual(['a'])
  expect(() =>
    remembering(() => {
      upper('a')
      throw new Error('in the middle of a turn')
    }),
  ).toThrow('in the middle of a turn')
  remembering(() => upper('a'))
  expect(worked).toEqual(['a', 'a', 'a'])
})

test('outside of a turn nothing is held', () => {
  const { worked, upper } = counted(10)
  expect([upper('a'), upper('a')]).toEqual(['A', 'A'])
  expect(worked).toEqual(['a', 'a'])
})
