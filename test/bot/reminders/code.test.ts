import { expect, test } from 'vitest'
import { codeIn } from '../../../bot/reminders/code.ts'

test.each([
  'K7MP-3QWX',
  'k7mp3qwx',
  'mã mời của em là K7MP 3QWX.',
  'K7MP–3QWX',
  'K7MP‑3QWX',
  'Ｋ７ＭＰ－３ＱＷＸ',
  'K7MP-\u200B3QWX',
  '\u2068K7MP-3QWX\u2069',
  'mã K7MP-3QWX 🙂',
  'МÃ К7МР-3QWХ',
])('%j is the code of an invitation', (text) => {
  expect(codeIn(text)).toBe('K7MP3QWX')
})

test.each(['nhắc việc', 'K7MP', 'CHUNGTRN', 'K7MP-3QWX thì sao', '2345-2345'])(
  '%j holds no code',
  (text) => {
    expect(codeIn(text)).toBeNull()
  },
)
