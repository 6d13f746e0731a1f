import { field, frame, oldFrame, para, run, wordFile } from '../package.ts'
import type { Construct } from './construct.ts'

const picture = (where: 'inline' | 'anchor') =>
  `<w:r><w:drawing><wp:${where}><wp:docPr id="1" name="a"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic/></a:graphicData></a:graphic></wp:${where}></w:drawing></w:r>`
const NO_MARKS = 'it drops without a word what it does not read'

/** Fields, frames, pictures and what is not known. */
export const FIELDS: readonly Construct[] = [
  {
    name: 'fields one within the other, simple ones, and one that is cut off',
    file: wordFile(
      para(
        run('Xem ') +
          field('REF a \\h', run('khoản 2')) +
          run(', ') +
          field('IF 1 = 1', field('MERGEFIELD b', run('3 ha'))) +
          '<w:fldSimple w:instr="DATE"><w:r><w:t>. Nay</w:t></w:r></w:fldSimple>',
      ) +
        para(
          `${run('Đầu')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF c</w:instrText></w:r>${run('mất')}`,
        ) +
        para('Sau vẫn còn'),
    ),
    right: ['Xem khoản 2, 3 ha. Nay', 'Đầu {reference}', 'Sau vẫn còn'],
    secondDiffers: 'it does not tell words in a broken instruction',
  },
  {
    name: 'a table of contents',
    file: wordFile(
      para('MỤC LỤC') +
        para(
          `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('I. VIỆC 1')}`,
        ) +
        para('II. TIỀN 2') +
        para('<w:r><w:fldChar w:fldCharType="end"/></w:r>') +
        para('I. VIỆC'),
    ),
    right: ['MỤC LỤC', 'I. VIỆC'],
    secondDiffers: 'it reads the table of contents as text',
  },
  {
    name: 'a table of contents that never ends',
    file: wordFile(
      para(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('I. VIỆC')}`,
      ) + para('1. Đào ao'),
    ),
    right: ['I. VIỆC', '1. Đào ao'],
  },
  {
    name: 'a sign and boxes that are fields',
    file: wordFile(
      para(
        run('Từ ') +
          field('SYMBOL 179 \\f "Symbol" \\s 12', '') +
          run(' 4 ha ') +
          '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' +
          run(' có'),
      ),
    ),
    right: ['Từ ≥ 4 ha ☒ có'],
    secondDiffers: NO_MARKS,
  },
  {
    name: 'a frame that stands twice for new and old programs, one of before, and one in the other',
    file: wordFile(
      para(
        run('1. Có ') +
          frame(para('HỎA TỐC'), para(run('Trong ') + oldFrame(para('cùng')))) +
          run('4 ghe.'),
      ) + para(oldFrame(para('Bên lề'))),
    ),
    right: ['1. Có 4 ghe.', '{box} HỎA TỐC / Trong', '{box} cùng', '{box} Bên lề'],
    secondDiffers: 'it puts frames behind the paragraph as lines of it',
  },
  {
    name: 'pictures in the words, beside them and alone',
    file: wordFile(
      para(run('Ao ') + picture('inline') + run(' 3 ha')) +
        para(run('Ghe') + picture('anchor')) +
        para(picture('inline')),
    ),
    right: ['Ao [?] 3 ha {picture}', 'Ghe {picture}', ' {picture}'],
    secondDiffers: NO_MARKS,
  },
  {
    name: 'a chart, a diagram, a file within the file and another document',
    file: wordFile(
      para(
        ['chart', 'diagram']
          .map(
            (what) =>
              `<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/${what}"/></a:graphic></wp:inline></w:drawing></w:r>`,
          )
          .join(''),
      ) +
        para(
          `${run('Bảng ')}<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>`,
        ) +
        '<w:altChunk r:id="x"/>',
    ),
    right: [' {chart} {diagram}', 'Bảng [?] {object}', ' {object}'],
    secondDiffers: NO_MARKS,
  },
  {
    name: 'an element that nobody knows keeps its words',
    file: wordFile(
      para(`${run('Ao ')}<w:future>${run('3 ha')}</w:future>`) +
        `<w:hence>${para('Sau')}</w:hence>`,
    ),
    right: ['Ao [?]3 ha {element}', '[?] {element}', 'Sau'],
    secondDiffers: NO_MARKS,
  },
]
