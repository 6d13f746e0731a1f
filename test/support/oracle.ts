import type { Rules } from '../../knowledge/judge.ts'
import { judge } from '../../knowledge/judge.ts'
import type { Programme } from '../../knowledge/programme.ts'
import { leavesOf, subjectOf } from '../../handlers/standing.ts'
import { between, exactly, type Value, type Values } from '../../knowledge/value.ts'

/**
 * The conditions as they stand in the documents, written down a second time by hand: what the rule
 * files are judged by. A number is the threshold in smallest units.
 */
interface Stated {
  readonly clause: string
  readonly atLeast?: number
}

export const AS_OF = '2026-11-21'
export const SECTORS = [
  'rice',
  'vegetables',
  'aquaculture',
  'handicraft',
  'transport',
  'fruit',
  'livestock',
  'fishing',
  'construction',
  'community-service',
  'other',
] as const

/** KH 135, III.2.a: only five sectors have conditions of their own. */
const KIEN_GIANG_SECTORS: Readonly<Record<string, Readonly<Record<string, Stated>>>> = {
  rice: {
    area: { clause: 'III.2.a/rieng/1', atLeast: 5_000_000 },
    members: { clause: 'III.2.a/rieng/1', atLeast: 300 },
    capital: { clause: 'III.2.a/rieng/1', atLeast: 300_000_000 },
    services: { clause: 'III.2.a/rieng/1', atLeast: 4 },
  },
  vegetables: {
    area: { clause: 'III.2.a/rieng/2', atLeast: 500_000 },
    members: { clause: 'III.2.a/rieng/2', atLeast: 50 },
    capital: { clause: 'III.2.a/rieng/2', atLeast: 300_000_000 },
  },
  aquaculture: {
    hightech: { clause: 'III.2.a/rieng/3' },
    area: { clause: 'III.2.a/rieng/3', atLeast: 5000 },
    capital: { clause: 'III.2.a/rieng/3', atLeast: 2_000_000_000 },
  },
  handicraft: {
    ocop: { clause: 'III.2.a/rieng/4' },
    members: { clause: 'III.2.a/rieng/4', atLeast: 50 },
    capital: { clause: 'III.2.a/rieng/4', atLeast: 100_000_000 },
  },
  transport: {
    vehicles: { clause: 'III.2.a/rieng/5', atLeast: 1000 },
    members: { clause: 'III.2.a/rieng/5', atLeast: 500 },
  },
}

const GENERAL: Readonly<Record<string, Readonly<Record<string, Stated>>>> = {
  'kien-giang-167': {
    entity: { clause: 'III.1/1' },
    profit: { clause: 'III.2.a/chung/3' },
    score: { clause: 'III.2.a/chung/4', atLeast: 6500 },
    model: { clause: 'III.2.a/chung/2' },
    legal: { clause: 'III.2.a/chung/1' },
    dossier: { clause: 'III.2.a/chung/4' },
    wage: { clause: 'VI.2.đ' },
  },
  'an-giang-167': {
    entity: { clause: 'III.1/1' },
    profit: { clause: 'III.2.1/3' },
    score: { clause: 'III.2.1/4', atLeast: 6500 },
    model: { clause: 'III.2.1/2' },
    legal: { clause: 'III.2.1/1' },
    dossier: { clause: 'III.2.1/4' },
  },
}

const PRIORITY: Readonly<Record<string, readonly string[]>> = {
  'kien-giang-167': ['III.2.b/1', 'III.2.b/2', 'III.2.b/3', 'III.2.b/4', 'III.2.b/5'],
  'an-giang-167': ['III.2.2/1', 'III.2.2/2', 'III.2.2/3', 'III.2.2/4'],
}

/** Every mandatory condition that applies to a sector, by fact. */
export const statedFor = (programme: string, sector: string): Readonly<Record<string, Stated>> => ({
  ...GENERAL[programme],
  ...(programme === 'kien-giang-167' ? KIEN_GIANG_SECTORS[sector] : {}),
})

export const priorityClauses = (programme: string): readonly string[] => PRIORITY[programme] ?? []

/** How a fact can stand; what it must come to. */
export type Outcome = 'met' | 'not_met' | 'open'
export interface State {
  readonly name: string
  readonly value: Value | null
  readonly outcome: Outcome
}

const choice = (id: string): Value => ({ is: 'choice', ids: [id], said: id })
const truth = (value: boolean): Value => ({ is: 'truth', value, said: String(value) })
const unknown: Value = { is: 'unknown', doubt: 'unknown', said: '' }
const amount = (interval: ReturnType<typeof exactly>): Value => ({
  is: 'amount',
  interval,
  said: '',
  unit: null,
})
const profit = (...years: readonly (number | null)[]): Value => ({
  is: 'years',
  years: Object.fromEntries(
    [2018, 2019, 2020].flatMap((year, at) => {
      const value = years[at]
      return value === null || value === undefined ? [] : [[String(year), exactly(value)]]
    }),
  ),
  said: '',
})

const amountStates = (bound: number): readonly State[] => [
  { name: 'below', value: amount(exactly(bound - 1)), outcome: 'not_met' },
  { name: 'at', value: amount(exactly(bound)), outcome: 'met' },
  { name: 'above', value: amount(exactly(bound + 1)), outcome: 'met' },
  { name: 'unknown', value: unknown, outcome: 'open' },
  { name: 'straddling', value: amount(between(bound - 1, bound + 1)), outcome: 'open' },
]

const choiceStates = (met: readonly string[], not: readonly string[], open: readonly string[]) => [
  ...met.map((id): State => ({ name: id, value: choice(id), outcome: 'met' })),
  ...not.map((id): State => ({ name: id, value: choice(id), outcome: 'not_met' })),
  ...open.map((id): State => ({ name: id, value: choice(id), outcome: 'open' })),
  { name: 'unknown', value: unknown, outcome: 'open' } as const,
]

const MODELS = Array.from({ length: 12 }, (_, at) => String(at + 1))

/** Every state of a fact that matters, by the words of the documents. */
export const statesOf = (fact: string, stated: Stated): readonly State[] => {
  if (stated.atLeast !== undefined) return amountStates(stated.atLeast)
  switch (fact) {
    case 'entity':
      return choiceStates(['cooperative'], ['group', 'not-founded'], ['union'])
    case 'legal':
      return choiceStates(['yes'], ['no'], ['law-2023'])
    case 'wage':
      return choiceStates(['higher'], ['equal', 'lower'], [])
    case 'model':
      return choiceStates(MODELS, ['none'], [])
    case 'profit':
      return [
        { name: 'three years above zero', value: profit(1, 1, 1), outcome: 'met' },
        { name: 'yes', value: truth(true), outcome: 'met' },
        { name: 'a break-even', value: profit(1, 0, 1), outcome: 'not_met' },
        { name: 'a loss', value: profit(-1, 1, 1), outcome: 'not_met' },
        { name: 'no', value: truth(false), outcome: 'not_met' },
        { name: 'a year left out', value: profit(1, null, 1), outcome: 'open' },
        { name: 'unknown', value: unknown, outcome: 'open' },
      ]
    default:
      return [
        { name: 'yes', value: truth(true), outcome: 'met' },
        { name: 'no', value: truth(false), outcome: 'not_met' },
        { name: 'unknown', value: unknown, outcome: 'open' },
      ]
  }
}

export const gates = (programme: Programme, sector: string): Values => ({
  province: choice(programme.province),
  sector: choice(sector),
})

const firstMet = (fact: string, stated: Stated): Value => {
  const state = statesOf(fact, stated).find(({ outcome }) => outcome === 'met')
  if (!state?.value) throw new Error(`no met state for ${fact}`)
  return state.value
}

/** Everything stated as met for a sector. */
export const allMet = (programme: Programme, sector: string): Values => ({
  ...gates(programme, sector),
  ...Object.fromEntries(
    Object.entries(statedFor(programme.id, sector)).map(([fact, stated]) => [
      fact,
      firstMet(fact, stated),
    ]),
  ),
})

const expectedEligibility = (outcome: Outcome) =>
  ({ met: 'eligible', not_met: 'not_eligible', open: 'needs_verification' })[outcome]

/**
 * Holds a programme against the documents: in every sector each fact in each of its states, all the
 * others met. Every difference in verdict, failing fact, clause or number of conditions is a fault.
 */
export const faultsOf = (programme: Programme, rules: Rules): readonly string[] => {
  const faults: string[] = []
  const judged = (values: Values) => judge(programme, values, AS_OF, rules)
  for (const sector of SECTORS) {
    const base = allMet(programme, sector)
    const stated = statedFor(programme.id, sector)
    for (const [fact, condition] of Object.entries(stated))
      for (const state of statesOf(fact, condition)) {
        const result = judged({ ...base, [fact]: state.value ?? unknown })
        const where = `${sector} ${fact} ${state.name}`
        if (result.eligibility !== expectedEligibility(state.outcome))
          faults.push(`${where}: ${result.eligibility}`)
        const failing = result.mandatory.filter(({ status }) => status === 'not_met')
        if (state.outcome === 'not_met') {
          const [only] = failing
          const leaf = only && leavesOf(only.trace).find(({ status }) => status === 'not_met')
          if (failing.length !== 1 || subjectOf(only?.trace ?? failing[0]!.trace) !== fact)
            faults.push(`${where}: fails ${failing.map(({ condition: one }) => one.id).join()}`)
          if (
            leaf?.citation.clause !== condition.clause ||
            only?.condition.clause !== condition.clause
          )
            faults.push(`${where}: cites ${leaf?.citation.clause}`)
          if (leaf?.citation.source !== programme.source)
            faults.push(`${where}: cites another source`)
        }
      }
    const applying = judged(base).mandatory.filter(({ status }) => status !== 'not_applicable')
    if (applying.length !== Object.keys(stated).length + 1)
      faults.push(`${sector}: ${applying.length} conditions apply`)
    const away = judged({ ...base, province: choice('kon-tum') })
    if (away.eligibility !== 'not_eligible') faults.push(`${sector}: the province does not matter`)
  }
  const all = judged({
    ...allMet(programme, 'fruit'),
    priority: { is: 'list', items: ['1', '2', '3', '4', '5'], said: '' },
  })
  const met = all.priority
    .filter(({ status }) => status === 'met')
    .map(({ condition }) => condition.clause)
  if (met.join() !== priorityClauses(programme.id).join()) faults.push(`priority: ${met.join()}`)
  priorityClauses(programme.id).forEach((clause, at) => {
    const one = judged({
      ...allMet(programme, 'fruit'),
      priority: { is: 'list', items: [String(at + 1)], said: '' },
    })
    const holding = one.priority.filter(({ status }) => status === 'met')
    if (holding.length !== 1 || holding[0]?.condition.clause !== clause)
      faults.push(`priority ${at + 1}: ${holding.map(({ condition }) => condition.clause).join()}`)
  })
  const province = programme.conditions.find(({ id }) => id.endsWith('-province'))
  if (province?.clause !== 'III.1/1') faults.push(`province cites ${province?.clause}`)
  return faults
}
