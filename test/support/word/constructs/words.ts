import { para, run, wordFile } from '../package.ts'
import type { Construct } from './construct.ts'

const sym = (font: string, place: string) =>
  `<w:r><w:sym w:font="${font}" w:char="${place}"/></w:r>`
const math = (content: string) => `<m:oMath>${content}</m:oMath>`
const value = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`
const style = (id: string, rest: string, type = 'paragraph') =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id}"/>${rest}</w:style>`
const NO_EQUATIONS = 'it reads no equations'
const NO_NUMBERS = 'it shows no numbers of notes'
const NO_MARKS = 'it drops without a word what it does not read'

/** Signs, figures, equations and notes. */
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
]
