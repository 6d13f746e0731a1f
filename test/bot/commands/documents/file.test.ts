import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LARGEST_PART } from '../../../../bot/commands/documents/docx/package/parts.ts'
import { readText } from '../../../../bot/commands/documents/file.ts'
import { newFolder } from '../../../support/database/databases.ts'
import { documentOf, textOf } from '../../../support/content/documents.ts'
import { bodyOf, docxOf, paragraph, table, zipOf } from '../../../support/word/docx.ts'

const fileOf = (bytes: Buffer | string, name = 'a.txt'): string => {
  const path = join(newFolder(), name)
  writeFileSync(path, bytes)
  return path
}

test('a text in UTF-8 is read as it is, with or without its mark', async () => {
  const text = textOf('dong-thap')
  expect(await readText(fileOf(text))).toEqual({ text, marks: [] })
  expect(await readText(fileOf(`\uFEFF${text}`))).toEqual({ text, marks: [] })
})

test.each([
  ['empty', Buffer.alloc(0)],
  ['picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0x01, 0x02, 0x03, 0x41, 0x42, 0x43])],
  ['binary', Buffer.alloc(4096)],
  ['binary', Buffer.from('I. A\u0001\u0002')],
  ['utf16', Buffer.from('\uFEFFI. Mục tiêu', 'utf16le')],
  ['utf16', Buffer.from('I. Muc tieu cua ke hoach', 'utf16le')],
  ['encoding', Buffer.from('I. Caf\u00e9 cr\u00e8me, gar\u00e7on', 'latin1')],
  ['wrong-format', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
  ['broken-docx', docxOf(paragraph('I. A')).subarray(0, 200)],
  ['broken-docx', zipOf({ 'word/document.xml': bodyOf(paragraph('I. A')).subarray(0, -20) })],
  [
    'broken-docx',
    zipOf({
      'word/document.xml': Buffer.from(
        `<!DOCTYPE w:document [<!ENTITY b "c">]>${bodyOf(paragraph('I. &b;')).toString()}`
          .replace('<?xml version="1.0"?>', '')
          .replace('&amp;', '&'),
      ),
    }),
  ],
])('a file with the fault "%s" is refused', async (fault, bytes) => {
  await expect(readText(fileOf(bytes))).rejects.toMatchObject({ fault })
})

test('a folder and a name that does not exist are no files', async () => {
  await expect(readText(newFolder())).rejects.toMatchObject({ fault: 'no-file' })
  await expect(readText(join(newFolder(), 'a.txt'))).rejects.toMatchObject({ fault: 'no-file' })
})

test('a file of 200 MB is refused before it is read', async () => {
  const path = fileOf('')
  truncateSync(path, 200 * 1024 * 1024)
  const before = process.memoryUsage().rss
  await expect(readText(path)).rejects.toMatchObject({ fault: 'too-large' })
  expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024)
})

test('a Word file that unpacks to more than any plan has is not unpacked', async () => {
  const bomb = zipOf({ 'word/document.xml': Buffer.alloc(LARGEST_PART + 1, ' ') })
  expect(bomb.length).toBeLessThan(1024 * 1024)
  await expect(readText(fileOf(bomb))).rejects.toMatchObject({ fault: 'swollen-docx' })
})

test('a Word file that lies about its size is ended where the lie shows', async () => {
  const bomb = zipOf({ 'word/document.xml': Buffer.alloc(10 * 1024 * 1024, ' ') }, 1000)
  await expect(readText(fileOf(bomb))).rejects.toMatchObject({ fault: 'broken-docx' })
})

test('a Word file gives its paragraphs, the letterhead, and tables row by row', async () => {
  const file = docxOf(
    table([
      ['UBND TỈNH ĐỒNG THÁP\nSố: 8/KH-UBND', 'Độc lập\nĐồng Tháp, ngày 01 tháng 02 năm 2024'],
    ]),
    paragraph('KẾ HOẠCH'),
    paragraph('Đóng ghe & chở sen'),
    paragraph('I. VIỆC'),
    paragraph('1. Đóng 3 ghe'),
    paragraph('Trên đây là kế hoạch.'),
    paragraph('Phụ lục'),
    table([
      ['STT', 'Việc', 'Người lo'],
      ['1', 'Xẻ gỗ', 'Thợ mộc'],
      ['2', 'Trét\nchai', 'Thợ ghe'],
    ]),
  )
  const { passages, ...imprint } = documentOf(await readText(fileOf(file, 'a.docx')))
  expect(imprint).toMatchObject({
    id: 'kh-8-2024-dong-thap',
    signedOn: '2024-02-01',
    title: 'Đóng ghe & chở sen',
  })
  expect(passages.find(({ clause }) => clause === 'PL.2')?.text).toBe(
    'Việc: Trét chai\nNgười lo: Thợ ghe',
  )
})

test('the numbers that Word writes by itself are part of the text', async () => {
  const file = docxOf(
    paragraph('Mục tiêu', { id: 7, level: 0 }),
    paragraph('Chung', { id: 7, level: 1 }),
    paragraph('Trồng sen', { id: 7, level: 2 }),
    paragraph('Ướp trà', { id: 7, level: 2 }),
    paragraph('Sấy', { id: 7, level: 3 }),
    paragraph('Riêng', { id: 7, level: 1 }),
    paragraph('Nuôi cá', { id: 7, level: 2 }),
    paragraph('Kinh phí', { id: 7, level: 0 }),
  )
  const lines = (await readText(fileOf(file))).text.split('\n').filter((line) => line !== '')
  expect(lines).toEqual([
    'I. Mục tiêu',
    '1. Chung',
    'a) Trồng sen',
    'b) Ướp trà',
    '* Sấy',
    '2. Riêng',
    'a) Nuôi cá',
    'II. Kinh phí',
  ])
})
