import { expect, test } from 'vitest'
import { pdfText } from '../../../../../bot/commands/documents/pdf/pdf.ts'
import { MOST_PAGES } from '../../../../../bot/commands/documents/pdf/reader.ts'
import { pdfOf, type PdfPage } from '../../../../support/written/pdf.ts'

const page = (number: number): PdfPage => ({
  words: Array.from({ length: 40 }, (_, line) => ({
    text: `${number * 40 + line + 1}. Bà con trồng sen ở cồn giữa được mượn ghe của xã để chở lá.`,
    x: 80,
    y: 780 - line * 18,
  })),
})

test('a file is read in a thread of its own', async () => {
  const { text, marks, pictures } = await pdfText(pdfOf([page(0), page(1)]))
  expect(text.split('\n\n')).toHaveLength(80)
  expect([marks, pictures]).toEqual([[], []])
})

test('a file that takes longer than it may is ended', async () => {
  const bytes = pdfOf(Array.from({ length: 50 }, (_, at) => page(at)))
  await expect(pdfText(bytes, { aPage: 1, whole: 1000, memory: 2 ** 30 })).rejects.toMatchObject({
    fault: 'slow-pdf',
  })
})

test('a page that unpacks to hundreds of megabytes is ended for its size or its time', async () => {
  const bomb = pdfOf([{ raw: `${' '.repeat(300 * 1024 * 1024)}\nBT ET` }])
  expect(bomb.length).toBeLessThan(1024 * 1024)
  await expect(pdfText(bomb)).rejects.toMatchObject({
    fault: expect.stringMatching(/^(?:swollen|slow)-pdf$/u),
  })
})

test('more pages than any plan has are not begun', async () => {
  const bytes = pdfOf(Array.from({ length: MOST_PAGES + 1 }, () => ({})))
  await expect(pdfText(bytes)).rejects.toMatchObject({ fault: 'too-long' })
})

test('rules without end are a drawing, and no table', async () => {
  const rules = Array.from({ length: 5000 }, (_, at) => [80, at / 7, 500, at / 7] as const)
  const { text } = await pdfText(pdfOf([{ ...page(0), rules }]))
  expect(text.split('\n\n')).toHaveLength(40)
})

test('bytes that are changed anywhere give words, or a fault in words', async () => {
  const whole = pdfOf([page(0)])
  for (const at of [20, 200, 700, whole.length - 300, whole.length - 30]) {
    const bytes = Buffer.from(whole)
    bytes.fill(0x78, at, at + 12)
    const read = await pdfText(bytes).catch((error: unknown) => error)
    expect(read).toSatisfy(
      (one: { text?: string; fault?: string }) => one.text !== undefined || one.fault !== undefined,
    )
  }
})
