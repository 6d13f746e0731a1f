import { kind, level, list, listed, para, startAt, wordFile } from '../package.ts'
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
const OFFICE = kind(
  1,
  level(0, 'upperRoman', '%1.'),
  level(1, 'decimal', '%2.'),
  level(2, 'lowerLetter', '%3)'),
  level(3, 'bullet', '-'),
  level(4, 'bullet', '+'),
)
const PLAIN = kind(1, level(0, 'decimal', '%1.'))
const NESTED = kind(1, level(0, 'upperRoman', '%1.'), level(1, 'decimal', '%1.%2.'))

const FORMATS: readonly (readonly [format: string, first: string, second: string])[] = [
  ['decimalZero', '01.', '02.'],
  ['upperLetter', 'A.', 'B.'],
  ['lowerRoman', 'i.', 'ii.'],
  ['chicago', '*.', '†.'],
  ['decimalEnclosedCircle', '①.', '②.'],
  ['hex', '1.', '2.'],
  ['none', '.', '.'],
]

/** Numbers as Word shows them. */
export const LISTS: readonly Construct[] = [
  of(
    'a list of an office: I, 1, a, dash, plus',
    [0, 1, 2, 2, 3, 4, 1, 2, 0, 1].map((at, step) => listed(1, at, `việc ${step}`)).join(''),
    OFFICE + list(1, 1),
    [
      'I. việc 0',
      '1. việc 1',
      'a) việc 2',
      'b) việc 3',
      '- việc 4',
      '+ việc 5',
      '2. việc 6',
      'a) việc 7',
      'II. việc 8',
      '1. việc 9',
    ],
  ),
  of(
    'lists that share a kind count on from one another',
    listed(1, 0, 'A') + para('Giữa') + listed(2, 0, 'B') + listed(1, 0, 'C'),
    PLAIN + list(1, 1) + list(2, 1),
    ['1. A', 'Giữa', '2. B', '3. C'],
  ),
  of(
    'lists of two kinds count each for itself',
    listed(1, 0, 'A') + listed(2, 0, 'B') + listed(1, 0, 'C'),
    PLAIN + kind(2, level(0, 'decimal', '%1)')) + list(1, 1) + list(2, 2),
    ['1. A', '1) B', '2. C'],
  ),
  of(
    'a list begins where it says, once',
    listed(1, 0, 'A') + listed(2, 0, 'B') + listed(2, 0, 'C') + listed(1, 0, 'D'),
    PLAIN + list(1, 1) + list(2, 1, startAt(0, 7)),
    ['1. A', '7. B', '8. C', '9. D'],
  ),
  of(
    'a deeper level begins where the list says',
    listed(1, 0, 'A') + listed(1, 1, 'B') + listed(2, 1, 'C') + listed(2, 1, 'D'),
    NESTED + list(1, 1) + list(2, 1, startAt(1, 5)),
    ['I. A', 'I.1. B', 'I.5. C', 'I.6. D'],
  ),
  of(
    'a list writes a level in its own way and counts on',
    listed(1, 0, 'A') + listed(2, 0, 'B') + listed(1, 0, 'C'),
    PLAIN +
      list(1, 1) +
      list(2, 1, `<w:lvlOverride w:ilvl="0">${level(0, 'upperLetter', '%1)')}</w:lvlOverride>`),
    ['1. A', 'B) B', '3. C'],
  ),
  of(
    'levels that are passed over count as one',
    listed(1, 1, 'A') + listed(1, 0, 'B') + listed(1, 1, 'C'),
    NESTED + list(1, 1),
    ['I.1. A', 'II. B', 'II.1. C'],
  ),
  of(
    'a level never begins anew, another only below the first',
    [0, 1, 2, 1, 2, 0, 1, 2].map((at, step) => listed(1, at, String(step))).join(''),
    kind(
      1,
      level(0, 'decimal', '%1.'),
      level(1, 'decimal', '(%2)', '<w:lvlRestart w:val="0"/>'),
      level(2, 'lowerLetter', '%3)', '<w:lvlRestart w:val="1"/>'),
    ) + list(1, 1),
    ['1. 0', '(1) 1', 'a) 2', '(2) 3', 'b) 4', '2. 5', '(3) 6', 'a) 7'],
  ),
  of(
    'legal numbers are figures at all levels',
    listed(1, 0, 'A') + listed(1, 1, 'B') + listed(1, 0, 'C') + listed(1, 1, 'D'),
    kind(1, level(0, 'upperRoman', '%1.'), level(1, 'upperLetter', '%1.%2', '<w:isLgl/>')) +
      list(1, 1),
    ['I. A', '1.1 B', 'II. C', '2.1 D'],
  ),
  of(
    'what stands between a number and the words',
    [1, 2, 3].map((id) => listed(id, 0, 'A')).join(''),
    ['tab', 'space', 'nothing']
      .map(
        (suffix, at) =>
          kind(at + 1, level(0, 'decimal', '(%1)', `<w:suff w:val="${suffix}"/>`)) +
          list(at + 1, at + 1),
      )
      .join(''),
    ['(1) A', '(1) A', '(1)A'],
  ),
  of(
    'letters behind z are doubled',
    Array.from({ length: 28 }, () => listed(1, 0, 'x')).join(''),
    kind(1, level(0, 'lowerLetter', '%1)')) + list(1, 1),
    [
      ...Array.from({ length: 26 }, (_, at) => `${String.fromCharCode(97 + at)}) x`),
      'aa) x',
      'bb) x',
    ],
  ),
  of(
    'ways to write numbers',
    FORMATS.map((_, at) => listed(at + 1, 0, 'x') + listed(at + 1, 0, 'y')).join(''),
    FORMATS.map(
      ([format], at) => kind(at + 1, level(0, format, '%1.')) + list(at + 1, at + 1),
    ).join(''),
    FORMATS.flatMap(([, first, second]) => [`${first} x`, `${second} y`]),
  ),
  of(
    'three digits by an example, and a way that is not known',
    listed(1, 0, 'A') + listed(2, 0, 'B'),
    kind(
      1,
      `<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>`,
    ) +
      kind(2, level(0, 'thaiCounting', '%1.')) +
      list(1, 1) +
      list(2, 2),
    ['007. A', '1. B {symbol}'],
  ),
  of(
    'bullets: those that tell a step stay, any other is a dot',
    [0, 1, 2].map((at) => listed(1, at, 'A')).join(''),
    kind(
      1,
      level(0, 'bullet', '–'),
      level(
        1,
        'bullet',
        '\uF0A7',
        '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>',
      ),
      level(2, 'bullet', 'o', '<w:rPr><w:rFonts w:ascii="Courier New"/></w:rPr>'),
    ) + list(1, 1),
    ['– A', '• A', '• A'],
  ),
]
