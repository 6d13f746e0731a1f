import { remember } from '../../language/text/remember.ts'
import type { TimeFrame } from '../../language/times/time.ts'
import type { OfficialDocument } from '../passage.ts'
import type { DeadlineDraft, DraftContext } from './context.ts'
import { goalsIn } from './forms/goals.ts'
import { createIds, timeKey } from './identity.ts'
import type { PassageInPlace } from './outlook.ts'
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

/** A sentence is asked for its times more than once, and then never again. */
const MOST_TEXTS = 20

const sameTask = ({ type, time, roles }: DeadlineDraft): string =>
  JSON.stringify([type, timeKey(time), roles.leads, roles.does])

const isRow = ({ grounds }: DeadlineDraft): boolean => grounds.includes('row')

/** Goals and rows of a table are told apart by what they say: one clause holds many. */
const ownTask = (draft: DeadlineDraft): string =>
  draft.type === 'goal' || isRow(draft) ? draft.task : ''

const partKeys = ({ time }: DeadlineDraft): readonly string[] =>
  partsOf(time).map((part) => timeKey(part))

/** A part of what another of the same clause says. */
const isWithin = (one: DeadlineDraft, other: DeadlineDraft): boolean =>
  one !== other &&
  ownTask(one) === ownTask(other) &&
  one.type === 'task' &&
  partsOf(one.time).length < partsOf(other.time).length &&
  partKeys(one).every((key) => partKeys(other).includes(key))

/** What one clause says twice is said once; a phase is told once, with the other places that name it. */
const withoutDoubles = (
  drafts: readonly DeadlineDraft[],
): readonly (DeadlineDraft & Pick<DeadlineProposal, 'also'>)[] => {
  const kept = new Map<string, DeadlineDraft & { also: readonly string[] }>()
  for (const draft of drafts) {
    const where = draft.type === 'phase' ? '' : draft.clause
    const key = `${where}|${sameTask(draft)}|${ownTask(draft)}`
    const first = kept.get(key)
    if (!first) kept.set(key, { ...draft, also: [] })
    else if (draft.clause !== first.clause)
      kept.set(key, { ...first, also: [...first.also, draft.clause] })
  }
  const all = [...kept.values()]
  const beside = Map.groupBy(all, ({ clause }) => clause)
  return all.filter((one) => !(beside.get(one.clause) ?? []).some((other) => isWithin(one, other)))
}

/** The deadlines that a document seems to give, in its order. */
export const deadlineProposals = (
  document: OfficialDocument,
  places: readonly PassageInPlace[],
  frame: TimeFrame,
  words: ProposalWords,
): readonly DeadlineProposal[] => {
  const context = {
    frame,
    words,
    timesIn: remember((text: string) => words.readTimes(text, frame), MOST_TEXTS),
  }
  const drafts = places.flatMap((place) => draftsIn(place, context))
  const idOf = createIds(document)
  return withoutDoubles(drafts).map((draft) => ({
    kind: 'deadline',
    id: idOf(draft.type, draft.clause, timeKey(draft.time)),
    ...draft,
  }))
}
