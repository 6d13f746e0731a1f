import { fingerprintOf } from './fingerprint.ts'
import type { Expression } from '../../schema/expression.ts'
import type { Fact } from '../../schema/fact.ts'
import type { Condition, Programme } from '../../schema/programme.ts'
import type { Parameter } from '../../schema/schema.ts'

/** What judges, and how it is asked for. */
export interface Judging {
  readonly programmes: Iterable<Programme>
  readonly parameters: Iterable<Parameter>
  readonly facts: Iterable<Fact>
  /** Fact → what stands for its question: another one asks something else. */
  readonly questions: Readonly<Record<string, unknown>>
  /** Ids of the provinces: one more or fewer leaves every answer what it was. */
  readonly provinces: readonly string[]
}

/** Fingerprints of what judges, by id: another one means something else than before. */
export interface Meanings {
  /** Of all of it. */
  readonly version: string
  readonly facts: Readonly<Record<string, string>>
  /** With the thresholds that they compare with. */
  readonly conditions: Readonly<Record<string, string>>
}

/** Of a fact what an answer to it rests on: its labels, examples and readers may change, an answer stays. */
const factMeaning = (
  { id, type, unit, scale, years, options, truth }: Fact,
  { questions, provinces }: Pick<Judging, 'questions' | 'provinces'>,
) =>
  fingerprintOf({
    type,
    unit,
    scale,
    years,
    options: options
      .map((option) => option.id)
      .filter((option) => !provinces.includes(option))
      .toSorted(),
    truth,
    question: questions[id] ?? null,
  })

/** Ids of the parameters that an expression compares with. */
const parametersIn = (expression: Expression): readonly string[] => {
  if ('all' in expression) return expression.all.flatMap(parametersIn)
  if ('any' in expression) return expression.any.flatMap(parametersIn)
  if ('not' in expression) return parametersIn(expression.not)
  if ('when' in expression)
    return [...parametersIn(expression.when.if), ...parametersIn(expression.when.then)]
  return Object.values(expression).flatMap((one: object) =>
    'parameter' in one ? [String(one.parameter)] : [],
  )
}

const conditionMeaning = (
  { kind, appliesTo, test }: Condition,
  parameters: ReadonlyMap<string, Parameter>,
) =>
  fingerprintOf({
    kind,
    appliesTo,
    test,
    thresholds: parametersIn(test).map((id) =>
      parameters.get(id)?.values.map(({ from, until, value }) => ({ from, until, value })),
    ),
  })

/**
 * The fingerprints of what judges. Names, labels, clauses and the words that are read are left out: a
 * change of them changes no result.
 */
export const meaningsOf = (judging: Judging): Meanings => {
  const { programmes, parameters, facts } = judging
  const byId = new Map([...parameters].map((one) => [one.id, one]))
  const list = [...programmes].toSorted((one, other) => (one.id < other.id ? -1 : 1))
  const ofFacts = Object.fromEntries(
    [...facts].map((fact) => [fact.id, factMeaning(fact, judging)]),
  )
  const ofConditions = Object.fromEntries(
    list.flatMap(({ conditions }) =>
      conditions.map((one) => [one.id, conditionMeaning(one, byId)]),
    ),
  )
  const ofProgrammes = list.map(({ id, province, status, round, conditions }) => ({
    id,
    province,
    status: status.map(({ from, is }) => ({ from, is })),
    round: { ...round, clause: '' },
    conditions: conditions.map((one) => one.id),
  }))
  return {
    version: fingerprintOf({ ofFacts, ofConditions, ofProgrammes }),
    facts: ofFacts,
    conditions: ofConditions,
  }
}
