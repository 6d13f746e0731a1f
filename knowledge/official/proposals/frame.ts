import { civilDate, yearOf } from '../../calendar/civil-day.ts'
import type { TimeReader } from '../../language/times/reader.ts'
import type { TimeFrame } from '../../language/times/time.ts'
import { compose, placeTones } from '../../language/text/text.ts'
import type { OfficialDocument } from '../passage.ts'

/** Where a document names itself. */
const NAMING = /^(?:title|KH)$/u
const LAST_MONTH = 12
const LAST_DAY = 31

/** The letters that times and names are read in. */
export const legibleText = (text: string): string => placeTones(compose(text))

/**
 * What the document covers: from its signing, or else from `readOn`, to the end of the last period
 * that its title names.
 */
export const frameOf = (
  { title, signedOn, passages }: OfficialDocument,
  readOn: string,
  readTimes: TimeReader,
): TimeFrame => {
  const from = signedOn ?? readOn
  const own = passages.filter(({ clause }) => NAMING.test(clause)).flatMap(({ text }) => text)
  const ends = [title, ...own].flatMap((text) =>
    readTimes(legibleText(text), { from, until: null }).flatMap(({ time }) =>
      time.kind === 'span' ? [time.until] : [],
    ),
  )
  const last = ends.toSorted((one, other) => one.localeCompare(other)).at(-1)
  return {
    from,
    until: last === undefined || last < from ? null : civilDate(yearOf(last), LAST_MONTH, LAST_DAY),
  }
}
