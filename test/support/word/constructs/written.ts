import {
  AlignmentType,
  Document,
  FootnoteReferenceRun,
  InsertedTextRun,
  DeletedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  SymbolRun,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from 'docx'
import type { Construct } from './construct.ts'

const packed = (document: Document) => () => Packer.toBuffer(document)
const body = (...children: readonly (Paragraph | Table)[]) => ({ sections: [{ children }] })
const cellOf = (text: string, options: object = {}) =>
  new TableCell({ children: [new Paragraph(text)], ...options })
const change = { id: 1, author: 'a', date: '2026-01-01T00:00:00Z' }

const LEVELS = [
  [LevelFormat.UPPER_ROMAN, '%1.'],
  [LevelFormat.DECIMAL, '%2.'],
  [LevelFormat.LOWER_LETTER, '%3)'],
] as const
const numbering = {
  config: [
    {
      reference: 'a',
      levels: LEVELS.map(([format, text], level) => ({
        level,
        format,
        text,
        alignment: AlignmentType.START,
      })),
    },
  ],
}
const item = (text: string, level: number, instance = 0) =>
  new Paragraph({ text, numbering: { reference: 'a', level, instance } })

/** Files as the library docx writes them. */
export const WRITTEN: readonly Construct[] = [
  {
    name: 'a list of a library, and a second one that begins anew',
    file: packed(
      new Document({
        numbering,
        ...body(
          item('VIỆC', 0),
          item('Đào ao', 1),
          item('Bờ', 2),
          item('Thả cá', 1),
          item('TIỀN', 0),
          item('Lại', 0, 1),
        ),
      }),
    ),
    right: ['I. VIỆC', '1. Đào ao', 'a) Bờ', '2. Thả cá', 'II. TIỀN', 'I. Lại'],
    secondDiffers: 'it shows no numbers of lists',
  },
  {
    name: 'a table of a library with cells merged in both ways',
    file: packed(
      new Document(
        body(
          new Table({
            rows: [
              new TableRow({
                children: [cellOf('TT'), cellOf('Việc'), cellOf('Ai', { columnSpan: 2 })],
                tableHeader: true,
              }),
              new TableRow({
                children: [
                  cellOf('1'),
                  cellOf('Ao'),
                  cellOf('Hội', { verticalMerge: VerticalMergeType.RESTART }),
                  cellOf('Sở'),
                ],
              }),
              new TableRow({
                children: [
                  cellOf('2'),
                  cellOf('Bờ'),
                  cellOf('', { verticalMerge: VerticalMergeType.CONTINUE }),
                  cellOf('Xã'),
                ],
              }),
            ],
          }),
        ),
      ),
    ),
    right: ['| TT | Việc | Ai ||', '| 1 | Ao | Hội | Sở |', '| 2 | Bờ | Hội | Xã |'],
    secondDiffers: 'it does not write the words of merged cells again',
  },
  {
    name: 'a note of a library',
    file: packed(
      new Document({
        footnotes: { 1: { children: [new Paragraph('Xã đảo 2 ha.')] } },
        ...body(
          new Paragraph({
            children: [
              new TextRun('Ao 5 ha'),
              new FootnoteReferenceRun(1),
              new TextRun(' trở lên.'),
            ],
          }),
        ),
      }),
    ),
    right: ['Ao 5 ha[1] trở lên.', '{note} [1] Xã đảo 2 ha.'],
    secondDiffers: 'it shows no numbers of notes',
  },
  {
    name: 'changes of a library',
    file: packed(
      new Document(
        body(
          new Paragraph({
            children: [
              new TextRun('Hỗ trợ '),
              new DeletedTextRun({ text: '50', ...change }),
              new InsertedTextRun({ text: '70', ...change }),
              new TextRun(' triệu'),
            ],
          }),
        ),
      ),
    ),
    right: ['Hỗ trợ 70 triệu'],
  },
  {
    name: 'a sign, raised figures, hidden and crossed out words of a library',
    file: packed(
      new Document(
        body(
          new Paragraph({
            children: [
              new SymbolRun({ char: 'F0B3', symbolfont: 'Symbol' }),
              new TextRun(' 10'),
              new TextRun({ text: '3', superScript: true }),
              new TextRun({ text: ' nháp', vanish: true }),
              new TextRun({ text: ' cũ', strike: true }),
            ],
          }),
        ),
      ),
    ),
    right: ['≥ 10³[?] {struck}'],
    secondDiffers: 'it reads hidden words and makes 103 of 10³',
  },
]
