import { cell, para, row, run, wordFile, wordTable } from '../package.ts'
import type { Construct } from './construct.ts'

const span = (columns: number) => `<w:gridSpan w:val="${columns}"/>`
const top = '<w:vMerge w:val="restart"/>'
const below = '<w:vMerge/>'
const AGAIN = 'it does not write the words of merged cells again'

/** Tables as offices make them. */
export const TABLES: readonly Construct[] = [
  {
    name: 'a letterhead and a list of addressees',
    file: wordFile(
      wordTable([
        para('UBND TỈNH ĐỒNG THÁP') + para('Số: 8/KH-UBND'),
        para('CỘNG HÒA') + para('Đồng Tháp, ngày 01 tháng 02 năm 2024'),
      ]) +
        para('KẾ HOẠCH') +
        wordTable([
          para('Nơi nhận:') + para('- Hội Quán;'),
          para('CHỦ TỊCH') + para('Trần Thị Sen'),
        ]),
    ),
    right: [
      'UBND TỈNH ĐỒNG THÁP',
      'Số: 8/KH-UBND',
      'CỘNG HÒA',
      'Đồng Tháp, ngày 01 tháng 02 năm 2024',
      'KẾ HOẠCH',
      'Nơi nhận:',
      '- Hội Quán;',
      'CHỦ TỊCH',
      'Trần Thị Sen',
    ],
  },
  {
    name: 'cells merged downwards',
    file: wordFile(
      wordTable(
        ['TT', 'Việc', 'Ai'],
        ['1', 'Ao', cell('Hội', top)],
        ['2', 'Bờ', cell('<w:p/>', below)],
        ['3', 'Cá', cell('Sở', top)],
        ['4', 'Ghe', cell('', '')],
      ),
    ),
    right: [
      '| TT | Việc | Ai |',
      '| 1 | Ao | Hội |',
      '| 2 | Bờ | Hội |',
      '| 3 | Cá | Sở |',
      '| 4 | Ghe |  |',
    ],
    secondDiffers: AGAIN,
  },
  {
    name: 'cells merged in both ways',
    file: wordFile(
      wordTable(
        ['a', cell('b', span(2)), 'd'],
        ['1', cell('Hội', top + span(2)), '4'],
        ['2', cell('', below + span(2)), '5'],
        ['3', 'x', 'y', '6'],
      ),
    ),
    right: ['| a | b || d |', '| 1 | Hội || 4 |', '| 2 | Hội || 5 |', '| 3 | x | y | 6 |'],
    secondDiffers: AGAIN,
  },
  {
    name: 'rows that begin later and end earlier',
    file: wordFile(
      wordTable(
        ['a', 'b', 'c', cell('Hội', top)],
        row([cell('d', ''), cell('', below)], '<w:gridBefore w:val="2"/>'),
        row(['e', 'f'], '<w:gridAfter w:val="2"/>'),
      ),
    ),
    right: ['| a | b | c | Hội |', '|  |  | d | Hội |', '| e | f |  |  |'],
    secondDiffers: AGAIN,
  },
  {
    name: 'cells merged as older programs did it',
    file: wordFile(
      wordTable(
        ['a', 'b', 'c'],
        [cell('rộng', '<w:hMerge w:val="restart"/>'), cell('', '<w:hMerge/>'), 'd'],
        ['e', 'f', 'g'],
      ),
    ),
    right: ['| a | b | c |', '| rộng | d |', '| e | f | g |'],
  },
  {
    name: 'a table in a cell of a table, and one in a cell that only lays out',
    file: wordFile(
      wordTable(
        ['a', 'b', 'c'],
        ['1', cell(para('gồm') + wordTable(['x', '5'], ['y', '6']) + para('hết')), 'z'],
      ) + wordTable([cell(wordTable(['d', 'e', 'f'], ['4', '5', '6']) + para('dưới'))]),
    ),
    right: [
      '| a | b | c |',
      '| 1 | gồm x / 5; y / 6 hết | z |',
      '| d | e | f |',
      '| 4 | 5 | 6 |',
      'dưới',
    ],
  },
  {
    name: 'a table of one column holds the text',
    file: wordFile(wordTable(...['I. VIỆC', '1. Ao', '2. Ghe', 'II. TIỀN'].map((one) => [one]))),
    right: ['I. VIỆC', '1. Ao', '2. Ghe', 'II. TIỀN'],
  },
  {
    name: 'a head that is repeated on every page, lines in a cell, and a stroke in the words',
    file: wordFile(
      wordTable(row(['TT', 'Việc', 'Ai'], '<w:tblHeader/>'), [
        '1',
        cell(para('Ao |') + para(`${run('bờ')}<w:r><w:br/></w:r>${run('cá')}`)),
        'Hội',
      ]),
    ),
    right: ['| TT | Việc | Ai |', '| 1 | Ao / bờ cá | Hội |'],
    secondDiffers: 'it keeps the stroke',
  },
  {
    name: 'rows and cells in content controls',
    file: wordFile(
      wordTable(['a', 'b', 'c']).replace(
        '</w:tbl>',
        `<w:sdt><w:sdtContent>${row(['d', 'e']).replace(
          '</w:tr>',
          `<w:sdt><w:sdtContent>${cell('f')}</w:sdtContent></w:sdt></w:tr>`,
        )}</w:sdtContent></w:sdt></w:tbl>`,
      ),
    ),
    right: ['| a | b | c |', '| d | e | f |'],
  },
]
