import { judge, type Rules } from './judge.ts'
import type { Judgement, Trace } from './judgement.ts'
import type { Programme } from '../schema/programme.ts'
import type { Values } from './value.ts'

const isOpen = ({ status }: Trace) => status === 'unknown' || status === 'authority'

/**
 * Facts without a value that keep a condition open; what is behind an open gate waits for it. A leaf
 * that no number in force decides stays open whatever is said, so its fact is not asked.
 */
const missingIn = (trace: Trace): readonly string[] => {
  if (!isOpen(trace)) return []
  const [first] = trace.children
  if (first === undefined)
    return trace.fact !== null && trace.stated === null && trace.status === 'unknown'
      ? [trace.fact]
      : []
  return trace.op === 'when' && isOpen(first) ? missingIn(first) : trace.children.flatMap(missingIn)
}

const openIn = ({ mandatory, priority, eligibility }: Judgement): readonly string[] => {
  const facts = mandatory.flatMap(({ trace }) => missingIn(trace))
  return eligibility === 'not_eligible'
    ? facts
    : [...facts, ...priority.flatMap(({ trace }) => missingIn(trace))]
}

/**
 * Facts that have no value yet and can still change the verdict or the list of failing or
 * to-verify conditions, in order of asking. What is behind a gate that is shut never appears;
 * `priority` comes last and is left out once a mandatory condition has failed.
 */
export const openFactsIn = (judgement: Judgement, facts: Rules['facts']): readonly string[] => {
  const open = new Set(openIn(judgement))
  return [...facts.values()]
    .filter(({ id }) => open.has(id))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ id }) => id)
}

/** The same for answers that have not been judged yet. */
export const openFacts = (
  programme: Programme,
  values: Values,
  asOf: string,
  rules: Rules,
): readonly string[] => openFactsIn(judge(programme, values, asOf, rules), rules.facts)
