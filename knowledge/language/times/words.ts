import type { TimeLexicon } from '../../schema/lexicon/documents.ts'
import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import { createDateWords } from '../amounts/amount-words.ts'
import { createDateReader } from '../numbers/date.ts'
import { anywhere } from '../../wording/words.ts'
import { createWordList } from '../phrases/word-list.ts'

const plain = (words: readonly string[]) => createWordList([{ words }])

/** The words of times, ready to be looked for. */
export const createTimeWords = (lexicon: TimeLexicon, units: Lexicon['units']) => ({
  /** A text without any of these holds no time, and is read no further. */
  hint: new RegExp(
    `\\d|${
      anywhere(
        [lexicon.recurring, lexicon.endsOf, lexicon.halves]
          .flatMap((entries) => entries.flatMap(({ words }) => words))
          .concat(lexicon.ongoing, lexicon.vague, lexicon.over, units.dates.quarter),
      ).source
    }`,
    'iu',
  ),
  date: createDateReader(createDateWords(units)),
  day: plain(units.dates.day),
  year: plain(units.dates.year),
  bound: createWordList(lexicon.bounds),
  from: plain(lexicon.from),
  to: plain(lexicon.to),
  joint: plain(lexicon.joints),
  period: plain(lexicon.period),
  half: createWordList(lexicon.halves),
  monthOf: createWordList(lexicon.monthsOf),
  endOf: createWordList(lexicon.endsOf),
  of: plain(lexicon.of),
  recurring: createWordList(lexicon.recurring),
  cue: plain(lexicon.reported.cues),
  reportedHalf: plain(lexicon.reported.half),
  reportedYear: plain(lexicon.reported.year),
  yearly: plain(lexicon.yearly),
  ongoing: plain(lexicon.ongoing),
  vague: plain(lexicon.vague),
  byRegulation: plain(lexicon.byRegulation),
  over: plain(lexicon.over),
  plan: plain(lexicon.plan),
  lead: plain(lexicon.relative.leads),
  unit: plain(lexicon.relative.units),
  sureUnit: plain(lexicon.relative.sure),
  behind: plain(lexicon.relative.behind),
  stop: plain(lexicon.relative.stops),
})

export type TimeWords = ReturnType<typeof createTimeWords>
