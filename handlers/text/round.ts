import { dayInWords, monthOf, yearOf } from '../../knowledge/calendar/civil-day.ts'
import { statusOn } from '../../knowledge/rules/judge.ts'
import type { Programme } from '../../knowledge/schema/programme.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Incoming } from '../conversation/incoming.ts'
import type { Talk } from '../talk.ts'

/** What the line about a round is worked out from. */
interface OnDay extends Pick<Talk, 'say'> {
  readonly knowledge: Pick<Knowledge, 'sources'>
  readonly incoming: Pick<Incoming, 'today'>
}

const timeInWords = (from: string, until: string, { say }: OnDay): string =>
  from === until || monthOf(from) === monthOf(until)
    ? say('round.month', { month: monthOf(from), year: yearOf(from) })
    : say('round.months', { from: monthOf(from), until: monthOf(until), year: yearOf(until) })

/** When the round was, as far as the document says: "đợt chọn theo KH 135 là tháng 6 đến tháng 7 năm 2021". */
const roundInWords = ({ round, source }: Programme, talk: OnDay): string => {
  const { say, knowledge } = talk
  const document = knowledge.sources.get(source)?.name ?? ''
  if (round.kind === 'none') return say('round.none', { document })
  if (round.kind === 'list') return say('round.list', { document, time: dayInWords(round.on) })
  return say('round.span', { document, time: timeInWords(round.from, round.until, talk) })
}

/** The line about the round of one programme as it stands on the day of the talk. */
export const roundLine = (programme: Programme, talk: OnDay): string => {
  const status = statusOn(programme, talk.incoming.today)
  const end = talk.knowledge.sources.get(programme.source)?.inForceUntil ?? null
  if (status === 'upcoming' || status === 'open') return talk.say(`round.${status}`)
  const round = roundInWords(programme, talk)
  return status === 'ended' && end !== null
    ? talk.say('round.ended', { round, year: yearOf(end) })
    : talk.say('round.closed', { round })
}

/** Whether papers are taken by the document no more, or were never. */
export const isRoundOver = (programme: Programme, day: string): boolean =>
  ['closed', 'ended'].includes(statusOn(programme, day))

/**
 * The line below an answer about the round of its province, or of the documents that it cites; null
 * while such a round is open or ahead.
 */
export const roundNote = (
  { province, citations }: { province: string | null; citations: readonly { source: string }[] },
  talk: Talk,
): string | null => {
  const cited = new Set(citations.map(({ source }) => source))
  const programmes = [...talk.knowledge.programmes.values()].filter((one) =>
    province === null ? cited.has(one.source) : one.province === province,
  )
  const isOver = (one: Programme) => isRoundOver(one, talk.incoming.today)
  const [first, ...others] = programmes
  if (!first || !programmes.every(isOver)) return null
  return others.length === 0 ? roundLine(first, talk) : talk.say('round.several')
}
