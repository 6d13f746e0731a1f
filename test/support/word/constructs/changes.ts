import { cell, para, row, run, wordFile, wordTable } from '../package.ts'
import type { Construct } from './construct.ts'

const by = 'w:id="1" w:author="a"'
const put = (text: string) => `<w:ins ${by}>${run(text)}</w:ins>`
const taken = (text: string) => `<w:del ${by}><w:r><w:delText>${text}</w:delText></w:r></w:del>`
const endOf = (what: string) => `<w:rPr><w:${what} ${by}/></w:rPr>`
const ENDS = 'it joins a table to what stands before it'

/** What of tracked changes is in force. */
export const CHANGES: readonly Construct[] = [
  {
    name: 'words put in and taken out',
    file: wordFile(para(run('Hỗ trợ ') + taken('50') + put('70') + run(' triệu'))),
    right: ['Hỗ trợ 70 triệu'],
  },
  {
    name: 'words put in by one and taken out by another',
    file: wordFile(para(`${run('Ao')}<w:ins ${by}>${taken(' cũ')}</w:ins>${put(' mới')}`)),
    right: ['Ao mới'],
  },
  {
    name: 'a paragraph that was moved',
    file: wordFile(
      para('1. Ao') +
        para(`<w:moveFrom ${by}>${run('2. Hỗ trợ 50 triệu')}</w:moveFrom>`, endOf('moveFrom')) +
        para('3. Ghe') +
        para(
          `<w:moveToRangeStart ${by} w:name="m"/><w:moveTo ${by}>${run('4. Hỗ trợ 70 triệu')}</w:moveTo><w:moveToRangeEnd w:id="1"/>`,
          endOf('moveTo'),
        ),
    ),
    right: ['1. Ao', '3. Ghe', '4. Hỗ trợ 70 triệu'],
  },
  {
    name: 'ends of paragraphs that were taken out',
    file: wordFile(
      para('3. Có lãi ', endOf('del')) +
        para('hai năm ', endOf('del')) +
        para('liền.') +
        para('4. Ghe'),
    ),
    right: ['3. Có lãi hai năm liền.', '4. Ghe'],
  },
  {
    name: 'the end of the last paragraph of a cell, and of one before a table',
    file: wordFile(
      para('Trước', endOf('del')) +
        wordTable([cell(para('a', endOf('del'))), 'b', 'c'], ['d', 'e', 'f']),
    ),
    right: ['Trước', '| a | b | c |', '| d | e | f |'],
    secondDiffers: ENDS,
  },
  {
    name: 'former properties of paragraphs, runs, rows and cells',
    file: wordFile(
      para(
        run('Ao', '<w:rPrChange w:id="1" w:author="a"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'),
        '<w:pPrChange w:id="1" w:author="a"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr></w:pPr></w:pPrChange>',
      ) +
        wordTable(
          row(
            [
              cell(
                'a',
                '<w:tcPrChange w:id="1" w:author="a"><w:tcPr><w:gridSpan w:val="5"/></w:tcPr></w:tcPrChange>',
              ),
              'b',
              'c',
            ],
            '<w:trPrChange w:id="1" w:author="a"><w:trPr><w:del w:id="2"/></w:trPr></w:trPrChange>',
          ),
        ),
    ),
    right: ['Ao', '| a | b | c |'],
  },
  {
    name: 'rows and cells that were taken out and put in',
    file: wordFile(
      wordTable(
        ['a', 'b', 'c'],
        row(['mất', 'mất', 'mất'], `<w:del ${by}/>`),
        row(['d', cell('mất', `<w:cellDel ${by}/>`), 'e', 'f'], `<w:ins ${by}/>`),
      ),
    ),
    right: ['| a | b | c |', '| d | e | f |'],
    secondDiffers: 'it keeps cells that were taken out',
  },
  {
    name: 'cells that were merged as a change',
    file: wordFile(
      wordTable(
        ['1', 'ao', cell('Hội', `<w:cellMerge ${by} w:vMerge="rest"/>`)],
        ['2', 'ghe', cell('', `<w:cellMerge ${by} w:vMerge="cont"/>`)],
      ),
    ),
    right: ['| 1 | ao | Hội |', '| 2 | ghe | Hội |'],
    secondDiffers: 'it does not write the words of merged cells again',
  },
  {
    name: 'a field whose instruction was taken out',
    file: wordFile(
      para(
        `${run('Xem ')}<w:del ${by}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText>REF a</w:delInstrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r></w:del>${run('mục I')}<w:del ${by}><w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>`,
      ),
    ),
    right: ['Xem mục I'],
  },
]
