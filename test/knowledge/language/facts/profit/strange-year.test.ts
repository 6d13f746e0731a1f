import { expect, test } from 'vitest'
import { fold } from '../../../../../knowledge/language/text/text.ts'
import { read, showFacts } from '../../../../support/content/reader.ts'

/** What is told of a year in words that are not understood is not what was told of the others. */
test.each([
  'lời hết, năm 2019 phải móc quỹ ra bù',
  'lời, mà năm 2019 thì phải móc quỹ ra bù',
  'ba năm đều có ăn, mà có năm hụt chút',
])('"%s" is no profit of all three years', (text) => {
  for (const typed of [text, fold(text)]) {
    const told = showFacts(read(typed, 'profit'))
    expect(told).toMatch(/^profit /u)
    expect(told).not.toMatch(/2019: \(0; ∞\)|^profit true/u)
  }
})

test('a loss that is denied beside the profits changes nothing', () => {
  expect(showFacts(read('cả ba năm lời, chứ không lỗ', 'profit'))).toContain('2019: (0; ∞)')
})
