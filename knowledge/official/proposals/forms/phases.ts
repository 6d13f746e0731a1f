import { NOBODY } from '../../../schema/roles.ts'
import type { DeadlineDraft, DraftContext } from '../context.ts'
import type { PassageInPlace } from '../outlook.ts'
import { isPeriod } from './sentences.ts'
import { groundsOf, sureOf } from '../sure.ts'
import { shortened, taskOf } from '../task.ts'
import { withoutNumber, type ProposalWords } from '../words.ts'

/** True where a clause names a stretch of the plan: "Giai đoạn 1: chọn … (trong năm 2021)". */
export const isPhaseLine = ({ lines }: PassageInPlace, words: ProposalWords): boolean =>
  words.isPhase.test(withoutNumber(lines[0] ?? ''))

/** The phase of a clause, where it says when it ends. Nobody is named for a whole phase. */
export const phasesIn = (
  place: PassageInPlace,
  { timesIn, words }: DraftContext,
): readonly DeadlineDraft[] => {
  const line = withoutNumber(place.lines[0] ?? '')
  const read = timesIn(line).findLast(
    ({ form, time }) =>
      (form === 'bound' || (form === 'bare' && time.kind === 'span')) && !isPeriod(time),
  )
  if (!read) return []
  const roles = NOBODY
  const grounds = groundsOf({
    time: read.time,
    roles,
    isInherited: false,
    isRow: false,
    hasDuty: words.duty.test(line),
    isYearAssumed: read.isYearAssumed,
  })
  return [
    {
      type: 'phase',
      clause: place.passage.clause,
      roles,
      stranger: null,
      task: taskOf(line, [read.words], words),
      output: null,
      words: read.words,
      time: read.time,
      found: shortened(line),
      sure: sureOf(grounds),
      grounds,
    },
  ]
}
