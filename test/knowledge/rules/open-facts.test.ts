import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judge } from '../../../knowledge/rules/judge.ts'
import { openFacts } from '../../../knowledge/rules/open-facts.ts'
import type { Value, Values } from '../../../knowledge/rules/value.ts'
import { programmeOf, rules } from '../../support/content/content.ts'
import {
  AS_OF,
  allMet,
  PRIORITIES,
  SECTORS,
  statedFor,
  statesOf,
} from '../../support/content/oracle.ts'
import { choice, list, truth, unsaid } from '../../support/content/rules.ts'
import { situation } from '../../support/talk/situation.ts'

const RUNS = process.env['LONG'] ? 100_000 : 500
const KIEN_GIANG = programmeOf('kien-giang-167')

const openIn = (id: string, values: Values) => openFacts(programmeOf(id), values, AS_OF, rules)

/** Situations in which the gates too may not have been asked. */
const earlySituation = fc
  .tuple(situation, fc.subarray(['province', 'entity', 'sector']))
  .map(([{ id, values }, unasked]) => ({
    id,
    values: Object.fromEntries(Object.entries(values).filter(([fact]) => !unasked.includes(fact))),
  }))

/** Every answer to a fact that matters in any sector. */
const answersTo = (id: string, fact: string): readonly Value[] => {
  if (fact === 'province') return ['kien-giang', 'an-giang'].map((one) => choice(one))
  if (fact === 'sector') return SECTORS.map((one) => choice(one))
  if (fact === 'priority') return [list(), ...PRIORITIES.map((item) => list(item))]
  return SECTORS.flatMap((sector) => {
    const stated = statedFor(id, sector)[fact]
    return stated ? statesOf(fact, stated).map(({ value }) => value) : []
  })
}

/** The verdict and where each condition stands; priority only where it is of use. */
const resultOf = (id: string, values: Values) => {
  const { eligibility, mandatory, priority } = judge(programmeOf(id), values, AS_OF, rules)
  const shown = eligibility === 'not_eligible' ? mandatory : [...mandatory, ...priority]
  return [eligibility, ...shown.map(({ status }) => status)].join()
}

test('each open fact can change the result, and no fact that is left out can', () => {
  fc.assert(
    fc.property(earlySituation, ({ id, values }) => {
      const open = openIn(id, values)
      const before = resultOf(id, values)
      for (const fact of rules.facts.keys()) {
        if (values[fact] !== undefined) continue
        const matters = answersTo(id, fact).some(
          (value) => resultOf(id, { ...values, [fact]: value }) !== before,
        )
        expect([fact, open.includes(fact)]).toEqual([fact, matters])
      }
    }),
    { numRuns: RUNS / 4, seed: 1 },
  )
})

test('in a known sector exactly the conditions of the document that were not answered are open', () => {
  fc.assert(
    fc.property(situation, ({ id, sector, values }) => {
      const missing = Object.keys(statedFor(id, sector)).filter((fact) => !values[fact])
      const open = openIn(id, values).filter((fact) => fact !== 'priority')
      expect(open.toSorted()).toEqual(missing.toSorted())
    }),
    { numRuns: RUNS, seed: 6 },
  )
})

test('nothing that was answered is open, and open facts come in order of asking', () => {
  fc.assert(
    fc.property(earlySituation, ({ id, values }) => {
      const open = openIn(id, values)
      expect(open.filter((fact) => values[fact] !== undefined)).toEqual([])
      const ranks = open.map((fact) => rules.facts.get(fact)?.rank ?? NaN)
      expect(ranks).toEqual(ranks.toSorted((one, other) => one - other))
    }),
    { numRuns: RUNS, seed: 2 },
  )
})

test('answering one open fact after the other comes to an end in every sector', () => {
  for (const sector of SECTORS) {
    const met: Values = { ...allMet(KIEN_GIANG, sector), priority: list() }
    const asked: string[] = []
    let values: Values = {}
    for (let [fact] = openIn(KIEN_GIANG.id, values); fact; [fact] = openIn(KIEN_GIANG.id, values)) {
      const value = met[fact]
      if (!value || asked.includes(fact)) throw new Error(`${sector}: ${fact} is asked`)
      asked.push(fact)
      values = { ...values, [fact]: value }
    }
    expect(asked.slice(0, 3)).toEqual(['province', 'entity', 'sector'])
    expect(asked.toSorted()).toEqual(Object.keys(met).toSorted())
  }
})

test('priority is asked last, and not at all once a condition has failed', () => {
  const met = allMet(KIEN_GIANG, 'rice')
  expect(openIn(KIEN_GIANG.id, met)).toEqual(['priority'])
  expect(openIn(KIEN_GIANG.id, { ...met, dossier: truth(false) })).toEqual([])
})

test('after a failing condition what is still missing is asked, for the whole list', () => {
  const { members: _, ...values } = allMet(KIEN_GIANG, 'rice')
  expect(openIn(KIEN_GIANG.id, { ...values, dossier: truth(false) })).toEqual(['members'])
})

test('the sector is asked before anything that hangs on it', () => {
  const { sector: _, ...values } = allMet(KIEN_GIANG, 'fruit')
  expect(openIn(KIEN_GIANG.id, values)).toEqual(['sector', 'priority'])
})

test('what was passed over or is not known is not asked again', () => {
  const values = {
    ...allMet(KIEN_GIANG, 'rice'),
    members: unsaid('skipped'),
    capital: unsaid('unknown'),
    priority: list(),
  }
  expect(openIn(KIEN_GIANG.id, values)).toEqual([])
})

test('a fact that no threshold of that day judges is not asked', () => {
  const { members: _, ...values } = allMet(KIEN_GIANG, 'rice')
  const noPriority = { ...values, priority: list() }
  expect(openFacts(KIEN_GIANG, noPriority, '2020-12-31', rules)).toEqual([])
})

test('An Giang never asks for a sector, a scale or a wage', () => {
  expect(openIn('an-giang-167', {})).toEqual([
    'province',
    'entity',
    'profit',
    'score',
    'model',
    'legal',
    'dossier',
    'priority',
  ])
})
