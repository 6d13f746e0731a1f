import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { valuesOf } from '../../handlers/conversation/session.ts'
import { normalise } from '../../knowledge/language/text/text.ts'
import { showValue } from '../support/content/reading.ts'
import { createChat, start, textOf } from '../support/talk/chat.ts'
import { inOldFont, inOtherLetters } from '../support/written/typed.ts'

const AREA = '12500000'
/** 1250 in writings that leave no doubt about its digits. */
const WRITTEN =
  "1'250¦1’250¦1·250¦1_250¦1˙250¦1٬250¦1 . 250¦1 250¦1\u00A0250¦1\u202F250¦1\u200B250¦1&nbsp;250¦１．２５０¦١٢٥٠¦១២៥០¦1️⃣2️⃣5️⃣0️⃣¦①②⑤⓪¦1.250,00¦𝟏𝟐𝟓𝟎¦“1.250”¦(1.250)¦**1250**".split(
    '¦',
  )
/** What nobody can read for certain. */
const TORN = [
  '1/250',
  '1:250',
  '1|250',
  'l250',
  'I.250',
  '1$250',
  '1½250',
  '12 50',
  '10²',
  '1🙂250',
]

const areaOf = (chat: ReturnType<typeof createChat>): string | null => {
  const walk = chat.session()?.walk
  const value = walk && valuesOf(walk)['area']
  return value ? showValue(value) : null
}
const ASKED = 'htx lúa ở Hòn Đất xét giùm đủ điều kiện không'

describe.each(WRITTEN)('%j hectares', (figure) => {
  test('are compared as 1.250 where they are told before anything else', () => {
    const text = textOf(createChat().say(`htx em co ${figure} ha`))
    expect(text).toContain('1.250 ha')
    expect(text).not.toContain('thiếu')
    expect(text).not.toContain('❌')
  })

  test('are 1.250 in a question about a rule', () => {
    const turn = createChat().say(`htx lúa kiên giang mới có ${figure} ha có được không`)
    expect(turn.kind).toBe('answer')
    expect(textOf(turn)).toContain('1.250 ha')
    expect(textOf(turn)).not.toContain('❌')
  })

  test('are 1.250 in the opening of a check', () => {
    const { chat } = start(`htx lúa kiên giang ${figure} ha 310 tv vốn 2 tỷ xét giùm`)
    if (areaOf(chat) === null) chat.say('đúng')
    expect(areaOf(chat)).toBe(AREA)
  })

  test('are 1.250 as the answer of a check', () => {
    const { chat } = start(ASKED)
    const turn = chat.say(`${figure} ha`)
    if (turn.kind === 'confirmation') {
      expect(textOf(turn)).toContain('1.250 ha')
      chat.say('đúng')
    }
    expect(areaOf(chat)).toBe(AREA)
  })
})

describe.each(TORN)('%j hectares', (figure) => {
  test('are compared with nothing', () => {
    const text = textOf(createChat().say(`htx lúa kiên giang có ${figure} ha, 310 tv xét giùm`))
    expect(text).not.toMatch(/Diện tích: .*cần từ/u)
    expect(text).toContain(`"${figure} ha"`)
  })

  test('are asked again in a check', () => {
    const { chat } = start(ASKED)
    const turn = chat.say(`${figure} ha`)
    expect(turn.question).toMatchObject({ fact: 'area' })
    expect(areaOf(chat)).toBeNull()
    chat.say('1250 ha')
    expect(areaOf(chat)).toBe(AREA)
  })
})

const LONGEST_MESSAGE = 4000
const PIECES = [
  'a',
  'ế',
  '1',
  '0',
  '9'.repeat(17),
  '😀',
  '👨‍👩‍👧',
  '1️⃣',
  '①',
  '½',
  '२',
  'ф',
  'я́ ',
  '漢',
  'ไทย ',
  '\u200B',
  'ђ1',
  '1a',
  '1 ',
  '7/',
  '&nbsp;',
  '&#49;',
  inOldFont.tcvn3('mưa rồi lạnh '),
  inOldFont.vni('hôm nay '),
  inOtherLetters('trời nắng '),
  'd9a61t ',
]

test('up to 4.000 characters of one kind or of several tell nothing of a cooperative, and get a reply', () => {
  const pieces = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(pieces, fc.double({ min: 0, max: 1, noNaN: true }), (some, share) => {
      const piece = some.join('')
      const most = Math.floor(LONGEST_MESSAGE / piece.length)
      const text = piece.repeat(Math.max(1, Math.round(most * share)))
      const { chat } = start(ASKED)
      const before = chat.session()?.walk?.answers
      const turn = chat.say(text)
      expect(textOf(turn).trim()).not.toBe('')
      // one number by itself may be an answer: it is said again as it was read, and wants a yes
      if (turn.kind !== 'confirmation') expect(chat.session()?.walk?.answers).toEqual(before)
      else expect(new Set(normalise(text).match(/\d+(?:[.,]\d+)*/gu)).size).toBe(1)
    }),
    { numRuns: process.env['LONG'] ? 2000 : 150, seed: 14 },
  )
})
