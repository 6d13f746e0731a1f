import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createStory } from '../../../../bot/commands/documents/docx/blocks/story.ts'
import { docxText } from '../../../../bot/commands/documents/docx/docx.ts'
import { createLabels } from '../../../../bot/commands/documents/docx/numbering/labels.ts'
import { createLists } from '../../../../bot/commands/documents/docx/numbering/lists.ts'
import { createXmlReader } from '../../../../bot/commands/documents/docx/package/xml.ts'
import { createStyles } from '../../../../bot/commands/documents/docx/words/styles.ts'
import { importDocument } from '../../../../bot/commands/documents/work.ts'
import { readText } from '../../../../bot/commands/documents/file.ts'
import { createMeasure, MOST } from '../../../../bot/commands/documents/measure.ts'
import { loadKnowledge } from '../../../support/content/knowledge.ts'
import {
  kind,
  level as levelOf,
  list as listOf,
  listed,
  wordFile,
} from '../../../support/word/package.ts'
import { newFolder } from '../../../support/database/databases.ts'
import { bodyOf, docxOf, NAMESPACE, paragraph, table, zipOf } from '../../../support/word/docx.ts'

const fileOf = (bytes: Buffer | string): string => {
  const path = join(newFolder(), 'a')
  writeFileSync(path, bytes)
  return path
}
const cellOf = (properties: string, text: string) => `<w:tc>${properties}${paragraph(text)}</w:tc>`

/** Feeds pieces without end; returns how many were taken before it was too much. */
const feed = (start: string, piece: string): number => {
  const measure = createMeasure()
  const { handler } = createStory({
    styles: createStyles(measure).none,
    nextLabel: () => ({ text: '', isKnown: true }),
    nextNote: () => '',
    noteText: () => null,
    measure,
  })
  const reader = createXmlReader(handler, measure)
  reader.write(`<w:document ${NAMESPACE}>${start}`)
  let taken = 0
  try {
    for (;;) {
      reader.write(piece)
      taken += 1
    }
  } catch (error) {
    expect(error).toMatchObject({ fault: 'too-long' })
    return taken
  }
}
const PIECE = 10_000

test.each(['400000000', '1e999', '-5', '', 'wide', '2.5'])(
  'a cell that says it spans %s columns spans as many as Word has at most',
  async (span) => {
    const properties = `<w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>`
    const row = `<w:tr>${cellOf(properties, 'Việc')}${cellOf('', 'Ai')}${cellOf('', 'Khi')}</w:tr>`
    const { text } = await docxText(docxOf(`<w:tbl>${row}</w:tbl>`))
    expect(text.split('|').length).toBeLessThanOrEqual(63 + 4)
    expect(text.replaceAll(/[\s|]+/gu, ' ').trim()).toBe('Việc Ai Khi')
  },
)

test('wide cells without end are ended by what they would write', () => {
  const cell = '<w:tc><w:tcPr><w:gridSpan w:val="63"/></w:tcPr></w:tc>'
  const taken = feed('<w:tbl><w:tr>', cell.repeat(100))
  expect(taken * 100).toBeLessThanOrEqual(MOST.characters / 63)
})

test('empty paragraphs are no lines, and are not read without end', async () => {
  const empty = '<w:p/>'.repeat(PIECE)
  expect((await docxText(docxOf(paragraph('I. A'), empty, paragraph('1. B')))).text.trim()).toBe(
    'I. A\n\n1. B',
  )
  expect(feed('<w:body>', empty) * PIECE).toBeLessThanOrEqual(MOST.elements)
})

test.each([
  ['tables', '<w:tbl><w:tr><w:tc>'],
  ['elements that nobody knows', '<a>'],
])('%s within one another are ended before they are deep', (_, piece) => {
  expect(feed('<w:body>', piece)).toBeLessThanOrEqual(MOST.depth)
})

test.each([
  ['texts', '<w:p><w:r>', `<w:t>${'sen '.repeat(PIECE)}</w:t>`, 4 * PIECE, MOST.typed],
  ['lines', '<w:p><w:r>', '<w:br/>'.repeat(PIECE), PIECE, MOST.elements],
  ['cells', '<w:tbl><w:tr>', '<w:tc/>'.repeat(PIECE), PIECE, MOST.cells],
  ['rows', '<w:tbl>', '<w:tr/>'.repeat(PIECE), PIECE, MOST.cells],
  ['attributes', '<w:p ', 'a="" '.repeat(PIECE), PIECE, MOST.elements],
  ['paragraphs', '<w:body>', paragraph('a').repeat(PIECE), PIECE, MOST.lines],
])('%s without end are ended', (_, start, piece, size, most) => {
  expect(feed(start, piece) * size).toBeLessThanOrEqual(most)
})

test('a text that is carried out of many tables counts in each of them', async () => {
  const deep = 60
  const open = `<w:tbl><w:tr><w:tc>${paragraph('a')}</w:tc><w:tc/><w:tc>`.repeat(deep)
  const close = '</w:tc></w:tr></w:tbl>'.repeat(deep)
  const text = paragraph('sen '.repeat(25_000))
  await expect(docxText(docxOf(open, text, close))).rejects.toMatchObject({ fault: 'too-long' })
})

const mergedRow = (merge: string, text: string) =>
  `<w:tr>${cellOf('', 'a')}${cellOf('', 'b')}${cellOf(`<w:tcPr><w:vMerge${merge}/></w:tcPr>`, text)}</w:tr>`

test('a text that is merged into many rows counts in each of them', async () => {
  const rows = [
    mergedRow(' w:val="restart"', 'sen '.repeat(1000)),
    ...Array.from({ length: 999 }, () => mergedRow('', '')),
  ]
  const document = docxOf(`<w:tbl>${rows.join('')}</w:tbl>`)
  await expect(docxText(document)).rejects.toMatchObject({ fault: 'too-long' })
})

test('of a part that comes a thousand times the first counts, and the others are not unpacked', async () => {
  const again = Buffer.from('<broken')
  const parts = Array.from({ length: 1000 }, () => ['word/document.xml', again] as const)
  const bytes = zipOf([['word/document.xml', bodyOf(paragraph('I. A'))], ...parts])
  expect((await docxText(bytes)).text.trim()).toBe('I. A')
})

const level = (at: string, start: string, text: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="${text}"/></w:lvl>`
const labelsOf = (levels: string) => {
  const reader = createLists(createMeasure())
  reader.write(
    `<w:numbering ${NAMESPACE}><w:abstractNum w:abstractNumId="1">${levels}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
  )
  const styles = createStyles(createMeasure()).none
  const next = createLabels(reader.end(), styles)
  const plain = styles.paragraph(null)
  return (list: string, depth: number) => next({ list, level: depth }, plain).text.trim()
}

test.each([
  ['a level as deep as a number can say', level('400000000', '1', '%1.'), 400_000_000, 0],
  ['a start beyond all numbers', level('0', '1e308', '%1.'), 0, 50],
  ['a start that is none', level('0', 'first', '%1.'), 0, 2],
  ['a text of a million letters', level('0', '1', 'x'.repeat(1_000_000)), 0, 40],
])('%s gives a short label or none', (_, levels, depth, longest) => {
  expect(labelsOf(levels)('7', depth).length).toBeLessThanOrEqual(longest)
})

test('Roman numbers are those that Word writes', () => {
  const next = labelsOf(level('0', '4', '%1'))
  expect(Array.from({ length: 6 }, () => next('7', 0))).toEqual([
    'IV',
    'V',
    'VI',
    'VII',
    'VIII',
    'IX',
  ])
  const late = labelsOf(level('0', '1994', '%1'))
  expect([late('7', 0), labelsOf(level('0', '40', '%1'))('7', 0)]).toEqual(['MCMXCIV', 'XL'])
})

const SENTENCE = 'Hội làng sen cùng các hộ nuôi cá lo đắp bờ ao và đào mương quanh năm. '
/** Pages of numbered paragraphs, with about two and a half thousand letters on each. */
const pagesOf = (count: number) =>
  wordFile(
    Array.from(
      { length: count },
      (_, page) => listed(1, 0, `Việc ${page}`) + listed(1, 1, SENTENCE.repeat(6)).repeat(6),
    ).join(''),
    {
      numbering:
        kind(1, levelOf(0, 'decimal', '%1.'), levelOf(1, 'lowerLetter', '%2)')) + listOf(1, 1),
    },
  )
const rowsOf = (count: number) =>
  docxOf(table(Array.from({ length: count }, (_, at) => [String(at), SENTENCE, 'Hội', 'Quý II'])))

test.each([
  ['five hundred pages', pagesOf, 500],
  ['five thousand rows', rowsOf, 5000],
])(
  '%s are well within what may be, each letter once, and twice as much is twice the work',
  async (_, make, count) => {
    const workOf = async (size: number) => {
      const measure = createMeasure()
      const { text } = await docxText(make(size), measure)
      return { ...measure.used, length: text.length }
    }
    const half = await workOf(count / 2)
    const whole = await workOf(count)
    expect(whole.characters).toBeLessThanOrEqual(whole.length)
    expect(whole.typed).toBeLessThanOrEqual(whole.length)
    for (const what of ['elements', 'cells', 'typed', 'characters', 'lines'] as const) {
      expect(whole[what]).toBeLessThanOrEqual(2 * half[what] + count)
      expect(whole[what]).toBeLessThan(MOST[what] * 0.65)
    }
  },
)

test('a table of many rows is read to its end', async () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => [String(at), 'Việc', 'Ai'])
  expect((await docxText(docxOf(table(rows)))).text.trim().split('\n')).toHaveLength(20_000)
})

test.each([
  ['characters', 'sen '.repeat(MOST.characters / 4 + 1)],
  ['lines', 'a\n'.repeat(MOST.lines + 1)],
])('a plain text of too many %s is refused in words', async (_, text) => {
  const path = fileOf(text)
  await expect(readText(path)).rejects.toMatchObject({ fault: 'too-long' })
  const printed = await importDocument(
    path,
    {},
    {
      knowledge: loadKnowledge(),
      now: () => 0,
      documents: () => Promise.reject(new Error('nothing is stored')),
      proposals: () => Promise.reject(new Error('nothing is stored')),
    },
  )
  expect(printed).toMatchObject({ ok: false, text: expect.stringContaining('dài quá mức') })
})
