import { describe, expect, test } from 'vitest'
import { bordersWithin, harmOf } from '../../../bot/commands/evaluation/comparison/borders.ts'
import {
  teachBayes,
  teachLogistic,
  type Taught,
} from '../../../bot/commands/evaluation/comparison/classifier.ts'
import { compare, judge, WAYS } from '../../../bot/commands/evaluation/comparison/comparison.ts'
import { comparisonTable } from '../../../bot/commands/evaluation/comparison/table.ts'
import { byClassifier } from '../../../bot/commands/evaluation/comparison/ways.ts'
import { areaOf } from '../../../bot/commands/evaluation/confidence.ts'
import { labelOf } from '../../../bot/commands/evaluation/label.ts'
import type { LabelledQuestion } from '../../../bot/commands/evaluation/labelled.ts'
import { readQuestionRows } from '../../../bot/commands/evaluation/question-row.ts'
import type { Validated } from '../../../bot/commands/evaluation/validation.ts'
import { zonesOf } from '../../../bot/commands/evaluation/zones.ts'
import type { ProvinceId } from '../../../knowledge/schema/primitives.ts'
import { FEATURES } from '../../../knowledge/search/decision/features.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'

const { articles, say } = loadKnowledge()
const HERE = 'kien-giang'
const loosen = (text: string) => text

const articleOf = (id: string, province: ProvinceId | null, questions: string[]) => {
  const [one] = articles.values()
  if (!one) throw new Error('no article')
  return { ...one, id, province, title: id, citations: [], abstains: id === 'deny', questions }
}

/** Five articles whose words are their own but for `rice`, which two provinces ask about. */
const few = [
  articleOf('loan', HERE, ['borrow money', 'money interest', 'bank money']),
  articleOf('rice', HERE, ['rice field', 'rice area', 'rice hectare']),
  articleOf('paddy', 'an-giang', ['rice field', 'rice area', 'rice paddy']),
  articleOf('form', null, ['paper form', 'form sign', 'which paper']),
  articleOf('deny', null, ['weather rain', 'rain today', 'storm weather']),
]
const taught: Taught = {
  articles: new Map(few.map((one) => [one.id, one])),
  search: {
    tokens: ({ text, province }) => ({
      said: text.split(' '),
      provinces: province === null ? [] : [province],
    }),
  },
}

/** What both retrievers say of each article, the last one what tells the right one. */
type Signs = Readonly<Record<string, readonly [score: number, nearest: number]>>

const questionOf = (writer: string, text: string, article: string | null, signs: Signs = {}) => {
  const doc = [{ file: '000', clause: '1' }]
  const asked = article === null ? { answerable: false } : { answerable: true, article, doc }
  const fields = { id: text, text, province: HERE, role: 'director', ...asked }
  const [row] = readQuestionRows(JSON.stringify(fields), [HERE]).rows
  if (!row) throw new Error(`no row: ${text}`)
  return {
    row,
    writer,
    weighed: Object.entries(signs).map(([id, [score, nearest]]) => {
      const found = taught.articles.get(id)
      if (!found) throw new Error(`no article ${id}`)
      const values = FEATURES.map((name) => (name === 'score' ? score : 0))
      const { abstains } = found
      return { article: id, abstains, values, nearest, is: labelOf(found, row, loosen) }
    }),
  } satisfies LabelledQuestion
}

/** The first stands second by score, the second is lost by n-grams, the third has no answer. */
const QUESTIONS = [
  questionOf('one', 'interest bank', 'loan', { loan: [1, 0.9], form: [2, 0.2], rice: [0.5, 0.1] }),
  questionOf('one', 'rice area', 'rice', { rice: [3, 0.1], loan: [1, 0.3], form: [0.5, 0.2] }),
  questionOf('two', 'football', null, { form: [1.5, 0.15], deny: [0.2, 0.1] }),
  questionOf('two', 'sign paper', 'form', { form: [4, 0.8], loan: [1, 0.1], rice: [0.2, 0.1] }),
]

/** A question by its articles: how sure, and whether it is right; null declines. */
const weighedAs = (
  text: string | null,
  ...all: readonly (readonly [number, boolean | null])[]
) => ({
  question: questionOf('one', text ?? 'football', text === null ? null : 'loan'),
  weighed: all.map(([confidence, is]) => ({ confidence, is, abstains: is === null })),
})

/** Right, offered rightly, declined, wrong; without an answer: answered, offered, declined twice. */
const TRAINED: readonly Validated[] = [
  weighedAs('a', [0.9, true], [0.2, false]),
  weighedAs('b', [0.4, false], [0.3, true]),
  weighedAs('c', [0.15, true]),
  weighedAs('d', [0.8, false], [0.1, true]),
  weighedAs(null, [0.7, false]),
  weighedAs(null, [0.3, false]),
  weighedAs(null, [0.6, null]),
  weighedAs(null, [0.1, false]),
]

/** Borders by which the figures below are counted by hand. */
const BORDERS = { answer: 0.5, offer: 0.2, beside: 0.1 }

test('each question is counted once, where it ends', () => {
  expect(zonesOf(TRAINED, BORDERS)).toEqual({
    answerable: 4,
    right: 0.25,
    withinOneTap: 0.5,
    wrong: 0.25,
    falselyDeclined: 0.25,
    unanswerable: 4,
    falselyAnswered: 0.25,
    needlesslyOffered: 0.25,
    wrongOfAnswers: 2 / 3,
  })
})

describe('the borders of another way', () => {
  /** Scores of no scale; three answers are wrong, at 7, 5 and 3. */
  const scored: readonly Validated[] = [
    weighedAs('a', [9, true]),
    weighedAs('b', [7, false], [6, true]),
    weighedAs('c', [6, true]),
    weighedAs('d', [5, false]),
    weighedAs('e', [4, true]),
    weighedAs(null, [3, false]),
    weighedAs('f', [2, false], [1, true]),
    weighedAs('g', [1, true]),
  ]

  test('are the lowest at which no more is answered wrongly, and no more is offered', () => {
    expect(harmOf(TRAINED, BORDERS)).toEqual({ wrong: 2, offered: 2 })
    const borders = bordersWithin(scored, harmOf(TRAINED, BORDERS))
    expect(borders).toEqual({ answer: 4, offer: 2, beside: 0 })
    const { right, withinOneTap, wrongOfAnswers } = zonesOf(scored, borders)
    expect({ right, withinOneTap, wrongOfAnswers }).toEqual({
      right: 3 / 7,
      withinOneTap: 4 / 7,
      wrongOfAnswers: 2 / 5,
    })
  })

  test('nothing is given where even the surest is wrong more often', () => {
    const wrong = [1, 1, 1].map((sure) => weighedAs('a', [sure, false]))
    const borders = bordersWithin(wrong, { wrong: 2, offered: 9 })
    expect(borders.answer).toBe(Number.POSITIVE_INFINITY)
    expect(zonesOf(wrong, borders).wrong).toBe(0)
  })

  test('first places and the area are counted by hand, what is not labelled left out', () => {
    const ways = judge({
      words: scored,
      grams: scored,
      bayes: TRAINED,
      logistic: TRAINED,
      trained: TRAINED,
    })
    const [words] = ways
    const trained = ways.at(-1)
    expect([words?.first, words?.amongThree]).toEqual([4 / 7, 6 / 7])
    expect([trained?.first, trained?.amongThree]).toEqual([0.5, 1])
    // One wrong answer at most: from 6 on of the scores, and from 0.8 on of the trained ones.
    expect([words?.rightAtHalf, trained?.rightAtHalf]).toEqual([2 / 7, 0.25])
    // 0.9 and 0.15 are right; 0.4, 0.8, 0.7, 0.3 and 0.1 are not: 5 and 1 of 10 pairs.
    expect(trained?.area).toBe(0.6)
    expect(words?.bins).toBeNull()
    expect(trained?.bins?.map(({ count }) => count)).toEqual([0, 2, 0, 1, 1, 0, 0, 1, 1, 1])
    expect(trained?.bins?.[1]).toEqual({ count: 2, said: 0.125, right: 0.5 })
  })
})

test('what is called equally sure counts half', () => {
  const marks = [true, false].map((is) => ({ confidence: 1, is }))
  expect(areaOf(marks)).toBe(0.5)
  expect(areaOf([...marks, { confidence: 2, is: true }])).toBe(0.75)
})

test.each([
  ['Bayes', teachBayes],
  ['logistic regression', teachLogistic],
])('%s finds the article of the words, and none of another province', (_, teach) => {
  const found = byClassifier(QUESTIONS, teach(taught), taught, loosen)
  const firsts = found.map(({ weighed: [best] }) => best?.is)
  expect(firsts.filter((_is, at) => at !== 2)).toEqual([true, true, true])
  expect(found.map(({ weighed }) => weighed.length)).toEqual([4, 4, 4, 4])
  for (const { weighed } of found)
    expect(weighed.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1)
})

test('a question is put to every way, and all stand in the table', () => {
  const begun: string[] = []
  const found = compare({
    questions: QUESTIONS,
    learned: QUESTIONS,
    knowledge: taught,
    loosen,
    begin: (name) => begun.push(name),
  })
  expect(new Set(begun)).toEqual(new Set(WAYS))
  const firsts = Object.fromEntries(found.ways.map(({ name, first }) => [name, first]))
  expect(firsts).toMatchObject({ words: 2 / 3, grams: 2 / 3, bayes: 1, logistic: 1 })
  expect(found.ways.map(({ zones }) => [zones.answerable, zones.unanswerable])).toEqual(
    WAYS.map(() => [3, 1]),
  )
  expect(found.sweep.length).toBe(18)
  const lines = comparisonTable(found, say).split('\n')
  for (const name of WAYS) {
    const line = lines.find((one) => one.startsWith(say(`comparison.${name}`)))
    expect(line?.split(/ {2,}/u).length).toBe(13)
  }
  expect(lines.filter((line) => line.endsWith(say('comparison.inUse'))).length).toBe(1)
})
