import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitText } from '../../../bot/channels/message.ts'

const withoutSpace = (text: string) => text.replace(/\s/gu, '')

test.each([
  ['a text that fits stays whole', 'một hai', 10, ['một hai']],
  ['a paragraph is the best place', 'một hai\n\nba. bốn năm', 16, ['một hai', 'ba. bốn năm']],
  ['then a line', 'một hai ba\nbốn năm sáu', 16, ['một hai ba', 'bốn năm sáu']],
  ['then a sentence', 'một hai ba. bốn năm sáu', 16, ['một hai ba.', 'bốn năm sáu']],
  ['then a word', 'một hai ba bốn năm', 12, ['một hai ba', 'bốn năm']],
  [
    'a break too early is passed over',
    'a.\n\nmột hai ba bốn năm sáu',
    20,
    ['a.\n\nmột hai ba bốn', 'năm sáu'],
  ],
  ['letters without a space are cut between letters', 'abcdefgh', 3, ['abc', 'def', 'gh']],
  ['an emoji of two units is not cut', 'ab🙂cd', 3, ['ab', '🙂c', 'd']],
  ['a family of joined emoji stays together', 'a👨‍👩‍👧b', 9, ['a👨‍👩‍👧', 'b']],
  ['nothing gives nothing', ' \n ', 5, []],
])('%s', (_name, text, most, parts) => {
  expect(splitText(text, most)).toEqual(parts)
})

test('2,001 letters that end in an emoji give two parts, the emoji whole', () => {
  const parts = splitText(`${'a'.repeat(1999)}🙂`, 2000)
  expect(parts.map(({ length }) => length)).toEqual([1999, 2])
  expect(parts[1]).toBe('🙂')
})

test('a letter of base and marks is never cut', () => {
  const parts = splitText('ế'.normalize('NFD').repeat(50), 10)
  expect(parts.every((part) => part.normalize('NFC') === 'ế'.repeat(part.length / 3))).toBe(true)
})

test('whatever the text, no part is too long or empty and nothing but space is lost', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom('ế', 'a', ' ', '\n', '\n\n', '. ', '🙂', '👨‍👩‍👧', 'một', 'ệ'.normalize('NFD')),
      ),
      fc.integer({ min: 12, max: 60 }),
      (pieces, most) => {
        const text = pieces.join('')
        const parts = splitText(text, most)
        expect(parts.every((part) => part.length > 0 && part.length <= most)).toBe(true)
        expect(withoutSpace(parts.join(''))).toBe(withoutSpace(text))
        expect(parts.some((part) => /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/u.test(part))).toBe(false)
      },
    ),
    { numRuns: 2000 },
  )
})
