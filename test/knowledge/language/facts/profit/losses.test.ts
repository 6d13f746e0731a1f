import { describe, expect, test } from 'vitest'
import { fold } from '../../../../../knowledge/language/text/text.ts'
import { read, showFacts } from '../../../../support/content/reader.ts'

const known = { province: 'kien-giang', sector: 'fruit' } as const
const LOSS_OF_2019 = '2019: (-∞; 0)'

/** As typed with its diacritics and without. */
const forms = (text: string) => [text, fold(text)]

describe('asked for the profits', () => {
  test.each([
    '2019 hụt 12 triệu',
    '2019 thâm 12 triệu',
    '2019 hụt vốn',
    '2019 thiếu 12 triệu',
    '2019 âm 12 triệu',
    '2019 hơi hụt một chút',
    '2019 chỉ hụt chút thôi, cộng ba năm vẫn dư',
    'báo cáo năm 2019 ghi âm 12 triệu',
    'năm 2019 bị thâm hụt',
    'năm 2019 lại hụt 12 triệu',
    'mà lại năm 2019 âm 5 triệu',
    '2019 lại lỗ',
    '2019 cụt vốn',
  ])('"%s" is a loss of that year alone, and no capital', (text) => {
    for (const typed of forms(text))
      expect(`${typed}: ${showFacts(read(typed, 'profit', known))}`).toBe(
        `${typed}: profit ${LOSS_OF_2019}`,
      )
  })

  test.each([
    ['2018 2020 lãi, 2019 hụt 12 triệu', '2018: (0; ∞), 2019: (-∞; 0), 2020: (0; ∞)'],
    ['2018 lãi, 2019 âm, 2020 lãi', '2018: (0; ∞), 2019: (-∞; 0), 2020: (0; ∞)'],
    ['2018 có lời, 2019 bị hụt, 2020 có lời', '2018: (0; ∞), 2019: (-∞; 0), 2020: (0; ∞)'],
    [
      '2018 lãi 30 triệu, 2019 thiếu 12 triệu, 2020 lãi 20 triệu',
      '2018: 30000000, 2019: (-∞; 0), 2020: 20000000',
    ],
    ['hụt vốn', 'false'],
    ['thâm 12 triệu', 'false'],
    ['thiếu 12 triệu', 'false'],
    ['chỉ hụt chút thôi, cộng ba năm vẫn dư', 'false'],
  ])('"%s" tells %s', (text, reading) => {
    for (const typed of forms(text))
      expect(`${typed}: ${showFacts(read(typed, 'profit', known))}`).toBe(
        `${typed}: profit ${reading}`,
      )
  })

  test.each([
    'cộng ba năm vẫn lời',
    'cộng cả ba năm lại thì lãi',
    'gộp ba năm thì lời',
    'bù qua bù lại vẫn lời',
    'bù trừ ba năm vẫn có lãi',
    'tổng ba năm là lời',
  ])('the sum of the years "%s" tells nothing of each', (text) => {
    for (const typed of forms(text))
      expect(`${typed}: ${showFacts(read(typed, 'profit', known))}`).toBe(`${typed}: `)
  })

  test.each([
    '2018 lãi, 2019 bể kèo, 2020 lãi',
    '2018 20 triệu, 2019 mất 12 triệu, 2020 30 triệu',
    '2018 lãi 20 triệu, 2019 bay 12 triệu, 2020 lãi 30 triệu',
  ])('"%s" makes no profit of what is not understood of 2019', (text) => {
    for (const typed of forms(text))
      expect(`${typed}: ${showFacts(read(typed, 'profit', known))}`).not.toMatch(
        /2019: (?:\(0|\d)/u,
      )
  })

  test.each(['không hụt', '2019 không bị hụt', 'không âm năm nào'])(
    '"%s" may be even, and is asked back',
    (text) => {
      for (const typed of forms(text))
        expect(`${typed}: ${showFacts(read(typed, 'profit', known))}`).toBe(
          `${typed}: profit which-years?`,
        )
    },
  )

  test.each(['thiếu sổ 2019', 'có tham gia lớp học', 'thiếu giấy 2019'])(
    '"%s" is no loss',
    (text) => {
      for (const typed of forms(text))
        expect(`${typed}: ${showFacts(read(typed, 'profit', known))}`).not.toContain('profit')
    },
  )
})

describe('an opening', () => {
  test.each([
    'năm 2019 hụt 12 triệu',
    'năm 2019 thâm 12 triệu',
    'năm 2019 hụt vốn',
    'năm 2019 thiếu 12 triệu',
    'năm 2019 âm 12 triệu',
    '2019 chỉ hụt chút thôi',
    'báo cáo năm 2019 ghi âm 12 triệu',
    '2018 2020 lãi, 2019 chỉ hụt chút thôi, cộng ba năm vẫn dư',
    '2018 2020 lãi, 2019 hơi hụt một chút',
    '2018 lãi 20 triệu, 2019 hụt 12 triệu, 2020 lãi 30 triệu',
  ])('with "%s" tells the loss, and no capital', (text) => {
    for (const typed of forms(`htx sầu riêng Kiên Giang 60 tv, ${text}`)) {
      const facts = showFacts(read(typed))
      expect(`${typed}: ${facts}`).toContain(LOSS_OF_2019)
      expect(`${typed}: ${facts}`).not.toContain('capital')
    }
  })

  test.each([
    'htx lúa 520 ha, thành lập năm 2019, thiếu 12 người',
    'htx lúa 520 ha, năm 2019 tham gia đề án',
    'htx lúa 520 ha, năm 2019 hao hụt 5%',
    'htx lúa 520 ha, vốn 2019 là 300 triệu',
  ])('"%s" tells of no loss', (text) => {
    for (const typed of forms(text))
      expect(`${typed}: ${showFacts(read(typed))}`).not.toContain('profit')
  })
})
