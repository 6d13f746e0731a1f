import type { Incoming } from '../handlers/conversation/incoming.ts'

/** Machine time. Only `bot/` has one; everything else gets the time as an argument. */
export type Clock = () => Date

const ZONE = 'Asia/Ho_Chi_Minh'
const civil = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE })
const minute = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
})

/** The real clock, or one that starts at an instant and runs on from there. */
export const createClock = (start?: string): Clock => {
  if (start === undefined) return () => new Date()
  const ahead = Date.parse(start) - Date.now()
  return () => new Date(Date.now() + ahead)
}

/** What tells a program the time: the clocks of the machine; `start` as for `createClock`. */
export const createClocks = (start?: string) => ({
  clock: createClock(start),
  /** Milliseconds that only ever grow, whatever happens to the clock. */
  monotonic: () => performance.now(),
})

export type Clocks = ReturnType<typeof createClocks>

/** The civil day of an instant in Asia/Ho_Chi_Minh, `YYYY-MM-DD`. */
export const civilDay = (instant: Date): string => civil.format(instant)

/** An instant as a turn is told it: ISO text and civil day. */
export const momentOf = (instant: Date): Pick<Incoming, 'at' | 'today'> => ({
  at: instant.toISOString(),
  today: civilDay(instant),
})

/** Day and minute of an instant in Asia/Ho_Chi_Minh, `YYYY-MM-DD HH:MM`. */
export const civilMinute = (instant: Date): string =>
  `${civilDay(instant)} ${minute.format(instant)}`

/** The instant at which a minute (`HH:MM`) of a civil day begins, in milliseconds. */
export const instantOf = (day: string, minuteOfDay: string): number =>
  // Viet Nam has kept UTC+7 without daylight saving since 1975.
  Date.parse(`${day}T${minuteOfDay}:00+07:00`)

/** Day (`YYYY-MM-DD`) and minute (`HH:MM`) of an instant in Asia/Ho_Chi_Minh. */
export const minuteOf = (instant: number): { readonly today: string; readonly minute: string } => {
  const at = new Date(instant)
  return { today: civilDay(at), minute: minute.format(at) }
}

/** DeliveryTime as delivery reckons with it. */
export interface DeliveryTime {
  /** Milliseconds since the epoch. */
  now(): number
  /** The month of an instant in Asia/Ho_Chi_Minh, `YYYY-MM`. */
  monthOf(instant: number): string
}

export const createTime = (clock: Clock): DeliveryTime => ({
  now: () => clock().getTime(),
  monthOf: (instant) => civilDay(new Date(instant)).slice(0, 'YYYY-MM'.length),
})
