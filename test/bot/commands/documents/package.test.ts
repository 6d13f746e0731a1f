import { expect, test } from 'vitest'
import { docxText } from '../../../../bot/commands/documents/docx/docx.ts'
import { zipOf } from '../../../support/word/docx.ts'
import { para, xmlOf } from '../../../support/word/package.ts'

const RELATION = 'http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument'
const relations = (target: string, type = RELATION) =>
  Buffer.from(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${type}" Target="${target}"/></Relationships>`,
  )
const strict = Buffer.from(
  xmlOf('document', `<w:body>${para('I. Ao')}</w:body>`)
    .toString()
    .replace(
      'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
      'http://purl.oclc.org/ooxml/wordprocessingml/main',
    ),
)

test.each([
  ['an absolute name', '/word/chinh.xml', 'word/chinh.xml'],
  ['a name in another case', 'Word/Document.XML', 'word/document.xml'],
  [
    'a name with signs that are written as numbers',
    'word/v%C4%83n%20b%E1%BA%A3n.xml',
    'word/v%C4%83n%20b%E1%BA%A3n.xml',
  ],
  ['a part at the top', 'document.xml', 'document.xml'],
])('the document of a strict file is found by its relation: %s', async (_, target, part) => {
  const { text } = await docxText(zipOf({ '_rels/.rels': relations(target), [part]: strict }))
  expect(text.trim()).toBe('I. Ao')
})

test('a part in UTF-16 is read by its mark', async () => {
  const part = Buffer.from(`\uFEFF${strict.toString().replace('UTF-8', 'UTF-16')}`, 'utf16le')
  const { text } = await docxText(zipOf({ 'word/document.xml': part }))
  expect(text.trim()).toBe('I. Ao')
})

test('a file whose document is no document of Word is refused', async () => {
  const sheet = Buffer.from(
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
  )
  const file = zipOf({ '_rels/.rels': relations('xl/workbook.xml'), 'xl/workbook.xml': sheet })
  await expect(docxText(file)).rejects.toMatchObject({ fault: 'wrong-format' })
})

const withNote = (ignorable: string) =>
  Buffer.from(
    strict
      .toString()
      .replace('<w:document ', `<w:document xmlns:z="urn:z" ${ignorable} `)
      .replace('</w:t>', '</w:t><z:note>x</z:note>'),
  )

const marksOf = async (ignorable: string) =>
  (await docxText(zipOf({ 'word/document.xml': withNote(ignorable) }))).marks

test('what a file lets others ignore is not read, and what it does not is marked', async () => {
  expect(await marksOf('mc:Ignorable="z"')).toEqual([])
  expect(await marksOf('')).toEqual([{ line: 0, kind: 'element', count: 1 }])
})
