import { expect, onTestFinished, test } from 'vitest'
import { renderPdf } from '../../../bot/sheets/pdf/file.ts'
import { createPress } from '../../../bot/sheets/pdf/press.ts'
import { viewSheet } from '../../../bot/sheets/view.ts'
import type { ResultSheet } from '../../../handlers/conversation/sheet.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'
import { extreme } from '../../support/sheets/extreme.ts'
import { readBack } from '../../support/sheets/pdf.ts'
import { ELIGIBLE, NOT_ELIGIBLE, SHEETS, TO_VERIFY } from '../../support/sheets/sheets.ts'

const { say } = loadKnowledge()
const print = (sheet: ResultSheet) => renderPdf(viewSheet(sheet, say))
const plain = (text: string) => text.normalize('NFC').replaceAll(/\s+/gu, ' ')

/** Every text that a sheet shows. */
const textsOf = (sheet: ResultSheet): readonly string[] => {
  const view = viewSheet(sheet, say)
  return [
    view.title,
    ...(view.name === null ? [] : [view.name]),
    ...view.facts.map(({ value }) => value),
    view.headline,
    view.note,
    view.round,
    ...view.rows.flatMap(({ cells }) => Object.values(cells)),
    ...view.blocks.flatMap(({ title, groups }) => [
      title,
      ...groups.flatMap((group) => [group.title ?? title, ...group.items]),
    ]),
    view.declaredBy,
    view.version,
    view.brief,
  ].map(plain)
}

test.each(Object.entries(SHEETS))(
  'the result "%s" is one page with every letter',
  async (_, sheet) => {
    const { text, pages } = await readBack(await print(sheet))
    expect(pages).toBe(1)
    expect(textsOf(sheet).filter((one) => !text.includes(one))).toEqual([])
  },
)

test('the same result is the same file, byte by byte, also in another thread', async () => {
  const press = createPress()
  onTestFinished(() => press.end())
  const [one, other] = [await print(NOT_ELIGIBLE), await print(NOT_ELIGIBLE)]
  expect(Buffer.compare(one, other)).toBe(0)
  const printed = await press.print(viewSheet(NOT_ELIGIBLE, say))
  if (printed.kind !== 'file') throw new Error(printed.kind)
  expect(Buffer.compare(one, printed.bytes)).toBe(0)
  expect(Buffer.compare(one, await print(ELIGIBLE))).not.toBe(0)
})

test('a file has title, language and a table that can be read aloud', async () => {
  const bytes = await print(ELIGIBLE)
  const { info, isTagged, structure } = await readBack(bytes)
  expect(info['Title']).toContain('HTX Nông nghiệp Hòn Đất')
  expect(info['Language']).toBe('vi-VN')
  expect(isTagged).toBe(true)
  for (const role of ['H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'LI'])
    expect(structure).toContain(`"${role}"`)
})

test('only the letters that are used are put into a file', async () => {
  expect((await print(TO_VERIFY)).length).toBeLessThan(80_000)
})

test('sixty rows, a page-long cell and a name without end flow on, and nothing is cut', async () => {
  const sheet = extreme('HTX ' + 'Nông nghiệp Dịch vụ Thương mại '.repeat(40).trim())
  const { text, pages } = await readBack(await print(sheet))
  expect(pages).toBeGreaterThan(4)
  const [long = '', ...rest] = textsOf(sheet).toSorted((a, b) => b.length - a.length)
  expect(rest.filter((one) => one.length < 300 && !text.includes(one))).toEqual([])
  expect(text.split('đoạn').length).toBe(long.split('đoạn').length)
  expect(text).toContain(`Trang ${pages}/${pages}`)
})

test('a word wider than the page is broken between letters', async () => {
  const name = 'ẵ'.repeat(300)
  const { text } = await readBack(await print({ ...ELIGIBLE, name }))
  expect(text.match(/ẵ/gu)).toHaveLength(300)
})

test('letters that are typed apart from their marks come out as one', async () => {
  const { text } = await readBack(
    await print({ ...ELIGIBLE, name: 'HTX Hòn Đất'.normalize('NFD') }),
  )
  expect(text).toContain('HTX Hòn Đất')
})

test('what the font lacks is a question mark, and the sheet says so', async () => {
  const { text } = await readBack(await print({ ...ELIGIBLE, name: 'HTX សហ 𝐀 Ｈòn Đất ✅' }))
  expect(text).toContain('HTX ?? A Hòn Đất')
  expect(text).toContain(say('sheets.unprintable'))
  expect((await readBack(await print(ELIGIBLE))).text).not.toContain(say('sheets.unprintable'))
})

test('a press with too much to do says so, and one that was ended begins again', async () => {
  const press = createPress({ most: 2, each: 10_000, idle: 60_000 })
  onTestFinished(() => press.end())
  const view = viewSheet(ELIGIBLE, say)
  const kinds = await Promise.all([1, 2, 3].map(async () => (await press.print(view)).kind))
  expect(kinds).toEqual(['file', 'file', 'busy'])
  const begun = press.print(view)
  await press.end()
  expect(await begun).toEqual({ kind: 'failed', reason: 'ended' })
  expect((await press.print(view)).kind).toBe('file')
})

test('a file that takes too long is given up', async () => {
  const press = createPress({ most: 2, each: 0, idle: 60_000 })
  onTestFinished(() => press.end())
  expect(await press.print(viewSheet(ELIGIBLE, say))).toEqual({
    kind: 'failed',
    reason: 'too-slow',
  })
})
