import type { Programme } from '../../../knowledge/schema/programme.ts'
import { between, exactly, type Value, type Values } from '../../../knowledge/rules/value.ts'
import { amount, choice, profits, truth, unsaid } from './rules.ts'

/**
 * The conditions as they stand in the documents, written down a second time by hand: what the rule
 * files are judged by. A number is the threshold in smallest units.
 */
export interface Stated {
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

/** Kiên Giang counts five priority conditions, An Giang four. */
export const PRIORITIES = ['1', '2', '3', '4', '5']

export const PROVINCES = ['kien-giang', 'an-giang', 'kon-tum', 'dak-nong']

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

/** Clauses of the priority conditions, in their order. */
export const priorityClauses = (programme: string): readonly string[] => PRIORITY[programme] ?? []

/** How a fact can stand; what it must come to. */
export type Outcome = 'met' | 'not_met' | 'open'

export interface State {
  readonly name: string
  readonly value: Value
  readonly outcome: Outcome
}

const unknown = unsaid('unknown')

const profit = (...years: readonly (number | null)[]): Value =>
  profits(
    Object.fromEntries(
      [2018, 2019, 2020].flatMap((year, at) => {
        const value = years[at]
        return value === null || value === undefined ? [] : [[String(year), exactly(value)]]
      }),
    ),
  )

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
  if (!state) throw new Error(`no met state for ${fact}`)
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
