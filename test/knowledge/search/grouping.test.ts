import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupLike, type Wording } from '../../../knowledge/search/grouping.ts'

const ask = (text: string, more: Partial<Wording> = {}): Wording => ({
  text,
  words: text.split(' '),
  province: null,
  on: '2026-11-21',
  count: 1,
  ...more,
})

test('the same words in another order are one question', () => {
  const groups = groupLike([ask('lãi suất vay'), ask('vay lãi suất', { count: 2 })])
  expect(groups).toMatchObject([{ count: 3, wordings: 2 }])
})

test('a typo and a word more are still the same question, other words are another', () => {
  const groups = groupLike([
    ask('lai suat vay ngan hang'),
    ask('lai suat vay ngan hagn'),
    ask('lai suat vay ngan hang nong nghiep'),
    ask('thue dat trong lua'),
  ])
  expect(groups.map(({ text, count }) => [text, count])).toEqual([
    ['lai suat vay ngan hang', 3],
    ['thue dat trong lua', 1],
  ])
})

test('a group tells its provinces, its days and its most typical wording, the most asked first', () => {
  const groups = groupLike([
    ask('phi dang ky', { on: '2026-11-02', province: 'kon-tum' }),
    ask('lai suat vay von', { on: '2026-11-01', province: 'kien-giang', count: 3 }),
    ask('lai suat vay', { on: '2026-11-19', province: null }),
    ask('lai suat vay von', { on: '2026-11-20', province: 'an-giang' }),
  ])
  expect(groups).toEqual([
    {
      text: 'lai suat vay von',
      count: 5,
      wordings: 2,
      provinces: ['an-giang', 'kien-giang', null],
      first: '2026-11-01',
      last: '2026-11-20',
    },
    {
      text: 'phi dang ky',
      count: 1,
      wordings: 1,
      provinces: ['kon-tum'],
      first: '2026-11-02',
      last: '2026-11-02',
    },
  ])
})

const word = fc.constantFrom('lai', 'suat', 'vay', 'von', 'thue', 'dat', 'phi', 'ocop', '#money')
const wording = fc
  .record({
    words: fc.array(word, { maxLength: 5 }),
    province: fc.constantFrom('kien-giang', 'kon-tum', null),
    on: fc.constantFrom('2026-11-01', '2026-11-20'),
    count: fc.integer({ min: 1, max: 9 }),
  })
  .map((one): Wording => ({ ...one, text: one.words.join(' ') }))

test('the order of questions does not matter, and none is lost or counted twice', () => {
  const lists = fc.array(wording, { maxLength: 30 })
  fc.assert(
    fc.property(
      lists.chain((list) =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
        ),
      ),
      ([asked, shuffled]) => {
        const groups = groupLike(asked)
        expect(groupLike(shuffled)).toEqual(groups)
        const total = asked.reduce((sum, { count }) => sum + count, 0)
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(total)
      },
    ),
  )
})
