import type { Programme, ResultCase } from '../../knowledge/schema/programme.ts'
import type { VerdictView } from '../conversation/verdict-view.ts'
import type { ResultLine } from './lines.ts'

/** A cooperative that the document of its province names as chosen. */
export type ChosenCooperative = Programme['cooperatives'][number]

/** Facts without which no document speaks of the body at all. */
const SUBJECTS: ReadonlySet<string> = new Set(['province', 'entity'])

/** True for a fact that tells only which body it is, and nothing of how it does. */
export const isOfSubject = (fact: string): boolean => SUBJECTS.has(fact)

export const isNoSubject = (view: VerdictView): boolean =>
  view.failing.some(({ fact }) => isOfSubject(fact))

/** Which steps a result calls for. */
export const caseOf = (view: VerdictView, listed: readonly ChosenCooperative[]): ResultCase => {
  if (listed.length > 0) return 'chosen'
  return isNoSubject(view) ? 'no_subject' : view.eligibility
}

/** What to do now, with whom, in that province: the most urgent first. */
export const nextSteps = (programme: Programme, result: ResultCase): readonly ResultLine[] =>
  programme.nextSteps
    .filter((step) => step.for.includes(result))
    .map(({ text, cites }) => ({ text, citations: cites ? [cites] : [] }))
