import { expect, test } from 'vitest'
import { fold } from '../../../../knowledge/language/text/text.ts'
import { read, showFacts } from '../../../support/content/reader.ts'

/** Answers in which another option of the same question is named as well. */
test.each([
  ['legal', 'luật 2012, mà năm rồi đổi qua luật 2023 rồi'],
  ['legal', 'làm lại giấy theo luật 2012 rồi, trước đó là htx kiểu cũ luật 2003'],
  ['wage', 'năm nay cao hơn, năm 2020 thì bằng'],
])('%s: of "%s" it is asked which holds', (fact, text) => {
  for (const typed of [text, fold(text)])
    expect(showFacts(read(typed, fact, { sector: 'vegetables' }))).toContain(
      `${fact} which-option?`,
    )
})

test('an option that is denied beside the one that holds is none', () => {
  const text = 'luật 2012 chứ không phải luật mới'
  for (const typed of [text, fold(text)])
    expect(showFacts(read(typed, 'legal', { sector: 'vegetables' }))).toBe('legal yes')
})
