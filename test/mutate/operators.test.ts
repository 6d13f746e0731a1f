import { expect, test } from 'vitest'
import { mutantsOf, mutate } from './operators.ts'

const all = (code: string) => mutantsOf('a.ts', code).map((mutant) => mutate(code, mutant))

test.each([
  ['a comparison', 'a < b', ['a <= b']],
  ['an equality', 'a === b', ['a !== b']],
  ['a sum', 'a + b', ['a - b']],
  ['a text that is joined', '`${a}` + b', []],
  ['both sides', 'a && b', ['a || b']],
  ['a fallback', 'a ?? b', ['a']],
  ['a not', 'x = !a', ['x = a']],
  ['a truth', 'x = true', ['x = false']],
  ['a number', 'x = 5', ['x = 6']],
  ['a choice', 'x = a ? b : c', ['x = (b)', 'x = (c)']],
  ['an entry of a list', 'x = [a, b]', ['x = [ b]', 'x = [a, ]']],
  ['a property', 'x = { a, b: c }', ['x = {  b: c }', 'x = { a,  }']],
  ['one of the extremes', 'x = Math.max(a, b)', ['x = Math.min(a, b)']],
  ['a filter', 'x = a.filter(b)', ['x = a']],
])('%s is broken in every way there is', (_, code, broken) => {
  expect(all(`f(${code})`).toSorted()).toEqual(
    [';', ...broken.map((one) => `f(${one})`)].toSorted(),
  )
})

test('a condition is made always true and never', () => {
  expect(all('if (a) b = c')).toEqual(['if (true) b = c', 'if (false) b = c', 'if (a) ;'])
})

test('types are left alone', () => {
  expect(all('type A = { a: 1; b: true | 5 }; let a: 5')).toEqual([])
})

test('a file that cannot be parsed is named', () => {
  expect(() => mutantsOf('a.ts', 'if (')).toThrow('a.ts cannot be parsed')
})
