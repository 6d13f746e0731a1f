import { field, frame, oldFrame, para, run, styled, wordFile } from '../package.ts'
import type { Construct } from './construct.ts'

const sym = (font: string, place: string) =>
  `<w:r><w:sym w:font="${font}" w:char="${place}"/></w:r>`
const math = (content: string) => `<m:oMath>${content}</m:oMath>`
const value = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`
const picture = (where: 'inline' | 'anchor') =>
  `<w:r><w:drawing><wp:${where}><wp:docPr id="1" name="a"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic/></a:graphicData></a:graphic></wp:${where}></w:drawing></w:r>`
const style = (id: string, rest: string, type = 'paragraph') =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id}"/>${rest}</w:style>`
const NO_EQUATIONS = 'it reads no equations'
const NO_NUMBERS = 'it shows no numbers of notes'
const HIDDEN = 'it reads hidden words'
const NO_MARKS = 'it drops without a word what it does not read'

/** Signs, equations, notes, fields, frames, pictures, and what nobody sees. */
export const WORDS: readonly Construct[] = [
  {
    name: 'signs of the font Symbol',
    file: wordFile(
      para(
        run('Ao ') +
          sym('Symbol', 'F0B3') +
          run(' 3 ha, nợ ') +
          sym('Symbol', 'F0A3') +
          run(' 2% ') +
          sym('Symbol', 'F0B1') +
          run('1'),
      ),
    ),
    right: ['Ao ≥ 3 ha, nợ ≤ 2% ±1'],
  },
  {
    name: 'signs of the three fonts Wingdings',
    file: wordFile(
      para(
        sym('Wingdings', 'F0FE') +
          run(' Có ') +
          sym('Wingdings 2', 'F0A3') +
          run(' Không ') +
          sym('Wingdings 3', 'F075') +
          run(' Xem'),
      ),
    ),
    right: ['☑ Có □ Không ▶ Xem'],
    secondDiffers: 'it keeps signs that few fonts have',
  },
  {
    name: 'a sign typed in the font Symbol, by the run and by a style',
    file: wordFile(
      para(
        run('Sâu ') +
          run('\uF0B3', '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>') +
          run(' 2 m, rộng ') +
          run('\uF0A3', '<w:rStyle w:val="Dau"/>') +
          run(' 5 m'),
      ),
      {
        styles: style(
          'Dau',
          '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>',
          'character',
        ),
      },
    ),
    right: ['Sâu ≥ 2 m, rộng ≤ 5 m'],
    secondDiffers: 'it does not read the font of words',
  },
  {
    name: 'signs that no table knows',
    file: wordFile(para(run('Ghe ') + sym('Ghe Cũ', 'F041') + run(' 9 m ') + run('\uE123'))),
    right: ['Ghe [?] 9 m [?] {symbol} {symbol}'],
    secondDiffers: NO_MARKS,
  },
  {
    name: 'figures above and below the line',
    file: wordFile(
      para(
        run('Đào 10') +
          run('3', '<w:vertAlign w:val="superscript"/>') +
          run(' m') +
          run('2', '<w:vertAlign w:val="superscript"/>') +
          run(', khí CO') +
          run('2', '<w:vertAlign w:val="subscript"/>'),
      ),
    ),
    right: ['Đào 10³ m², khí CO₂'],
    secondDiffers: 'in plain text it makes 103 of 10³',
  },
  {
    name: 'a fraction, a power, a root and a sum',
    file: wordFile(
      para(
        run('Điểm = ') +
          math(`<m:f><m:num>${value('a+b')}</m:num><m:den>${value('2')}</m:den></m:f>`) +
          run('; ') +
          math(`<m:sSup><m:e>${value('r')}</m:e><m:sup>${value('2')}</m:sup></m:sSup>`) +
          run('; ') +
          math(
            `<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>${value('x')}</m:e></m:rad>`,
          ) +
          run('; ') +
          math(
            `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${value('i=1')}</m:sub><m:sup>${value('n')}</m:sup><m:e><m:sSub><m:e>${value('x')}</m:e><m:sub>${value('i')}</m:sub></m:sSub></m:e></m:nary>`,
          ),
      ),
    ),
    right: ['Điểm = (a+b)/2; r²; √(x); ∑_(i=1)^n(x_i)'],
    secondDiffers: NO_EQUATIONS,
  },
  {
    name: 'brackets, a matrix and an element of equations that is not known',
    file: wordFile(
      para(
        math(
          `<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>${value('a')}</m:e></m:d>`,
        ) +
          run(' ') +
          math(`<m:m><m:mr><m:e>${value('1')}</m:e><m:e>${value('2')}</m:e></m:mr></m:m>`) +
          run(' ') +
          math(`${value('y=')}<m:future>${value('z')}</m:future>`),
      ),
    ),
    right: ['[a] [1, 2] y=[?] {equation}'],
    secondDiffers: NO_EQUATIONS,
  },
  {
    name: 'equations of programs of before, as an object and as a field',
    file: wordFile(
      para(
        `${run('Lãi ')}<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject ProgID="Equation.3"/></w:object></w:r>${run(' đồng, ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>EQ \\f(1,2)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>${run(' phần')}`,
      ),
    ),
    right: ['Lãi [?] đồng, [?] phần {equation} {equation}'],
    secondDiffers: NO_MARKS,
  },
  {
    name: 'notes at the foot of the page and at the end',
    file: wordFile(
      para(
        `${run('Có 5 ha')}<w:r><w:footnoteReference w:id="2"/></w:r>${run(' và ghe')}<w:r><w:endnoteReference w:id="7"/></w:r>`,
      ) + para(`${run('Hết')}<w:r><w:footnoteReference w:id="3"/></w:r>`),
      {
        footnotes: `<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2">${para(`<w:r><w:footnoteRef/></w:r>${run(' Xã đảo 2 ha.')}`)}</w:footnote><w:footnote w:id="3">${para('Một')}${para('Hai')}</w:footnote>`,
        endnotes: `<w:endnote w:id="7">${para('Ghe gỗ.')}</w:endnote>`,
      },
    ),
    right: [
      'Có 5 ha[1] và ghe[i]',
      '{note} [1] Xã đảo 2 ha.',
      '{note} [i] Ghe gỗ.',
      'Hết[2]',
      '{note} [2] Một Hai',
    ],
    secondDiffers: NO_NUMBERS,
  },
  {
    name: 'a note with a sign of its own, and one that the file lacks',
    file: wordFile(
      para(
        `${run('Ghe')}<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>${run(' to')}<w:r><w:footnoteReference w:id="9"/></w:r>`,
      ),
      { footnotes: `<w:footnote w:id="2">${para('* Gỗ sao.')}</w:footnote>` },
    ),
    right: ['Ghe* to[1] {reference}', '{note} * Gỗ sao.'],
    secondDiffers: NO_NUMBERS,
  },
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
  {
    name: 'hidden words, by the run, by styles and by styles that turn each other about',
    file: wordFile(
      para(
        run('Ao') +
          run(' nháp', '<w:vanish/>') +
          run(' 3 ha', '<w:vanish w:val="0"/>') +
          run(' cũ', '<w:rStyle w:val="An"/>') +
          run(' web', '<w:webHidden/>'),
      ) +
        styled('DoanAn', 'Ẩn') +
        para(run('Lại hiện', '<w:rStyle w:val="An"/>'), '<w:pStyle w:val="DoanAn"/>'),
      {
        styles:
          style('An0', '<w:rPr><w:vanish/></w:rPr>', 'character') +
          style('An', '<w:basedOn w:val="An0"/>', 'character') +
          style('DoanAn', '<w:rPr><w:vanish/></w:rPr>'),
      },
    ),
    right: ['Ao 3 ha web', 'Lại hiện'],
    secondDiffers: HIDDEN,
  },
  {
    name: 'soft hyphens, hyphens that hold together, tabs, breaks and what is invisible',
    file: wordFile(
      para(
        `${run('thành vi\u00ADên\u200B 2021\u20112025')}<w:r><w:softHyphen/><w:tab/><w:t>gạo</w:t><w:noBreakHyphen/><w:t>cá</w:t><w:br/><w:t>dòng hai</w:t></w:r>`,
      ),
    ),
    right: ['thành viên 2021-2025 gạo-cá', 'dòng hai'],
    secondDiffers: 'it keeps what is invisible',
  },
  {
    name: 'words that are crossed out by hand',
    file: wordFile(
      para(
        run('Hỗ trợ ') +
          run('50', '<w:strike/>') +
          run(' 70 triệu') +
          run(' đồng', '<w:strike w:val="0"/>'),
      ),
    ),
    right: ['Hỗ trợ [?] 70 triệu đồng {struck}'],
    secondDiffers: 'in plain text it shows them as the others',
  },
  {
    name: 'content controls, smart tags, links, own XML and writing that runs the other way',
    file: wordFile(
      `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${para('1. Ao')}</w:sdtContent></w:sdt><w:customXml w:element="k">${para(`<w:smartTag w:element="s">${run('2. Ghe ')}</w:smartTag><w:hyperlink>${run('gỗ ')}</w:hyperlink><w:sdt><w:sdtContent>${run('sao ')}</w:sdtContent></w:sdt><w:customXml>${run('dài ')}</w:customXml><w:bdo w:val="ltr">${run('9 m')}</w:bdo>`)}</w:customXml>`,
    ),
    right: ['1. Ao', '2. Ghe gỗ sao dài 9 m'],
    secondDiffers: 'it loses what stands in w:bdo',
  },
  {
    name: 'heads and feet of pages, without those of numbers alone',
    file: wordFile(
      `${para('I. VIỆC')}<w:sectPr><w:headerReference w:type="first" r:id="r-header"/><w:footerReference w:type="default" r:id="r-footer"/></w:sectPr>`,
      {
        header: para('UBND TỈNH ĐỒNG THÁP'),
        footer: para(field('PAGE', run('1'))),
      },
    ),
    right: ['I. VIỆC', '{header} UBND TỈNH ĐỒNG THÁP'],
  },
]
