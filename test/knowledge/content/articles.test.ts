import { expect, test } from 'vitest'
import { loadKnowledge } from '../../support/content/knowledge.ts'

const { articles } = loadKnowledge()
const all = [...articles.values()]
const texts = all.flatMap(({ id, answer }) =>
  [answer.director, answer.officer].map((text) => ({ id, text })),
)

const BUBBLE = 320
const OFFICER = 700
const LONGEST_LIST = 1200

test('an answer to a director fits one bubble, unless it is a list', () => {
  const long = all.filter(({ answer }) => {
    const isList = /^\d+(?:, \d+)*\. /mu.test(answer.director)
    return answer.director.length > (isList ? LONGEST_LIST : BUBBLE)
  })
  expect(long.map(({ id, answer }) => `${id} ${answer.director.length}`)).toEqual([])
})

test('an answer to an officer keeps to 700 characters', () => {
  expect(all.filter(({ answer }) => answer.officer.length > OFFICER)).toEqual([])
})

test('no answer holds a telephone number, an address of mail or web, or an unfilled figure', () => {
  const contact = /\b0\d{8,10}\b|@|https?:|www\.|\{\{/u
  expect(texts.filter(({ text }) => contact.test(text)).map(({ id }) => id)).toEqual([])
})

test('no answer of Kon Tum or Đắk Nông names a threshold of Kiên Giang', () => {
  const threshold = /500 ha|50 ha|300 thành viên|300 triệu|1\.000 phương tiện|5\.000 m²/u
  const highlands = new Set(
    all
      .filter(({ province }) => province === 'kon-tum' || province === 'dak-nong')
      .map(({ id }) => id),
  )
  expect(texts.filter(({ id, text }) => highlands.has(id) && threshold.test(text))).toEqual([])
})

test("the parts of An Giang's estimate add up to its sum", () => {
  const figures = articles.get('ag-money')?.answer.director.match(/\d{1,2}\.\d{3}/gu) ?? []
  const [sum, ...parts] = figures.map((text) => Number(text.replace('.', '')))
  expect(parts).toHaveLength(3)
  expect(parts.reduce((total, part) => total + part, 0)).toBe(sum)
})

test('an agency renamed since is named as in the document, with its name today beside it', () => {
  const renamed = texts.filter(({ text }) => /nay (?:là|thuộc) Sở/u.test(text))
  expect(renamed.length).toBeGreaterThan(10)
  const inventions = /nay (?:là|thuộc) (?:Liên minh|Ngân hàng|Cục Thuế|Bảo hiểm)/u
  expect(texts.filter(({ text }) => inventions.test(text))).toEqual([])
})
