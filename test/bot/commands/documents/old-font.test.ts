import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readText } from '../../../../bot/commands/documents/file.ts'
import { importDocument } from '../../../../bot/commands/documents/work.ts'
import { unreadOf } from '../../../../knowledge/official/mark.ts'
import type { OfficialDocument } from '../../../../knowledge/official/passage.ts'
import { documentOf, textOf } from '../../../support/content/documents.ts'
import { loadKnowledge } from '../../../support/content/knowledge.ts'
import { para, run, wordFile } from '../../../support/word/package.ts'
import { newFolder } from '../../../support/database/databases.ts'
import { inOldFont } from '../../../support/written/typed.ts'

const knowledge = loadKnowledge()

const HEAD = [
  'ỦY BAN NHÂN DÂN',
  'TỈNH ĐỒNG THÁP',
  'Số: 73/KH-UBND',
  'Đồng Tháp, ngày 12 tháng 5 năm 2024',
  'KẾ HOẠCH',
  'Trồng sen',
  'I. MỤC TIÊU',
  '1. Đến năm 2030 có 40 hợp tác xã trồng sen.',
]
const TAIL = ['II. ĐIỀU KIỆN', '1. Hợp tác xã có từ 25 ha sen trở lên.']
/** Words of a font; one of before Unicode shows other letters than it holds. */
const inFont = (font: string, text: string) =>
  run(text, `<w:rFonts w:ascii="${font}" w:hAnsi="${font}"/>`)

const pathOf = (bytes: Buffer | string, name: string) => {
  const path = join(newFolder(), name)
  writeFileSync(path, bytes)
  return path
}

/** A Word file of which one paragraph is given by its runs. */
const wordPath = (own: string, styles = '') =>
  pathOf(
    wordFile(
      [...HEAD.map((text) => para(run(text))), own, ...TAIL.map((text) => para(run(text)))].join(
        '',
      ),
      styles === '' ? {} : { styles },
    ),
    'a.docx',
  )

const clauseOf = ({ passages }: OfficialDocument, clause: string) => {
  const found = passages.find((one) => one.clause === clause)
  return { text: found?.text, unread: [...unreadOf(found?.notes ?? []).keys()] }
}

const read = async (path: string) => documentOf(await readText(path))

test.each([
  ['TCVN3, that no font names', para(run('2. Hç trî tèi ®a 50 triÖu ®ång mét hîp t¸c x·.'))],
  ['VNI, that no font names', para(run('2. Hoã trôï toái ña 50 trieäu ñoàng moät hôïp taùc xaõ.'))],
  [
    'TCVN3 by the font of its words',
    para(inFont('.VnTime', '2. Hç trî tèi ®a 50 triÖu ®ång mét hîp t¸c x·.')),
  ],
  [
    'VNI by the font of its words',
    para(inFont('VNI-Times', '2. Hoã trôï toái ña 50 trieäu ñoàng moät hôïp taùc xaõ.')),
  ],
  [
    'two fonts in one line',
    para(run('2. Hỗ trợ ') + inFont('.VnArial', 'tèi ®a 50 triÖu ®ång mét hîp t¸c x·.')),
  ],
])('a clause in %s is read, and told of at import', async (_, own) => {
  const path = wordPath(own)
  const document = await read(path)
  expect(clauseOf(document, 'I.2')).toEqual({
    text: '2. Hỗ trợ tối đa 50 triệu đồng một hợp tác xã.',
    unread: [],
  })
  expect(clauseOf(document, 'II.1').text).toBe('1. Hợp tác xã có từ 25 ha sen trở lên.')
  const { text } = await importDocument(
    path,
    {},
    {
      knowledge,
      now: () => 0,
      documents: () =>
        Promise.resolve({
          list: () => Promise.resolve([]),
          save: () => Promise.resolve(false),
        } as never),
      proposals: () =>
        Promise.resolve({
          replace: () => Promise.resolve({ fresh: 0, kept: 0, gone: 0 }),
        } as never),
    },
  )
  expect(text).toContain('phông cũ (TCVN3 hay VNI), đã chuyển sang Unicode: mục I.2.')
})

test('a heading in a font of capitals is in capitals, and its style may say the font', async () => {
  const style =
    '<w:style w:type="paragraph" w:styleId="Old"><w:name w:val="Old"/><w:rPr><w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/></w:rPr></w:style>'
  const own = para(run('II. tæ chøc thùc hiÖn'), '<w:pStyle w:val="Old"/>')
  const document = await read(wordPath(own, style))
  expect(clauseOf(document, 'II').text?.split('\n')).toContain('II. TỔ CHỨC THỰC HIỆN')
})

test('a letter that Word takes for a hyphen that shows only at the end of a line is a letter', async () => {
  const document = await read(
    wordPath(para(run('2. VËt t\u00ad cho n\u00ad\u00edc ng\u00ada, m\u00b8y \u00ae\u00acn.'))),
  )
  expect(clauseOf(document, 'I.2').text).not.toContain('\u00ad')
  const unicode = await read(wordPath(para(run('2. Hợp\u00ad tác xã.'))))
  expect(clauseOf(unicode, 'I.2').text).toBe('2. Hợp tác xã.')
})

test('one word that may be in an old font is marked, and its clause named at import', async () => {
  const path = wordPath(para(run('2. Hợp tác xã được hç trợ.')))
  expect(clauseOf(await read(path), 'I.2')).toEqual({
    text: '2. Hợp tác xã được hç trợ.',
    unread: ['old-font'],
  })
})

test('a clause in a font whose letters nobody knows is marked', async () => {
  const document = await read(wordPath(para(inFont('VPS Times', '2. Hç trî sen.'))))
  expect(clauseOf(document, 'I.2').unread).toContain('old-font')
})

test('signs of money and of rights do not make a clause one in an old font', async () => {
  const text = '2. Gạo Sen® © 2024 giá 5 € một ký, hạt dài 25 µm.'
  expect(clauseOf(await read(wordPath(para(run(text)))), 'I.2')).toEqual({ text, unread: [] })
})

test.each(['tcvn3', 'vni'] as const)('a whole plan in %s is the plan', async (font) => {
  const plan = textOf('dong-thap').toLowerCase()
  const typed = inOldFont[font](plan)
  const { passages } = documentOf(await readText(pathOf(typed, 'a.txt')), { number: '45/KH-UBND' })
  const meant = documentOf(plan, { number: '45/KH-UBND' })
  expect(passages.map(({ clause, text }) => [clause, text])).toEqual(
    meant.passages.map(({ clause, text }) => [clause, text]),
  )
})

test('a plan that was saved in bytes of TCVN3 is the plan', async () => {
  const plan = textOf('dong-thap').toLowerCase()
  const typed = inOldFont
    .tcvn3(plan)
    .replaceAll(/[–—]/gu, '-')
    .replaceAll(/[“”]/gu, '"')
    .replaceAll('…', '...')
  const file = await readText(pathOf(Buffer.from(typed, 'latin1'), 'a.txt'))
  const { passages } = documentOf(file, { number: '45/KH-UBND' })
  expect(passages.map(({ text }) => text).join('\n')).toContain('60 triệu đồng')
})
