import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importDocument } from '../../../../bot/commands/documents/work.ts'
import { formatOf } from '../../../../bot/commands/documents/format.ts'
import { readText } from '../../../../bot/commands/documents/file.ts'
import { loadKnowledge } from '../../../support/content/knowledge.ts'
import { bodyOf, docxOf, paragraph, zipOf } from '../../../support/word/docx.ts'
import { pdfOf } from '../../../support/written/pdf.ts'
import { newFolder } from '../../../support/database/databases.ts'

/** A compound file: what Office wrote before, with the name of the stream that says what it is. */
const compound = (stream: string) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(1016),
    Buffer.from(`Root Entry\0${stream}`, 'utf16le'),
  ])

/** An archive whose first part is stored plainly, as OpenDocument asks. */
const openDocument = (kind: string) => {
  const type = Buffer.from(`application/vnd.oasis.opendocument.${kind}`)
  const head = Buffer.alloc(30)
  head.write('PK\u0003\u0004', 'latin1')
  head.writeUInt32LE(type.length, 18)
  head.writeUInt32LE(type.length, 22)
  head.writeUInt16LE('mimetype'.length, 26)
  return Buffer.concat([
    head,
    Buffer.from('mimetype'),
    type,
    zipOf({ 'content.xml': Buffer.from('<a/>') }),
  ])
}

const office = (part: string) =>
  zipOf({ '[Content_Types].xml': Buffer.from('<Types/>'), [part]: Buffer.from('<a/>') })

const knowledge = loadKnowledge()
const page = '<html><body><p>I. GHE</p></body></html>'
const FILES = [
  ['an old Word file', 'a.docx', compound('WordDocument'), 'old-word', 'lưu thành'],
  ['a Word file with a password', 'a.docx', compound('EncryptedPackage'), 'locked', 'bỏ mật khẩu'],
  ['an old sheet', 'a.doc', compound('Workbook'), 'sheet', 'Excel'],
  ['old slides', 'a.doc', compound('PowerPoint Document'), 'slides', 'PowerPoint'],
  ['a sheet', 'a.docx', office('xl/workbook.xml'), 'sheet', 'Excel'],
  ['slides', 'a.docx', office('ppt/presentation.xml'), 'slides', 'PowerPoint'],
  ['an archive', 'a.docx', zipOf({ 'ke-hoach.docx': Buffer.from('a') }), 'archive', 'Giải nén'],
  ['an archive of another kind', 'a.docx', Buffer.from('Rar!\u001a\u0007'), 'archive', 'Giải nén'],
  ['an OpenDocument text', 'a.docx', openDocument('text'), 'open-document', '.docx'],
  ['an OpenDocument sheet', 'a.odt', openDocument('spreadsheet'), 'sheet', 'Excel'],
  ['an RTF text', 'a.doc', Buffer.from('{\\rtf1 I. GHE}'), 'rtf', '.docx'],
  ['a page of the web', 'a.doc', Buffer.from(`\uFEFF<!DOCTYPE html>${page}`), 'web-page', '.docx'],
  [
    'a page of the web in one file',
    'a.doc',
    Buffer.from('MIME-Version: 1.0\n'),
    'web-page',
    '.docx',
  ],
  ['a photograph', 'a.pdf', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'picture', 'ảnh'],
  [
    'a PDF with a password',
    'a.pdf',
    readFileSync('test/fixtures/documents/files/locked.pdf'),
    'locked',
    'bỏ mật khẩu',
  ],
  ['a PDF without a page', 'a.pdf', pdfOf([]), 'empty', 'không có chữ nào'],
  ['a PDF of empty pages', 'a.pdf', pdfOf([{}, {}]), 'empty', 'không có chữ nào'],
  ['a PDF of pictures', 'a.pdf', pdfOf([{ isPicture: true }]), 'scanned-pdf', 'bản quét'],
  ['half of a PDF', 'a.pdf', pdfOf([{ isPicture: true }]).subarray(0, 300), 'broken-pdf', 'hỏng'],
  ['a PDF of nothing but its name', 'a.pdf', Buffer.from('%PDF-1.7 ...'), 'broken-pdf', 'hỏng'],
] as const

test.each(FILES)(
  '%s is refused in words that say what to do',
  async (_, name, bytes, fault, word) => {
    const path = join(newFolder(), name)
    writeFileSync(path, bytes)
    await expect(readText(path)).rejects.toMatchObject({ fault })
    const { ok, text } = await importDocument(
      path,
      {},
      {
        knowledge,
        now: () => 0,
        documents: () => Promise.reject(new Error('nothing is stored')),
        proposals: () => Promise.reject(new Error('nothing is proposed')),
      },
    )
    expect(ok).toBe(false)
    expect(text.toLowerCase()).toContain(word.toLowerCase())
  },
)

test('a Word file that holds a sheet is a Word file, and so is one whose main part has another name', () => {
  const parts = {
    'word/document.xml': bodyOf(paragraph('I. A')),
    'word/embeddings/a.xlsx': office('xl/workbook.xml'),
  }
  expect(formatOf(zipOf(parts))).toBe('docx')
  expect(formatOf(docxOf(paragraph('I. A')))).toBe('docx')
  expect(formatOf(readFileSync('test/fixtures/documents/dong-thap.txt'))).toBe('text')
})

test('a PDF behind some bytes of a mail is a PDF', async () => {
  const path = join(newFolder(), 'a')
  const bytes = pdfOf([{ words: [{ text: 'I. GHE', x: 80, y: 700 }] }])
  writeFileSync(path, Buffer.concat([Buffer.from('\r\n'), bytes]))
  expect(await readText(path)).toMatchObject({ text: 'I. GHE' })
})

test('a text of bytes in TCVN3 is read by the letters of its font', async () => {
  const path = join(newFolder(), 'a.txt')
  writeFileSync(path, Buffer.from('I. M\u00f4c ti\u00aau \u00ae\u00d3n n\u00a8m', 'latin1'))
  expect(await readText(path)).toMatchObject({
    text: 'I. M\u00f4c ti\u00aau \u00ae\u00d3n n\u00a8m',
  })
})
