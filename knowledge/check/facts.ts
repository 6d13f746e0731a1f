import { BASE_LANGUAGE, type Content } from '../content.ts'
import type { Fault } from '../faults.ts'
import type { Fact } from '../schema/fact.ts'

/** Ids of options travel in buttons beside the fact's name; channels allow 64 bytes in all. */
const OPTION_ID_LENGTH = 24

/** What a fact of its type needs and does not have. */
const lacking = (fact: Fact): readonly string[] => {
  if (fact.type === 'amount') return fact.unit && fact.plausible ? [] : ['amount-without-unit']
  if (fact.type === 'years')
    return fact.unit && fact.years.length > 0 ? [] : ['years-without-years']
  if (fact.type === 'choice') return fact.options.length > 1 ? [] : ['choice-without-options']
  return []
}

/** Facts that decide which cooperatives a condition is for, or whether any is. */
const gatesIn = ({ programmes }: Content): ReadonlySet<string> =>
  new Set(
    programmes
      .flatMap(({ value }) => value.conditions)
      .flatMap(({ kind, appliesTo, test }) => [
        ...Object.keys(appliesTo),
        ...(kind === 'subject' ? factsIn(test) : []),
      ]),
  )

const factsIn = (expression: unknown): readonly string[] =>
  typeof expression === 'object' && expression !== null
    ? Object.entries(expression).flatMap(([key, inner]) =>
        key === 'fact' && typeof inner === 'string' ? [inner] : factsIn(inner),
      )
    : []

/** What is of the past or a gate is never proposed to be changed, and it is said why. */
const fixedFaults = (
  { id, actionable, years }: Fact,
  gates: ReadonlySet<string>,
  said: Readonly<Record<string, unknown>>,
): readonly string[] => [
  ...(actionable && (years.length > 0 || gates.has(id)) ? ['not-actionable'] : []),
  ...(actionable === (said[id] !== undefined) ? [actionable ? 'fixed-idle' : 'fixed-unsaid'] : []),
]

/** Facts have what their type needs, ranks of their own, and options that fit a button. */
export const checkFacts = (content: Content): readonly Fault[] => {
  const ranks = new Map<number, string>()
  const models = new Set(
    content.programmes.flatMap(({ value }) => value.models.map(({ number }) => number)),
  )
  const gates = gatesIn(content)
  const said = content.phrases[BASE_LANGUAGE]?.['fixed'] ?? {}
  return content.facts.flatMap(({ file, value }) => {
    const reasons = [...lacking(value), ...fixedFaults(value, gates, said)]
    const faults: Fault[] = reasons.map((reason) => ({ file, place: '-', reason }))
    const other = ranks.get(value.rank)
    if (other !== undefined)
      faults.push({
        file,
        place: 'rank',
        reason: 'rank-twice',
        values: { fact: other },
      })
    ranks.set(value.rank, value.id)
    for (const [at, option] of value.options.entries()) {
      const place = `options.${at}`
      if (option.id.length > OPTION_ID_LENGTH)
        faults.push({
          file,
          place,
          reason: 'option-too-long',
          values: { most: OPTION_ID_LENGTH },
        })
      for (const model of option.models)
        if (!models.has(model)) faults.push({ file, place, reason: 'no-model', values: { model } })
    }
    return faults
  })
}
