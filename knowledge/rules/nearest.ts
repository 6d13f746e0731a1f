import { judge, type Rules } from './judge.ts'
import type { Judged, Judgement, Trace } from './judgement.ts'
import type { Programme } from '../schema/programme.ts'
import { exactly, type Value, type Values } from './value.ts'

/** One fact that would have to be otherwise, with the leaf that asks for it. */
export interface Remedy {
  readonly fact: string
  /** The least that would do: an amount exactly at its bound, a thing that is there. */
  readonly to: Value
  readonly leaf: Trace
}

/** What separates a cooperative from the mandatory conditions that it fails. */
export interface Nearest {
  /** The fewest changes, and of as few the smallest; empty where nothing that can be changed fails. */
  readonly changes: readonly Remedy[]
  /** Failing conditions that nobody can mend: past years, a place, what kind of body it is. */
  readonly fixed: readonly Judged[]
}

/** The rules with the facts of which more than one leaf of the programme speaks. */
interface Ground extends Rules {
  readonly shared: ReadonlySet<string>
}

/** Facts that are changed, by their ids. */
type Remedies = ReadonlyMap<string, Remedy>

const NOTHING: Remedies = new Map()

/** A change of something that is not counted is as far as twice what was stated. */
const WHOLE_STEP = 1

const choice = (id: string): Value => ({ is: 'choice', ids: [id], said: '' })

const amountOf = (trace: Trace, number: number): Value => ({
  is: 'amount',
  interval: exactly(number),
  said: '',
  unit: trace.stated?.is === 'amount' ? trace.stated.unit : null,
})

/** The number nearest to a bound that holds, or that breaks it, in smallest units. */
const atBound = (op: string, bound: number, holds: boolean): number | null => {
  if (op === 'atLeast') return holds ? bound : bound - 1
  if (op === 'moreThan') return holds ? bound + 1 : bound
  if (op === 'atMost') return holds ? bound : bound + 1
  if (op === 'lessThan') return holds ? bound - 1 : bound
  return null
}

/** Values of the leaf's fact by which it comes to hold, or to fail, the nearest of each kind. */
const valuesFor = (trace: Trace, holds: boolean, { facts, shared }: Ground): readonly Value[] => {
  const { required, op } = trace
  const fact = facts.get(trace.fact ?? '')
  if (!required || !fact || !fact.actionable || fact.type === 'years') return []
  if (typeof required.value === 'number') {
    const number = atBound(op, Math.round(required.value * fact.scale), holds)
    return number === null || number < 0 ? [] : [amountOf(trace, number)]
  }
  if (typeof required.value === 'boolean')
    return [{ is: 'truth', value: required.value === holds, said: '' }]
  const wanted = typeof required.value === 'string' ? [required.value] : required.value
  const ids = holds ? wanted : fact.options.map(({ id }) => id).filter((id) => !wanted.includes(id))
  // which of several is for the cooperative to choose: the first stands for all, where no other rule picks
  return (shared.has(fact.id) ? ids : ids.slice(0, 1)).map(choice)
}

/**
 * Ways in which a failing tree comes to hold, or one that holds to fail: of `any` each branch is one,
 * of `all` every failing branch must be mended. None where only facts would help that cannot be changed.
 */
const waysIn = (trace: Trace, holds: boolean, rules: Ground): readonly Remedies[] => {
  const { op, children } = trace
  const [first, second] = children
  if (!first)
    return valuesFor(trace, holds, rules).map(
      (to) => new Map([[trace.fact ?? '', { fact: trace.fact ?? '', to, leaf: trace }]]),
    )
  const wrong = children.filter(({ status }) => status === (holds ? 'not_met' : 'met'))
  if (op === 'not') return waysIn(first, !holds, rules)
  if (op === 'when' && second) {
    const inside = waysIn(second, holds, rules)
    // behind a gate that is shut the condition does not apply, which is as good as met
    return holds ? [...inside, ...waysIn(first, false, rules)] : inside
  }
  const isEach = (op === 'all') === holds
  return isEach
    ? wrong.reduce<readonly Remedies[]>(
        (ways, child) => ways.flatMap((way) => waysIn(child, holds, rules).map(merged(way))),
        [NOTHING],
      )
    : wrong.flatMap((child) => waysIn(child, holds, rules))
}

/** Both; of one fact the later change counts. */
const merged =
  (before: Remedies) =>
  (after: Remedies): Remedies =>
    new Map([...before, ...after])

/** The values with the changes in place. */
export const applied = (values: Values, changes: Iterable<Remedy>): Values => ({
  ...values,
  ...Object.fromEntries([...changes].map(({ fact, to }) => [fact, to])),
})

/** How far a change is from what was stated, as a share of what is asked. */
const lengthOf = ({ to, leaf }: Remedy): number => {
  const { stated, gap } = leaf
  if (to.is !== 'amount' || stated?.is !== 'amount') return WHOLE_STEP
  if (gap) return gap.percent / 100
  const { from, to: until } = stated.interval
  const near = from ?? until ?? 0
  const target = to.interval.from ?? 0
  return Math.abs(target - near) / Math.max(target, 1)
}

const distanceOf = (changed: Remedies): number =>
  [...changed.values()].reduce((sum, change) => sum + lengthOf(change), 0)

const keyOf = (changed: Remedies): string =>
  [...changed.values()]
    .map(({ fact, to }) => `${fact}=${JSON.stringify(to)}`)
    .toSorted()
    .join('&')

const failingIn = ({ mandatory }: Judgement) =>
  mandatory.filter(({ status }) => status === 'not_met')

const factsIn = (trace: Trace): readonly string[] =>
  trace.children.length > 0 ? trace.children.flatMap(factsIn) : trace.fact ? [trace.fact] : []

const sharedIn = ({ mandatory }: Judgement): ReadonlySet<string> => {
  const named = mandatory.flatMap(({ trace }) => factsIn(trace))
  return new Set(named.filter((fact, at) => named.indexOf(fact) < at))
}

/**
 * The smallest set of changes by which no mandatory condition fails any more, those left aside that
 * only facts of the past or the nature of the body could mend. Grows sets from the smallest on, each
 * by the ways of its first failing condition, so the first that is done is the smallest. What is not
 * known stays so: a change makes nothing certain that was left open.
 */
export const nearestWay = (judgement: Judgement, values: Values, given: Rules): Nearest => {
  const { programme, asOf } = judgement
  const rules: Ground = { ...given, shared: sharedIn(judgement) }
  const first = failingIn(judgement)
  const hopeless = first.filter(({ trace }) => waysIn(trace, true, rules).length === 0)
  const left = new Set(hopeless.map(({ condition }) => condition.id))
  const waiting: Remedies[] = [NOTHING]
  const seen = new Set<string>()
  while (waiting.length > 0) {
    const changed = waiting.shift() ?? NOTHING
    const now = judgeWith(programme, values, changed, asOf, rules)
    const failing = failingIn(now).filter(({ condition }) => !left.has(condition.id))
    const [next] = failing
    if (!next) return { changes: [...changed.values()], fixed: hopeless }
    for (const way of waysIn(next.trace, true, rules)) {
      const grown = kept(merged(changed)(way), changed)
      const key = keyOf(grown)
      if (seen.has(key)) continue
      seen.add(key)
      waiting.push(grown)
    }
    waiting.sort((one, other) => one.size - other.size || distanceOf(one) - distanceOf(other))
  }
  return { changes: [], fixed: first }
}

/** A fact that is changed once more keeps how far it is from what was stated, not from the first change. */
const kept = (grown: Remedies, before: Remedies): Remedies =>
  new Map(
    [...grown].map(([fact, change]) => {
      const known = before.get(fact)
      return [
        fact,
        known && known !== change
          ? { ...change, leaf: { ...change.leaf, stated: known.leaf.stated, gap: null } }
          : change,
      ]
    }),
  )

const judgeWith = (
  programme: Programme,
  values: Values,
  changed: Remedies,
  asOf: string,
  rules: Rules,
): Judgement => judge(programme, applied(values, changed.values()), asOf, rules)
