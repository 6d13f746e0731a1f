import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { judge } from '../../../knowledge/rules/judge.ts'
import { subjectOf } from '../../../handlers/walk/progress.ts'
import type { Values } from '../../../knowledge/rules/value.ts'
import { programmeOf, rules } from '../../support/content/content.ts'
import {
  AS_OF,
  gates,
  SECTORS,
  statedFor,
  statesOf,
  type State,
} from '../../support/content/oracle.ts'
import { faultsOf } from '../../support/content/faults.ts'

const GOLDEN = new URL('../../fixtures/golden/exhaustive.json', import.meta.url)
const PROGRAMMES = ['kien-giang-167', 'an-giang-167'] as const
const CHECK_FAILING_EVERY = 101

/** Every so-manieth combination is judged, each axis in another place; with LONG every one. */
const STEP = process.env['LONG'] ? 1 : 13

type Counts = Record<string, number>

/**
 * One state of each outcome is enough for general facts, and "above" stands as "at" does: each
 * state of each fact is tried one at a time below.
 */
const oneOfEach = (states: readonly State[]): readonly State[] =>
  ['met', 'not_met', 'open']
    .map((outcome) => states.find((state) => state.outcome === outcome))
    .filter((state) => state !== undefined)

const axesOf = (programme: string, sector: string) => {
  const own = Object.keys(statedFor(programme, 'other'))
  return Object.entries(statedFor(programme, sector)).map(([fact, stated]) => {
    const states = statesOf(fact, stated)
    const around = states.filter(({ name }) => name !== 'above')
    return { fact, states: own.includes(fact) ? oneOfEach(states) : around }
  })
}

/** Runs every combination through the evaluator; the verdict must be that of the documents. */
const runSector = (id: string, sector: string): Counts => {
  const programme = programmeOf(id)
  const axes = axesOf(id, sector)
  const counts: Counts = {}
  const values: Record<string, Values[string]> = { ...gates(programme, sector) }
  let run = 0
  const visit = (at: number, failing: readonly string[], open: number) => {
    const axis = axes[at]
    if (axis) {
      for (const { value, outcome } of axis.states) {
        values[axis.fact] = value
        const fails = outcome === 'not_met' ? [...failing, axis.fact] : failing
        visit(at + 1, fails, open + (outcome === 'open' ? 1 : 0))
      }
      return
    }
    run += 1
    const expected =
      failing.length > 0 ? 'not_eligible' : open > 0 ? 'needs_verification' : 'eligible'
    counts[expected] = (counts[expected] ?? 0) + 1
    // The few that are eligible are never left out.
    if (expected !== 'eligible' && run % STEP !== 0) return
    const judgement = judge(programme, values, AS_OF, rules)
    if (judgement.eligibility !== expected)
      throw new Error(
        `${sector} ${JSON.stringify(values)}: ${judgement.eligibility}, not ${expected}`,
      )
    if (run % CHECK_FAILING_EVERY === 0) {
      const found = judgement.mandatory
        .filter(({ status }) => status === 'not_met')
        .map(({ trace }) => subjectOf(trace) ?? '')
      expect(found.toSorted()).toEqual(failing.toSorted())
    }
  }
  visit(0, [], 0)
  return counts
}

test(
  'every boundary, unknown and sector gives the verdict of the documents',
  { timeout: 120_000 },
  () => {
    const found = Object.fromEntries(
      PROGRAMMES.map((id) => [
        id,
        Object.fromEntries(SECTORS.map((sector) => [sector, runSector(id, sector)])),
      ]),
    )
    if (process.env['UPDATE']) writeFileSync(GOLDEN, `${JSON.stringify(found, null, 2)}\n`)
    expect(found).toEqual(JSON.parse(readFileSync(GOLDEN, 'utf8')))
  },
)

test.each(PROGRAMMES)('%s holds each state of each fact as the document says', (id) => {
  expect([...faultsOf(programmeOf(id), rules)]).toEqual([])
})
