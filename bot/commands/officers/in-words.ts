import type { Grant } from '../../../handlers/conversation/subscriber.ts'
import { agencyName } from '../../../knowledge/wording/citation.ts'
import { dayInWords } from '../../../knowledge/calendar/civil-day.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { minuteOf } from '../../clock.ts'

export type Known = Pick<Knowledge, 'agencies' | 'deadlines' | 'places' | 'say'>

/** Day and minute of an instant as people read it: "28/11/2026 10:00". */
export const whenInWords = (instant: number): string => {
  const { today, minute } = minuteOf(instant)
  return `${dayInWords(today)} ${minute}`
}

/** An agency and its province by name; an id that no content names any more stands as it is. */
export const scopeInWords = (
  {
    agency: agencyId,
    province: provinceId,
  }: { readonly agency: string; readonly province: string },
  { agencies, places, say }: Known,
): { readonly agency: string; readonly province: string } => {
  const agency = agencies.get(agencyId)
  const place = places.find(({ id }) => id === provinceId)
  return {
    agency: agency ? agencyName(agency, say) : agencyId,
    province: place?.name ?? provinceId,
  }
}

/** What grants allow, in one line. */
export const grantsInWords = (grants: readonly Grant[], known: Known): string =>
  grants.map((grant) => known.say('officers.grant', scopeInWords(grant, known))).join('; ')
