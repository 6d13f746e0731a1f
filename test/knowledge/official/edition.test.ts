import { expect, test } from 'vitest'
import { compareEditions } from '../../../knowledge/official/editions/edition.ts'
import type { Passage } from '../../../knowledge/official/passage.ts'

const passages = (clauses: Readonly<Record<string, string>>): readonly Passage[] =>
  Object.entries(clauses).map(([clause, text]) => ({ clause, heading: '', text, notes: [] }))

const BEFORE = passages({
  I: 'I. MỤC TIÊU',
  'I.1': '1. Trồng mới 12 ha khóm ở ba xã ven sông.',
  'I.2': '2. Mở hai lớp dạy làm bánh khóm.',
  II: 'II. KINH PHÍ',
  'II.1': '1. Mỗi nhà được vay 30 triệu đồng từ quỹ của hợp tác xã.',
})

const edited = (changes: Readonly<Record<string, string | null>>) =>
  passages(
    Object.fromEntries(
      Object.entries({
        ...Object.fromEntries(BEFORE.map(({ clause, text }) => [clause, text])),
        ...changes,
      }).filter((entry): entry is [string, string] => entry[1] !== null),
    ),
  )

test('the same text has no changes', () => {
  expect(compareEditions(BEFORE, edited({}))).toEqual([])
})

test('a figure that was changed is shown with the words around it', () => {
  const after = edited({ 'II.1': '1. Mỗi nhà được vay 45 triệu đồng từ quỹ của hợp tác xã.' })
  expect(compareEditions(BEFORE, after)).toEqual([
    {
      kind: 'changed',
      from: 'II.1',
      clause: 'II.1',
      words: [
        { before: 'Mỗi nhà được vay', removed: '30', added: '45', after: 'triệu đồng từ quỹ' },
      ],
    },
  ])
})

test('two places of one clause are two changes', () => {
  const after = edited({ 'I.1': '1. Trồng mới 20 ha khóm ở ba xã ven biển.' })
  const [change] = compareEditions(BEFORE, after)
  expect(change).toMatchObject({
    words: [
      { removed: '12', added: '20' },
      { removed: 'sông.', added: 'biển.' },
    ],
  })
})

test('a clause that was put in moves the next one, whose words stay', () => {
  const after = edited({
    'I.2': '2. Sắm một chiếc ghe chở khóm.',
    'I.3': '3. Mở hai lớp dạy làm bánh khóm.',
  })
  expect(compareEditions(BEFORE, after)).toEqual([
    { kind: 'added', clause: 'I.2', text: '2. Sắm một chiếc ghe chở khóm.' },
    { kind: 'renumbered', from: 'I.2', clause: 'I.3' },
  ])
})

test('a clause that was moved and changed is one change', () => {
  const after = edited({
    'I.1': null,
    'I.2': null,
    'II.2': '2. Trồng mới 15 ha khóm ở ba xã ven sông.',
  })
  expect(compareEditions(BEFORE, after)).toEqual([
    expect.objectContaining({ kind: 'changed', from: 'I.1', clause: 'II.2' }),
    { kind: 'removed', clause: 'I.2', text: '2. Mở hai lớp dạy làm bánh khóm.' },
  ])
})

test('a clause that was written anew under its number is that clause', () => {
  const after = edited({ 'I.2': '2. Hội thi ghe bầu đầu xuân.' })
  expect(compareEditions(BEFORE, after)).toEqual([
    expect.objectContaining({ kind: 'changed', from: 'I.2', clause: 'I.2' }),
  ])
})

const many = (step: number) =>
  passages(
    Object.fromEntries(
      Array.from({ length: 3000 }, (_, at) => [`I.${at}`, `${at}. Việc số ${at * step} của xã.`]),
    ),
  )

test('texts of thousands of clauses are compared in no time', () => {
  const start = performance.now()
  expect(compareEditions(many(1), many(2)).length).toBeGreaterThan(1000)
  expect(performance.now() - start).toBeLessThan(5000)
})
