import type { Fact } from '../../../knowledge/schema/fact.ts'
import type { Parameter } from '../../../knowledge/schema/schema.ts'
import type { Evaluation } from '../../../knowledge/rules/evaluate.ts'
import type { Interval, Value } from '../../../knowledge/rules/value.ts'

/** Small rules and answers written in the tests themselves. */
export const factOf = (id: string, type: Fact['type'], unit: Fact['unit'] = null): Fact => ({
  id,
  type,
  unit,
  scale: unit === 'point' ? 100 : 1,
  plausible: null,
  actionable: true,
  rank: 1,
  years: type === 'years' ? [2018, 2019, 2020] : [],
  options: [],
  reading: null,
  figure: false,
  adds: false,
  found: null,
  counts: null,
  truth: null,
  choices: [],
})

export const parameterOf = (id: string, unit: Parameter['unit'], value: number): Parameter => ({
  id,
  unit,
  values: [
    {
      from: '2021-01-01',
      until: null,
      value,
      text: `${value} ${unit}`,
      source: 'kh-135-2021',
      clause: 'I',
    },
  ],
})

export const byId = <T extends { readonly id: string }>(list: readonly T[]) =>
  new Map(list.map((one) => [one.id, one]))

/** A rule of those facts and numbers, on a day on which every number is in force. */
export const evaluationOf = (
  facts: readonly Fact[],
  parameters: readonly Parameter[],
): Omit<Evaluation, 'values'> => ({
  asOf: '2026-11-21',
  facts: byId(facts),
  parameters: byId(parameters),
  citation: { source: 'kh-135-2021', clause: 'III.2' },
})

export const amount = (interval: Interval, doubt?: 'authority'): Value => ({
  is: 'amount',
  interval,
  said: '',
  unit: null,
  ...(doubt ? { doubt } : {}),
})
export const truth = (value: boolean): Value => ({ is: 'truth', value, said: '' })
export const choice = (...ids: readonly string[]): Value => ({ is: 'choice', ids, said: '' })
export const list = (...items: readonly string[]): Value => ({ is: 'list', items, said: '' })
export const unsaid = (doubt: 'unknown' | 'skipped' | 'vague' | 'authority'): Value => ({
  is: 'unknown',
  doubt,
  said: '',
})
export const profits = (years: Readonly<Record<string, Interval>>): Value => ({
  is: 'years',
  years,
  said: '',
})
