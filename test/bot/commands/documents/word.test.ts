import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { docxText } from '../../../../bot/commands/documents/docx/docx.ts'
import { readText } from '../../../../bot/commands/documents/file.ts'
import { importDocument } from '../../../../bot/commands/documents/work.ts'
import type { OfficialDocument } from '../../../../knowledge/official/passage.ts'
import type { DocumentStore } from '../../../../storage/documents.ts'
import { documentOf } from '../../../support/content/documents.ts'
import { loadKnowledge } from '../../../support/content/knowledge.ts'
import { paragraph, table } from '../../../support/word/docx.ts'
import {
  frame,
  listed,
  kind,
  level,
  list,
  para,
  run,
  wordFile,
  wordTable,
} from '../../../support/word/package.ts'
import { newFolder } from '../../../support/database/databases.ts'

const CASES = 'test/fixtures/documents/word/cases'
const HEAD = ['Số: 5/KH-UBND', 'KẾ HOẠCH', 'Giữ ao sen ở tỉnh Đồng Tháp']
  .map((one) => paragraph(one))
  .join('')

const passagesOf = async (bytes: Buffer) => documentOf(await docxText(bytes)).passages

const clauseOf = (document: OfficialDocument, clause: string) =>
  document.passages.find((passage) => passage.clause === clause)?.text ?? null

test.each([
  ['main-part', 'II.1', '1. Hợp tác xã có từ 25 ha sen trở lên.'],
  ['frames', 'I.1', '1. Đến năm 2030 có 40 hợp tác xã trồng sen.'],
  ['frames', 'khung/1', 'HỎA TỐC'],
  ['frames', 'khung/2', 'Lưu ý: chỉ xét hợp tác xã có sổ sách kế toán.'],
  ['changes', 'II.2', '2. Hỗ trợ tối đa 70 triệu đồng mỗi hợp tác xã.'],
  ['changes', 'I.2', null],
  ['styles', 'II.2', '2. Có từ 60 thành viên trở lên.'],
  ['shared-kind', 'I.3', '3. Có lãi liên tục 02 năm gần nhất.'],
  ['shared-kind', 'I.4', '4. Có hợp đồng bao tiêu.'],
  ['start', 'I.3', '3. Có lãi liên tục 02 năm gần nhất.'],
  ['signs', 'I.1', '1. Diện tích sen ≥ 25 ha.'],
  ['signs', 'I.2', '2. Tỷ lệ nợ xấu ≤ 3%.'],
  ['signs', 'I.3', '3. Không xét: ☑ hợp tác xã đang giải thể.'],
  ['hidden', 'I.1', '1. Hợp tác xã có từ 25 ha sen trở lên.'],
  ['hidden', 'I.2', '2. Có từ 60 thành viên trở lên, có hợp đồng bao tiêu.'],
  ['hidden', 'I.3', '3. Có lãi liên tục 02 năm gần nhất.'],
  ['prefix', 'I.2', '2. Thu nhập bình quân 90 triệu đồng.'],
  [
    'merged',
    'PL.2',
    'Nhiệm vụ: Lập sàn bán hàng qua mạng cho hợp tác xã trồng sen\nCơ quan chủ trì: Liên minh Hợp tác xã tỉnh\nThời gian: Quý III/2025',
  ],
  ['note', 'I.1', '1. Hợp tác xã có từ 25 ha sen trở lên[1].\n[1] Riêng xã đảo từ 10 ha.'],
  ['controls', 'I.1', '1. Hợp tác xã có từ 25 ha sen trở lên.'],
  ['controls', 'I.2', '2. Có từ 60 thành viên trở lên.'],
])('of %s, %s is read as it stands', async (name, clause, words) => {
  const document = documentOf(await readText(`${CASES}/${name}.docx`))
  expect(clauseOf(document, clause)).toBe(words)
  expect(document.passages.flatMap(({ notes }) => notes).join(' ')).not.toContain('unread')
})

test('a frame stands once in all of a file', async () => {
  const { passages } = documentOf(await readText(`${CASES}/frames.docx`))
  const all = passages.map(({ text }) => text).join('\n')
  for (const words of ['HỎA TỐC', 'Lưu ý: chỉ xét', 'Khung bên lề'])
    expect(all.split(words)).toHaveLength(2)
})

/** What is said to whoever imports a file. */
const importing = async (bytes: Buffer): Promise<string> => {
  const path = join(newFolder(), 'a.docx')
  writeFileSync(path, bytes)
  const store = {
    list: () => Promise.resolve([]),
    save: () => Promise.resolve(false),
  } satisfies Partial<DocumentStore>
  const { ok, text } = await importDocument(
    path,
    {},
    {
      knowledge: loadKnowledge(),
      now: () => 0,
      documents: () => Promise.resolve(store as unknown as DocumentStore),
      proposals: () =>
        Promise.resolve({
          replace: () => Promise.resolve({ fresh: 0, kept: 0, gone: 0 }),
        } as never),
    },
  )
  expect(ok).toBe(true)
  return text
}
const SIGN = '<w:r><w:sym w:font="Ghe Cũ" w:char="F041"/></w:r>'

test('what could not be read is named at import with its clause, and counted', async () => {
  const text = await importing(
    wordFile(
      HEAD +
        para('I. VIỆC') +
        para('1. Đào ao') +
        para(run('2. Sen ') + SIGN + run(' 5 ha, ') + SIGN + run(' 3 m')) +
        para(`${run('3. Lãi ')}<m:oMath><m:future/></m:oMath>`),
    ),
  )
  expect(text).toContain('Có 2 đoạn chưa đọc được hết')
  expect(text).toContain('- mục I.2: có ký hiệu (2 chỗ) chưa đọc được.')
  expect(text).toContain('- mục I.3: có công thức (1 chỗ) chưa đọc được.')
  expect(text).not.toContain('mục I.1:')
})

test('of very many clauses that were not read whole the first are named and the others counted', async () => {
  const items = Array.from({ length: 20 }, (_, at) => para(run(`${at + 1}. Sen `) + SIGN)).join('')
  const text = await importing(wordFile(HEAD + para('I. VIỆC') + items))
  expect(text).toContain('Có 20 đoạn')
  expect(text.match(/ký hiệu/gu)).toHaveLength(12)
  expect(text).toContain('và 8 đoạn khác')
})

test.each([
  [
    'a row of an annex',
    wordTable(['STT', 'Việc', 'Ai'], ['1', 'Ao', 'Hội'], ['2', `<w:p>${SIGN}</w:p>`, 'Xã']),
    'PL.2',
  ],
  ['a note', para(`${run('1. Ao')}<w:r><w:footnoteReference w:id="1"/></w:r>`), 'I.1'],
])('what is not read in %s is said of its clause', async (_, block, clause) => {
  const isAnnex = clause.startsWith('PL')
  const before = isAnnex ? para('1. Ao') + para('Trên đây là kế hoạch.') + para('Phụ lục') : ''
  const passages = await passagesOf(
    wordFile(HEAD + para('I. VIỆC') + before + block + para('2. Ghe'), {
      footnotes: `<w:footnote w:id="1"><w:p>${SIGN}</w:p></w:footnote>`,
    }),
  )
  const marked = passages.filter(({ notes }) => notes.includes('unread:symbol:1'))
  expect(marked.map((passage) => passage.clause)).toEqual([clause])
})

test('a letterhead in a frame or at the head of the page names the document', async () => {
  const rest = para('KẾ HOẠCH') + para('Giữ ao sen ở tỉnh Đồng Tháp') + para('I. A') + para('1. B')
  const letterhead = para('Số: 9/KH-UBND') + para('Đồng Tháp, ngày 03 tháng 4 năm 2025')
  const section = '<w:sectPr><w:headerReference w:type="first" r:id="r-header"/></w:sectPr>'
  const files = [
    wordFile(para(frame(letterhead)) + rest),
    wordFile(rest + section, { header: letterhead }),
  ]
  for (const file of files)
    expect(documentOf(await docxText(file))).toMatchObject({
      number: '9/KH-UBND',
      signedOn: '2025-04-03',
      title: 'Giữ ao sen ở tỉnh Đồng Tháp',
    })
})

test('a frame beside a clause does not name the document', async () => {
  const file = wordFile(
    HEAD.replace('Số: 5/KH-UBND', 'A') +
      para('I. A') +
      para(run('1. B') + frame(para('Số: 9/KH-UBND'))),
  )
  const { passages } = documentOf(await docxText(file), { number: '1/KH-UBND' })
  expect(passages.find(({ clause }) => clause === 'khung/1')?.heading).toBe('I. A › 1. B')
})

test('an annex of five thousand rows has a clause for each', async () => {
  const rows = Array.from({ length: 5000 }, (_, at) => [String(at + 1), `Ao ${at + 1}`, 'Hội'])
  const passages = await passagesOf(
    wordFile(
      HEAD +
        para('I. A') +
        para('1. B') +
        para('Trên đây là C.') +
        para('Phụ lục') +
        table([['STT', 'Việc', 'Ai'], ...rows]),
    ),
  )
  expect(passages.at(-1)).toMatchObject({ clause: 'PL.5000', text: 'Việc: Ao 5000\nAi: Hội' })
})

test('lists that Word numbers become clauses', async () => {
  const numbering =
    kind(
      1,
      level(0, 'decimal', 'Điều %1.'),
      level(1, 'decimal', '%2.'),
      level(2, 'lowerLetter', '%3)'),
    ) + list(1, 1)
  const steps = [0, 1, 2, 2, 1, 0]
  const passages = await passagesOf(
    wordFile(HEAD + steps.map((at, step) => listed(1, at, `Việc ${step}`)).join(''), { numbering }),
  )
  expect(passages.map(({ clause }) => clause).slice(1)).toEqual([
    'D1',
    'D1.1',
    'D1.1.a',
    'D1.1.b',
    'D1.2',
    'D2',
  ])
})
