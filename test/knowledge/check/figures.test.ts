import { expect, test } from 'vitest'
import { createFigures } from '../../../knowledge/search/tables/figure-places.ts'
import { numeralsIn } from '../../../knowledge/language/numbers/numeral.ts'
import { toldIn } from '../../../knowledge/search/tables/statements.ts'
import { content } from '../../support/content/content.ts'

const figuresOf = createFigures(content)

/** The numbers of a text that do not stand in a clause of Kế hoạch 135. */
const strange = (text: string, clause: string): readonly string[] =>
  numeralsIn(text)
    .filter((numeral) => !figuresOf([{ source: 'kh-135-2021', clause }])(numeral))
    .map((numeral) => numeral.text)

test.each([
  ['a figure stands in its own clause', '500 ha, 300 thành viên, 4 dịch vụ', 'III.2.a/rieng/1', []],
  ['a figure of a neighbour does not', '50 ha, 300 triệu', 'III.2.a/rieng/1', ['50']],
  ['a clause has the figures of its parts', '500 ha, 50 ha, 65 điểm', 'III.2.a', []],
  ['a part has the figures of what it stands in', 'đến 30/6/2025', 'PL.GD2.4', []],
  ['the legal basis holds for every clause', 'Quyết định 167 ngày 03/02/2021', 'VI.2.a', []],
  ['a row of an annex is called by its number', 'giai đoạn 2, dòng 7', 'PL.GD2.7', []],
  ['a section is not called by its number', 'mục 6', 'V.6.e', ['6']],
  ['a model is called by its number', 'mô hình 12', 'IV.2.d', []],
  ['a document is called by number and day', 'KH 251 ngày 20/10/2023', 'V.5', []],
  ['the day of a document is no number alone', '20 tỷ', 'V.5', ['20']],
])('%s', (_, text, clause, wanted) => {
  expect(strange(text, clause)).toEqual(wanted)
})

test('every document has its clauses', () => {
  expect(content.clauses.map(({ value }) => value.source).toSorted()).toEqual(
    content.sources.map(({ value }) => value.id).toSorted(),
  )
})

/** The number with its last digit one higher: "65" → "66". */
const misprinted = (text: string): string =>
  text.replace(/\d(?=\D*$)/u, (digit) => String((Number(digit) + 1) % 10))

/** Years stand beside each other in many clauses: a wrong one is not always seen. */
const LEAST_TOLD = 0.85

test('nearly every misprint of a figure in an answer is told', () => {
  const answers = toldIn({ ...content, duties: [], goals: [], deadlines: [], parameters: [] })
  const misprints = answers.flatMap(({ text, from, allowed }) =>
    numeralsIn(text).flatMap((numeral) =>
      numeralsIn(misprinted(numeral.text)).map(
        (wrong) => !figuresOf(from)(wrong) && !allowed.includes(wrong.says),
      ),
    ),
  )
  expect(misprints.length).toBeGreaterThan(500)
  expect(misprints.filter((isTold) => isTold).length / misprints.length).toBeGreaterThan(LEAST_TOLD)
})
