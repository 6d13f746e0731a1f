import type { TimeRead } from '../../../language/times/time.ts'
import { NOBODY } from '../../../schema/roles.ts'
import type { DeadlineDraft, DraftContext } from '../context.ts'
import type { PassageInPlace } from '../outlook.ts'
import { rowsOf } from './row.ts'
import { sentencesOf } from './sentence.ts'
import { groundsOf, sureOf } from '../sure.ts'
import { shortened, taskOf } from '../task.ts'
import { withoutNumber } from '../words.ts'

const byYear = (reads: readonly TimeRead[]): TimeRead | null =>
  reads.find(({ form, time }) => form === 'by-year' || (form === 'bound' && time.kind === 'day')) ??
  null

/**
 * What is aimed at, with the year by which: of the sentence, or of the heading that it stands under. A
 * rate ("each year 25 more") has none. Nobody is reminded of a goal.
 */
export const goalsIn = (place: PassageInPlace, context: DraftContext): readonly DeadlineDraft[] => {
  if (place.isAbove) return []
  const { timesIn, words } = context
  const inherited =
    place.above.map((line) => byYear(timesIn(line))).find((one) => one !== null) ?? null
  const [row] = rowsOf(place.lines, words)
  const sentences = row ? [row.cells.task ?? ''] : sentencesOf(place.lines.map(withoutNumber))
  const drafts = sentences.flatMap((sentence): readonly DeadlineDraft[] => {
    const read = byYear(timesIn(sentence)) ?? inherited
    if (!read) return []
    const ids = (cell: string | undefined) =>
      words.agenciesIn(cell ?? '').flatMap((group) => group.ids)
    const roles = row
      ? { ...NOBODY, leads: ids(row.cells.lead), joins: ids(row.cells.with) }
      : NOBODY
    const grounds = groundsOf({
      time: read.time,
      roles,
      isInherited: false,
      isRow: row !== undefined,
      hasDuty: false,
      isYearAssumed: false,
    })
    return [
      {
        type: 'goal',
        clause: place.passage.clause,
        roles,
        stranger: null,
        task: taskOf(sentence, [read.words], words),
        output: null,
        words: read.words,
        time: read.time,
        found: shortened(sentence),
        sure: sureOf(grounds),
        grounds,
      },
    ]
  })
  // Sentences below one year are one goal with its parts.
  return drafts.length > 0 && inherited ? drafts.slice(0, 1) : drafts
}
