import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Judged, Trace } from '../../knowledge/rules/judgement.ts'
import type { Value, Values } from '../../knowledge/rules/value.ts'
import type { SheetRow } from '../conversation/sheet.ts'
import type { Amount, Gap } from '../conversation/verdict-view.ts'
import type { Citation } from '../../knowledge/schema/schema.ts'
import { citeBriefly } from '../text/citation.ts'
import { leavesOf, subjectOf } from '../walk/progress.ts'
import { actualOf, gapOf, openLeaf, requiredOf } from '../walk/verdict/verdict.ts'

/** A condition as it is judged, before its parts are put into words. */
export interface RowParts {
  readonly condition: string
  readonly fact: string
  readonly label: string
  readonly status: SheetRow['status']
  /** Null where no number is in force on the day, or none is asked. */
  readonly required: Amount | null
  readonly actual: Amount | null
  readonly gap: Gap | null
  readonly citation: Citation
}

const isKnown = (value: Value | undefined): value is Value =>
  value !== undefined && value.is !== 'unknown'

const statedAs = (fact: string, values: Values, knowledge: Knowledge): Amount | null => {
  const [about, value] = [knowledge.facts.get(fact), values[fact]]
  return about && isKnown(value) ? actualOf(about, value, knowledge) : null
}

/** What is asked of a fact: a figure, or the words that stand for a condition without one. */
const askedOf = (leaf: Trace, knowledge: Knowledge): Amount | null =>
  leaf.required || knowledge.say.has(`need.${leaf.fact}`) ? requiredOf(leaf, knowledge) : null

const STATUSES = { met: 'met', not_met: 'not_met', unknown: 'open', authority: 'open' } as const

/** The leaf that tells most of a condition: the one that fails or stays open, else the last of its fact. */
const tellingLeaf = ({ trace, status }: Judged): Trace | null => {
  const leaves = leavesOf(trace)
  if (status === 'unknown' || status === 'authority') return openLeaf(trace)
  const about = subjectOf(trace)
  const failing = leaves.find((leaf) => leaf.status === 'not_met' && leaf.stated)
  return status === 'not_met'
    ? (failing ?? null)
    : (leaves.find((one) => one.fact === about) ?? null)
}

const rowOf = (judged: Judged, values: Values, knowledge: Knowledge): RowParts | null => {
  const { condition, status, trace } = judged
  const leaf = tellingLeaf(judged)
  if (!leaf?.fact || status === 'not_applicable') return null
  const { fact } = leaf
  // what decides whether a condition counts at all is open: that is the row, once for all behind it
  const isGate = fact !== subjectOf(trace)
  return {
    condition: isGate ? fact : condition.id,
    fact,
    label: isGate ? knowledge.say(`fact.${fact}`) : condition.label,
    status: STATUSES[status],
    required: askedOf(leaf, knowledge),
    actual: statedAs(fact, values, knowledge),
    gap: status === 'not_met' ? gapOf(leaf, knowledge) : null,
    citation: leaf.citation,
  }
}

/** A row for every condition that applies, in the order of the document. */
export const rowsOf = (
  mandatory: readonly Judged[],
  values: Values,
  knowledge: Knowledge,
): readonly RowParts[] => {
  const rows = mandatory.flatMap((judged) => rowOf(judged, values, knowledge) ?? [])
  return [...new Map(rows.toReversed().map((row) => [row.condition, row])).values()].toReversed()
}

/** The row as the table shows it. */
export const toSheetRow = (
  { condition, fact, label, status, required, actual, gap, citation }: RowParts,
  knowledge: Knowledge,
): SheetRow => ({
  condition,
  fact,
  label,
  required: required?.text ?? '',
  declared: actual?.text ?? null,
  status,
  gap: gap?.text ?? null,
  clause: citeBriefly(citation, knowledge),
})

/** A row that compares a figure with one that is asked. */
export const isOfFigure = ({ fact, required }: RowParts, { facts }: Knowledge): boolean =>
  facts.get(fact)?.type === 'amount' && typeof required?.value === 'number'
