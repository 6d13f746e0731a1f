import { expect, test } from 'vitest'
import { loadKnowledge } from '../../support/content/knowledge.ts'

const { readMentions } = loadKnowledge()

test('two provinces are named apart from the matter', () => {
  expect(readMentions('so sanh kien giang voi an giang dieu kien thanh vien')).toMatchObject({
    provinces: ['kien-giang', 'an-giang'],
    compares: true,
    matter: 'dieu kien thanh vien',
    isBare: false,
  })
})

test('short names count beside another province only', () => {
  expect(readMentions('kg vs ag nop o dau').provinces).toEqual(['kien-giang', 'an-giang'])
  expect(readMentions('an giang với kg').provinces).toEqual(['an-giang', 'kien-giang'])
  expect(readMentions('50 kg lúa').provinces).toEqual([])
  expect(readMentions('kg nộp ở đâu').provinces).toEqual([])
})

test.each(['còn an giang thì sao', 'the con An Giang', 'vậy còn tỉnh an giang em'])(
  '"%s" goes on with a province and no matter of its own',
  (text) => {
    expect(readMentions(text)).toMatchObject({
      provinces: ['an-giang'],
      goesOn: true,
      isBare: true,
    })
  },
)

test('a document is named by its bare number', () => {
  expect(readMentions('the con 135')).toMatchObject({ sources: ['kh-135-2021'], isBare: true })
  expect(readMentions('hạn báo cáo 251').sources).toEqual(['kh-251-2023'])
})

test('a question with a matter is not bare', () => {
  expect(readMentions('còn thủy sản').isBare).toBe(false)
  expect(readMentions('an giang nộp ở đâu')).toMatchObject({ matter: 'nộp ở đâu', isBare: false })
})

test('a text without a word names nothing', () => {
  expect(readMentions('')).toMatchObject({ provinces: [], sources: [], matter: '', isBare: true })
})
