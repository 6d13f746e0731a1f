import { describe, expect, test } from 'vitest'
import { fold } from '../../../../../knowledge/language/text/text.ts'
import { read, showFacts } from '../../../../support/content/reader.ts'

const known = { province: 'kien-giang', sector: 'fruit' } as const
const GAIN = '2019: (0; ∞)'
const LOSS = '2019: (-∞; 0)'
const EVEN = '2019: 0'

describe.each(['profit', 'score'])('asked for the %s', (asked) => {
  test.each([
    ['à lộn, 2019 lời 12 triệu chứ ko hụt', '2019: 12000000'],
    ['2019 lời chứ ko hụt', GAIN],
    ['2019 không phải lỗ mà là lời', GAIN],
    ['2019 ko lỗ, lời 12 triệu', '2019: 12000000'],
    ['năm 2019 có lời chứ đâu có lỗ', GAIN],
    ['2019 không lỗ mà lời', GAIN],
    ['2019 lãi chứ chẳng lỗ', GAIN],
    ['nói nhầm, 2019 là lời chứ không phải lỗ', GAIN],
    ['2019 không hụt đâu, lãi 12 triệu', '2019: 12000000'],
    ['2019 lỗ chứ ko phải lời', LOSS],
    ['2019 không có lời, lỗ', LOSS],
    ['2019 chỉ huề vốn chứ không lời', EVEN],
    ['2019 không lời không lỗ', EVEN],
    ['2019 ko lời ko lỗ, huề vốn', EVEN],
    ['lời hết chứ không lỗ năm nào', 'true'],
    ['đâu có lỗ, lời hết', 'true'],
  ])('what is taken back in "%s" leaves %s', (text, reading) => {
    for (const typed of [text, fold(text)])
      expect(`${typed}: ${showFacts(read(typed, asked, known))}`).toBe(
        `${typed}: profit ${reading}`,
      )
  })

  test.each(['2019 hổng lỗ', '2019 đâu có lỗ', '2018 lời, 2019 không lỗ'])(
    '"%s" may be break-even, and is asked back',
    (text) => {
      expect(showFacts(read(text, asked, known))).toBe('profit which-years?')
    },
  )
})

test.each(['lời chứ không lỗ', 'ko phai lo ma la loi', 'không phải lỗ, lời mà'])(
  '"%s" answers the question for the profits, and beside another it is asked of which years',
  (text) => {
    expect(showFacts(read(text, 'profit', known))).toBe('profit true')
    expect(showFacts(read(text, 'score', known))).toBe('profit which-years? | true')
  },
)
