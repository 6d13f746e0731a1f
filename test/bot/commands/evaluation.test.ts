import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLoosen } from '../../../bot/commands/evaluation/loosen.ts'
import {
  readQuestionRows,
  type QuestionRow,
} from '../../../bot/commands/evaluation/question-row.ts'
import { scoreRow, type Given } from '../../../bot/commands/evaluation/score.ts'
import { summarise } from '../../../bot/commands/evaluation/summary.ts'
import { content } from '../../support/content/content.ts'
import { runCommand } from '../../support/process/command.ts'

const PROVINCES = content.places.provinces.map(({ id }) => id)
const loosen = createLoosen(content.lexicon.scoring)

const LINE = {
  id: 'one',
  text: 'trong lua can may ha',
  province: 'kien-giang',
  role: 'director',
  answerable: true,
  doc: [{ file: '000', clause: 'III.2.a/rieng/1' }],
  answer_keys: [['500 ha'], ['300 thành viên', '300 người']],
  tags: ['nodia'],
}

const rowOf = (change: object = {}): QuestionRow => {
  const [row] = readQuestionRows(JSON.stringify({ ...LINE, ...change }), PROVINCES).rows
  if (!row) throw new Error('no row')
  return row
}

const given = (change: Partial<Given> = {}): Given => ({
  text: 'Từ 500ha, có từ 300 người trở lên',
  kind: 'answer',
  citations: [{ document: 'kh-135-2021', clause: 'III.2.a' }],
  offered: [],
  ms: 1,
  ...change,
})

test.each([
  ['Hợp tác xã', 'HTX'],
  ['**02 tỷ đồng**', '2 tỷ'],
  ['5.000 m²', '5000m2'],
  ['thuỷ sản', 'thủy sản'],
  ['ngày 10 tháng 12 năm 2023', 'ngày 10/12/2023'],
  ['tháng 9 năm 2025', '9/2025'],
  ['Quý IV năm 2023', 'quý IV/2023'],
  ['70% - 85%', '70-85%'],
  ['Sở Kế hoạch và Đầu tư', 'sở KH&ĐT'],
])('"%s" and "%s" say the same', (one, other) => {
  expect(loosen(one)).toBe(loosen(other))
})

test.each([
  ['500 ha', '50 ha'],
  ['65 điểm', '6,5 điểm'],
  ['10/12', '12/10'],
  ['qua', 'quá'],
])('"%s" and "%s" do not', (one, other) => {
  expect(loosen(one)).not.toBe(loosen(other))
})

test('an answer with a key of each group and the clause or one above it is right and cited', () => {
  const { outcome, isCited, isElsewhere } = scoreRow(rowOf(), given(), loosen)
  expect({ outcome, isCited, isElsewhere }).toEqual({
    outcome: 'right',
    isCited: true,
    isElsewhere: false,
  })
})

test('an answer that lacks a key is wrong, whatever it cites', () => {
  expect(scoreRow(rowOf(), given({ text: 'Từ 500 ha' }), loosen).outcome).toBe('wrong')
})

test('a right answer that cites other documents alone is found', () => {
  const citations = [{ document: 'qd-2129-2021', clause: 'III.2.a' }]
  const { isCited, isElsewhere } = scoreRow(rowOf(), given({ citations }), loosen)
  expect({ isCited, isElsewhere }).toEqual({ isCited: false, isElsewhere: true })
})

test('a clause whose number only begins alike is not cited', () => {
  const citations = [{ document: 'kh-135-2021', clause: 'III.2.a/rieng/10' }]
  expect(scoreRow(rowOf(), given({ citations }), loosen).isCited).toBe(false)
})

test.each([
  ['abstain', 'declined'],
  ['menu', 'menu'],
] as const)('%s to a question that has an answer counts as %s', (kind, outcome) => {
  expect(scoreRow(rowOf(), given({ kind }), loosen).outcome).toBe(outcome)
})

test.each([
  ['abstain', '', 'right'],
  ['answer', '', 'wrong'],
  ['smalltalk', '', 'wrong'],
  ['smalltalk', 'smalltalk', 'right'],
] as const)('%s to a message without an answer that wants "%s" is %s', (kind, expects, outcome) => {
  const row = rowOf({ answerable: false, doc: [], answer_keys: [], expect: expects })
  expect(scoreRow(row, given({ kind }), loosen).outcome).toBe(outcome)
})

test('rates count answerable and other questions apart', () => {
  const off = rowOf({ answerable: false, kind: 'weather' })
  const summary = summarise([
    scoreRow(rowOf(), given(), loosen),
    scoreRow(rowOf({ tags: ['typo'] }), given({ text: 'Không rõ' }), loosen),
    scoreRow(off, given({ kind: 'abstain' }), loosen),
    scoreRow(off, given(), loosen),
  ])
  expect(summary).toMatchObject({
    answerable: 2,
    right: 0.5,
    wrong: 0.5,
    unanswerable: 2,
    declined: 0.5,
    precision: 0.333,
    byTag: { nodia: { right: 1, of: 1 }, typo: { right: 0, of: 1 } },
    byKind: { weather: { right: 1, of: 2 } },
  })
})

test('no question of a kind has no rate', () => {
  expect(summarise([])).toMatchObject({ right: null, declined: null, p99Ms: null })
})

test.each([
  ['{', ''],
  ['[]', ''],
  [{ id: '' }, 'id'],
  [{ text: 5 }, 'text'],
  [{ province: 'dong-thap' }, 'province'],
  [{ role: 'boss' }, 'role'],
  [{ answerable: 'yes' }, 'answerable'],
  [{ doc: [] }, 'doc'],
  [{ doc: [{ file: '005', clause: 'I' }] }, 'doc'],
  [{ answer_keys: [] }, 'answer_keys'],
  [{ tags: 'nodia' }, 'tags'],
])('the line %j is no question: "%s"', (change, field) => {
  const line = typeof change === 'string' ? change : JSON.stringify({ ...LINE, ...change })
  expect(readQuestionRows(`\n${line}\n`, PROVINCES)).toEqual({
    rows: [],
    faults: [{ line: 2, field }],
  })
})

const evaluate = (...words: readonly string[]) => runCommand(['eval', ...words])

const folder = mkdtempSync(join(tmpdir(), 'questions-'))
const fileOf = (name: string, lines: readonly object[]) => {
  const file = join(folder, name)
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'))
  return file
}

test('the command prints the failing questions and, last, the rates', async () => {
  const never = { ...LINE, id: 'never', answer_keys: [['501 ha']] }
  const { code, out } = await evaluate(fileOf('good.jsonl', [LINE, never]), '--json')
  expect(code).toBe(0)
  expect(out).toContain('never · sai · trong lua can may ha')
  expect(JSON.parse(out.trim().split('\n').at(-1) ?? '')).toMatchObject({
    answerable: 2,
    right: 0.5,
  })
})

test('a line that is no question is named and ends the command', async () => {
  const { code, error } = await evaluate(fileOf('bad.jsonl', [LINE, { ...LINE, role: 'boss' }]))
  expect(code).toBe(1)
  expect(error).toContain('dòng 2: thiếu hoặc sai mục "role"')
})

test('a file that cannot be read ends the command', async () => {
  const { code, error } = await evaluate(join(folder, 'none.jsonl'))
  expect(code).toBe(1)
  expect(error).toContain('none.jsonl')
})

test('of two files to compare with, the command tells how it is used', async () => {
  const { code, error } = await evaluate('one.jsonl', 'two.jsonl', '--compare')
  expect(code).toBe(1)
  expect(error).toContain('--compare [')
})
