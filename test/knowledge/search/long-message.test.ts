import { expect, test } from 'vitest'
import { readAliases } from '../../../knowledge/language/phrases/aliases.ts'
import { createParts } from '../../../knowledge/search/long-message.ts'
import { content } from '../../support/content/content.ts'

const partsOf = createParts(content.lexicon.search.announcing, readAliases(content.lexicon.aliases))

test('a short message has no parts', () => {
  expect(partsOf('cho hỏi nộp hồ sơ ở đâu')).toEqual([])
})

test('what stands behind words that announce a question comes first', () => {
  const told = 'tôi làm giám đốc ở xã đã mười năm rồi, bà con ai cũng thương, cho hỏi'
  expect(partsOf(`${told} hồ sơ nộp ở cơ quan nào`)[0]).toBe('hồ sơ nộp ở cơ quan nào')
})

test('where nothing announces it, the last clause comes before those that stand earlier', () => {
  const parts = partsOf(
    'năm nay lúa được mùa mà giá cả thì lên xuống thất thường quá chừng, hồ sơ nộp cho cơ quan nào',
  )
  expect(parts).toContain('hồ sơ nộp cho cơ quan nào')
  expect(parts.at(-1)).toContain('được mùa')
})

test('a message of many clauses has a few parts only', () => {
  expect(partsOf('hồ sơ nộp ở đâu, '.repeat(40)).length).toBeLessThan(7)
})
