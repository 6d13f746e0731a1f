import fc from 'fast-check'
import { isExact, type Value, type Values } from '../../../knowledge/rules/value.ts'
import { programmeOf } from '../content/content.ts'
import { gates, SECTORS, statedFor, statesOf } from '../content/oracle.ts'

const PROGRAMMES = ['kien-giang-167', 'an-giang-167'] as const

const body = fc.record({ id: fc.constantFrom(...PROGRAMMES), sector: fc.constantFrom(...SECTORS) })

const withoutNulls = (values: Readonly<Record<string, Value | null>>): Values =>
  Object.fromEntries(
    Object.entries(values).flatMap(([fact, value]) => (value ? [[fact, value]] : [])),
  )

/** True where one value was said, whatever it means for a condition. */
export const isDecided = (value: Value | undefined): boolean => {
  if (value === undefined || value.is === 'unknown') return false
  if (value.is === 'years') return Object.keys(value.years).length === 3
  return value.is !== 'amount' || isExact(value.interval)
}

/** Any programme, any sector, any mixture of states, some facts missing. */
export const situation = body.chain(({ id, sector }) =>
  fc
    .record(
      Object.fromEntries(
        Object.entries(statedFor(id, sector)).map(([fact, stated]) => [
          fact,
          fc.option(fc.constantFrom(...statesOf(fact, stated).map(({ value }) => value))),
        ]),
      ),
    )
    .map((said) => ({
      id,
      sector,
      values: { ...gates(programmeOf(id), sector), ...withoutNulls(said) },
    })),
)

/** Mostly met answers of which at most three are open, and every way in which those can end. */
export const nearlyDecided = body.chain(({ id, sector }) => {
  const facts = Object.entries(statedFor(id, sector)).map(([fact, stated]) => {
    const states = statesOf(fact, stated)
    const decided = states.filter(({ value }) => isDecided(value))
    return {
      fact,
      decided: decided.map(({ value }) => value),
      met: decided.filter(({ outcome }) => outcome === 'met').map(({ value }) => value),
      open: [null, ...states.map(({ value }) => value).filter((value) => !isDecided(value))],
    }
  })
  const said = fc.record(
    Object.fromEntries(
      facts.map(({ fact, met, decided }) => [
        fact,
        fc.oneof(
          { weight: 9, arbitrary: fc.constantFrom(...met) },
          { weight: 1, arbitrary: fc.constantFrom(...decided) },
        ),
      ]),
    ),
  )
  const opened = fc
    .subarray(facts, { maxLength: 3 })
    .chain((some) =>
      fc.record(Object.fromEntries(some.map(({ fact, open }) => [fact, fc.constantFrom(...open)]))),
    )
  return fc.record({ said, opened }).map((answers) => {
    const closed: Values = { ...gates(programmeOf(id), sector), ...answers.said }
    const completions = facts
      .filter(({ fact }) => fact in answers.opened)
      .reduce<readonly Values[]>(
        (ways, { fact, decided }) =>
          ways.flatMap((values) => decided.map((value) => ({ ...values, [fact]: value }))),
        [closed],
      )
    return { id, values: withoutNulls({ ...closed, ...answers.opened }), completions }
  })
})
