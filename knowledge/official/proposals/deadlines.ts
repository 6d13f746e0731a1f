import type { TimeFrame } from '../../language/times/time.ts'
import type { OfficialDocument } from '../passage.ts'
import type { DeadlineDraft, DraftContext } from './context.ts'
import { goalsIn } from './forms/goals.ts'
import { createIds, timeKey } from './identity.ts'
import { passagesInPlace, type PassageInPlace } from './outlook.ts'
import { isPhaseLine, phasesIn } from './forms/phases.ts'
import type { DeadlineProposal } from './proposal.ts'
import { rowsOf } from './forms/row.ts'
import { fromRows } from './forms/rows.ts'
import { fromSentences } from './forms/sentences.ts'
import { partsOf } from '../../schema/deadline.ts'
import type { ProposalWords } from './words.ts'

const draftsIn = (place: PassageInPlace, context: DraftContext): readonly DeadlineDraft[] => {
  const { words } = context
  if (isPhaseLine(place, words)) return phasesIn(place, context)
  if (place.section === 'goals') return goalsIn(place, context)
  const rows = rowsOf(place.lines, words)
  if (rows.length > 0) return fromRows(rows, place, context)
  return place.section === 'skipped' ? [] : fromSentences(place, context)
}

const sameTask = ({ type, time, roles }: DeadlineDraft): string =>
  JSON.stringify([type, timeKey(time), roles.leads, roles.does])

const partKeys = ({ time }: DeadlineDraft): readonly string[] =>
  partsOf(time).map((part) => timeKey(part))

/** A part of what the same clause says elsewhere. */
const isWithin = (one: DeadlineDraft, other: DeadlineDraft): boolean =>
  one !== other &&
  one.type === 'task' &&
  one.clause === other.clause &&
  partsOf(one.time).length < partsOf(other.time).length &&
  partKeys(one).every((key) => partKeys(other).includes(key))

/** What one clause says twice is said once; a phase is told once, with the other places that name it. */
const withoutDoubles = (
  drafts: readonly DeadlineDraft[],
): readonly (DeadlineDraft & Pick<DeadlineProposal, 'also'>)[] => {
  const kept = new Map<string, DeadlineDraft & { also: readonly string[] }>()
  for (const draft of drafts) {
    const where = draft.type === 'phase' ? '' : draft.clause
    const key = `${where}|${sameTask(draft)}|${draft.type === 'goal' ? draft.task : ''}`
    const first = kept.get(key)
    if (!first) kept.set(key, { ...draft, also: [] })
    else if (draft.clause !== first.clause)
      kept.set(key, { ...first, also: [...first.also, draft.clause] })
  }
  const all = [...kept.values()]
  return all.filter((one) => !all.some((other) => isWithin(one, other)))
}

/** The deadlines that a document seems to give, in its order. */
export const deadlineProposals = (
  document: OfficialDocument,
  frame: TimeFrame,
  words: ProposalWords,
): readonly DeadlineProposal[] => {
  const context = { frame, words, timesIn: (text: string) => words.readTimes(text, frame) }
  const drafts = passagesInPlace(document, words).flatMap((place) => draftsIn(place, context))
  const idOf = createIds(document)
  return withoutDoubles(drafts).map((draft) => ({
    kind: 'deadline',
    id: idOf(draft.type, draft.clause, timeKey(draft.time)),
    ...draft,
  }))
}
