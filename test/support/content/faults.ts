import { judge, type Rules } from '../../../knowledge/rules/judge.ts'
import type { Judged, Judgement } from '../../../knowledge/rules/judgement.ts'
import type { Programme } from '../../../knowledge/schema/programme.ts'
import { leavesOf, subjectOf } from '../../../handlers/walk/progress.ts'
import { type Values } from '../../../knowledge/rules/value.ts'
import { choice, list } from './rules.ts'
import {
  allMet,
  AS_OF,
  priorityClauses,
  PRIORITIES,
  PROVINCES,
  SECTORS,
  statedFor,
  statesOf,
  type Outcome,
  type Stated,
} from './oracle.ts'

const expectedEligibility = (outcome: Outcome) =>
  ({ met: 'eligible', not_met: 'not_eligible', open: 'needs_verification' })[outcome]

const clausesOfMet = (judged: readonly Judged[]): string =>
  judged
    .filter(({ status }) => status === 'met')
    .map(({ condition }) => condition.clause)
    .join()

/** Every way in which one failing condition differs from what the document says of a fact. */
const failingFaults = (
  result: Judgement,
  fact: string,
  { clause }: Stated,
  where: string,
): readonly string[] => {
  const failing = result.mandatory.filter(({ status }) => status === 'not_met')
  const [only] = failing
  const leaf = only && leavesOf(only.trace).find(({ status }) => status === 'not_met')
  if (!only || !leaf || failing.length > 1 || subjectOf(only.trace) !== fact)
    return [`${where}: fails ${failing.map(({ condition }) => condition.id).join()}`]
  const cited = [leaf.citation.clause, only.condition.clause, leaf.citation.source].join(' ')
  const expected = [clause, clause, result.programme.source].join(' ')
  return cited === expected ? [] : [`${where}: cites ${cited}`]
}

const sectorFaults = (programme: Programme, sector: string, rules: Rules): readonly string[] => {
  const base = allMet(programme, sector)
  const stated = statedFor(programme.id, sector)
  const judged = (change: Values) => judge(programme, { ...base, ...change }, AS_OF, rules)
  const ofStates = Object.entries(stated).flatMap(([fact, condition]) =>
    statesOf(fact, condition).flatMap(({ name, value, outcome }) => {
      const where = `${sector} ${fact} ${name}`
      const result = judged({ [fact]: value })
      return [
        ...(result.eligibility === expectedEligibility(outcome)
          ? []
          : [`${where}: ${result.eligibility}`]),
        ...(outcome === 'not_met' ? failingFaults(result, fact, condition, where) : []),
      ]
    }),
  )
  const applying = judged({}).mandatory.filter(({ status }) => status !== 'not_applicable').length
  const ofNumber =
    applying === Object.keys(stated).length + 1 ? [] : [`${sector}: ${applying} conditions apply`]
  const ofProvinces = PROVINCES.filter(
    (province) =>
      province !== programme.province &&
      judged({ province: choice(province) }).eligibility !== 'not_eligible',
  ).map((province) => `${sector}: ${province} counts as ${programme.province}`)
  return [...ofStates, ...ofNumber, ...ofProvinces]
}

const priorityFaults = (programme: Programme, rules: Rules): readonly string[] => {
  const clauses = priorityClauses(programme.id)
  const metWith = (...items: readonly string[]) =>
    clausesOfMet(
      judge(programme, { ...allMet(programme, 'fruit'), priority: list(...items) }, AS_OF, rules)
        .priority,
    )
  const expected: readonly (readonly [readonly string[], string])[] = [
    [PRIORITIES, clauses.join()],
    ...PRIORITIES.map((item, at) => [[item], clauses[at] ?? ''] as const),
  ]
  return expected.flatMap(([items, wanted]) => {
    const found = metWith(...items)
    return found === wanted ? [] : [`priority ${items.join()}: ${found}`]
  })
}

/**
 * Holds a programme against the documents: in every sector each fact in each of its states, all the
 * others met. Every difference in verdict, failing fact, clause or number of conditions is a fault.
 * They are found one after the other, so that whoever asks for the first waits for no more.
 */
export function* faultsOf(programme: Programme, rules: Rules): Generator<string> {
  const province = programme.conditions.find(({ id }) => id.endsWith('-province'))
  if (province?.clause !== 'III.1/1') yield `province cites ${province?.clause}`
  yield* priorityFaults(programme, rules)
  for (const sector of SECTORS) yield* sectorFaults(programme, sector, rules)
}
