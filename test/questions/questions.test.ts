import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { putQuestion } from '../../bot/commands/evaluation/asking.ts'
import { createLoosen } from '../../bot/commands/evaluation/loosen.ts'
import { readQuestionRows } from '../../bot/commands/evaluation/question-row.ts'
import { scoreRow } from '../../bot/commands/evaluation/score.ts'
import { summarise } from '../../bot/commands/evaluation/summary.ts'
import { loadKnowledge } from '../support/content/knowledge.ts'
import { content } from '../support/content/content.ts'

/** What is reached. A floor is raised when its rate rises, and never lowered. */
const FLOORS = { right: 0.965, rightAndCited: 0.95, declined: 0.975 } as const
const CEILINGS = { wrong: 0.01, wrongDocument: 0.005 } as const
const EACH_SPELLING = 0.85
const SPELLINGS =
  'nodia abbr typo telex teen south central kw long follow num formal voice plain casual'.split(' ')
const FEWEST_OF_SPELLING = 10
const FEWEST_QUESTIONS = 280
const FEWEST_UNANSWERABLE = 0.2
const MOMENT = { at: '2026-11-21T01:00:00.000Z', today: '2026-11-21' }

const FOLDER = 'test/questions'
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.jsonl'))
  .map((file) => ({
    file,
    ...readQuestionRows(
      readFileSync(`${FOLDER}/${file}`, 'utf8'),
      content.places.provinces.map(({ id }) => id),
    ),
  }))
const rows = files.flatMap((one) => one.rows)
const knowledge = loadKnowledge()
const loosen = createLoosen(content.lexicon.scoring)
const scored = rows.map((row) =>
  scoreRow(
    row,
    putQuestion(row, MOMENT, knowledge, () => 0),
    loosen,
  ),
)
const summary = summarise(scored)
const failing = scored
  .filter(({ outcome }) => outcome !== 'right')
  .map(({ row, outcome }) => ({ outcome, tags: row.tags, named: `${row.id} ${row.text}` }))

/** Shown where a rate falls below its floor. */
const listed = (tag: string | null) =>
  failing.flatMap(({ outcome, tags, named }) =>
    tag === null || tags.includes(tag) ? [`${outcome}: ${named}`] : [],
  )

test.each(files)('every line of $file is a question', ({ faults }) => {
  expect(faults).toEqual([])
})

test('no two questions share a name', () => {
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
})

test('the set is large, asks about all documents as both roles, and a fifth has no answer', () => {
  expect(rows.length).toBeGreaterThanOrEqual(FEWEST_QUESTIONS)
  expect(new Set(rows.flatMap(({ places }) => places.map(({ document }) => document)))).toEqual(
    new Set(knowledge.sources.keys()),
  )
  expect(new Set(rows.map(({ role }) => role))).toEqual(new Set(['director', 'officer']))
  const open = rows.filter(({ answerable }) => !answerable)
  expect(open.length / rows.length).toBeGreaterThanOrEqual(FEWEST_UNANSWERABLE)
})

test('every clause that a question names is one of its document', () => {
  const known = new Map([...knowledge.sources].map(([id, one]) => [id, new Set(one.clauses)]))
  const missing = rows.flatMap(({ id, places }) =>
    places.filter(({ document, clause }) => !known.get(document)?.has(clause)).map(() => id),
  )
  expect(missing).toEqual([])
})

test.each(Object.entries(FLOORS))('%s is at least %d', (rate, least) => {
  const reached = summary[rate as keyof typeof FLOORS] ?? 0
  expect(reached >= least ? [] : listed(null)).toEqual([])
})

test.each(Object.entries(CEILINGS))('%s is at most %d', (rate, most) => {
  const reached = summary[rate as keyof typeof CEILINGS] ?? 1
  expect(reached <= most ? [] : listed(null)).toEqual([])
})

test.each(SPELLINGS)('questions spelt as %s are many and are answered right', (spelling) => {
  const { right, of } = summary.byTag[spelling] ?? { right: 0, of: 0 }
  expect(of).toBeGreaterThanOrEqual(FEWEST_OF_SPELLING)
  expect(right / of >= EACH_SPELLING ? [] : listed(spelling)).toEqual([])
})
