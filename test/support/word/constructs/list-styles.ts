import { kind, level, list, listed, para, run, styled, wordFile } from '../package.ts'
import type { Construct } from './construct.ts'

const NO_NUMBERS = 'it shows no numbers of lists'
const of = (
  name: string,
  body: string,
  numbering: string,
  right: readonly string[],
  styles?: string,
) => ({
  name,
  file: wordFile(body, { numbering, ...(styles === undefined ? {} : { styles }) }),
  right,
  ...(right.some((line) => /^[\p{L}\p{N}(]+[.)]/u.test(line)) ? { secondDiffers: NO_NUMBERS } : {}),
})
const heading = (id: string, rest: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/>${rest}</w:style>`
const numbered = (id: number, at = '') =>
  `<w:pPr><w:numPr>${at === '' ? '' : `<w:ilvl w:val="${at}"/>`}<w:numId w:val="${id}"/></w:numPr></w:pPr>`

const PLAIN = kind(1, level(0, 'decimal', '%1.'))
/** A paragraph of a list that is hidden, with its end. */
const hidden = para(
  run('Ẩn', '<w:vanish/>'),
  '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>',
)
/** Numbers that stand in styles, and what does not count. */
export const LIST_STYLES: readonly Construct[] = [
  of(
    'numbers stand in styles, and a style names only its level',
    styled('M1', 'VIỆC') +
      styled('M2', 'Đào ao') +
      styled('M3', 'Đắp bờ') +
      styled('M2', 'Thả cá') +
      styled('M1', 'TIỀN'),
    kind(
      1,
      level(0, 'upperRoman', '%1.', '<w:pStyle w:val="M1"/>'),
      level(1, 'decimal', '%2.', '<w:pStyle w:val="M2"/>'),
      level(2, 'lowerLetter', '%3)'),
    ) + list(5, 1),
    ['I. VIỆC', '1. Đào ao', '1. Đắp bờ', '2. Thả cá', 'II. TIỀN'].with(2, 'a) Đắp bờ'),
    heading('M1', numbered(5)) +
      heading('M2', `<w:basedOn w:val="M1"/>${numbered(5)}`) +
      heading('M3', '<w:basedOn w:val="M2"/><w:pPr><w:numPr><w:ilvl w:val="2"/></w:numPr></w:pPr>'),
  ),
  of(
    'articles that number themselves',
    styled('Dieu', 'Phạm vi') +
      listed(5, 1, 'Ao') +
      styled('Dieu', 'Đối tượng') +
      listed(5, 1, 'Hộ nuôi') +
      listed(5, 1, 'Hội'),
    kind(
      1,
      level(0, 'decimal', 'Điều %1.', '<w:pStyle w:val="Dieu"/>'),
      level(1, 'decimal', '%2.'),
    ) + list(5, 1),
    ['Điều 1. Phạm vi', '1. Ao', 'Điều 2. Đối tượng', '1. Hộ nuôi', '2. Hội'],
    heading('Dieu', numbered(5)),
  ),
  of(
    'a list that points at a style of lists',
    listed(1, 0, 'A') + listed(1, 1, 'B') + listed(2, 0, 'C'),
    kind(1, '<w:numStyleLink w:val="Cap"/>') +
      kind(
        2,
        '<w:styleLink w:val="Cap"/>',
        level(0, 'upperRoman', '%1.'),
        level(1, 'lowerLetter', '%2)'),
      ) +
      list(1, 1) +
      list(2, 2),
    ['I. A', 'a) B', 'II. C'],
    `<w:style w:type="numbering" w:styleId="Cap"><w:name w:val="Cap"/>${numbered(2)}</w:style>`,
  ),
  of(
    'a paragraph turns off the numbers of its style',
    styled('M1', 'A') +
      para('B', '<w:pStyle w:val="M1"/><w:numPr><w:numId w:val="0"/></w:numPr>') +
      styled('M0', 'C') +
      styled('M1', 'D'),
    PLAIN + list(5, 1),
    ['1. A', 'B', 'C', '2. D'],
    heading('M1', numbered(5)) + heading('M0', `<w:basedOn w:val="M1"/>${numbered(0)}`),
  ),
  of(
    'the usual style is that of paragraphs without one',
    para('A') + para('B'),
    PLAIN + list(5, 1),
    ['1. A', '2. B'],
    heading('M1', numbered(5)).replace('<w:style ', '<w:style w:default="1" '),
  ),
  of(
    'an empty paragraph counts, a hidden one and one whose end was taken out do not',
    listed(1, 0, 'A') +
      listed(1, 0, '') +
      listed(1, 0, 'B') +
      hidden +
      listed(1, 0, 'C') +
      para(
        'D ',
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr>',
      ) +
      listed(1, 0, 'E'),
    PLAIN + list(1, 1),
    ['1. A', '3. B', '4. C', '5. D E'],
  ),
  of(
    'styles that rest on each other in a circle give no numbers',
    styled('M1', 'A'),
    PLAIN + list(5, 1),
    ['A'],
    heading('M1', '<w:basedOn w:val="M2"/>') + heading('M2', '<w:basedOn w:val="M1"/>'),
  ),
]
