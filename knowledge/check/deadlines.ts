import { isDay } from '../calendar/civil-day.ts'
import type { Content, FromFile } from '../content.ts'
import { partsOf, type DeadlineFile, type SimpleTime } from '../schema/deadline.ts'
import type { Fault } from '../faults.ts'

type Reason = Pick<Fault, 'reason' | 'values'>

/** No leap year: 29 February is no day of every year. */
const COMMON_YEAR = 2023

const isMonthDay = (month: number, date: number): boolean =>
  isDay([COMMON_YEAR, month, date].map((part) => String(part).padStart(2, '0')).join('-'))

/** What repeats or goes on ends with its plan. */
const planReasons = (
  until: string | null,
  planEnds: string | null | undefined,
): readonly Reason[] => {
  if (!planEnds) return []
  if (until === null) return [{ reason: 'endless', values: { end: planEnds } }]
  return until > planEnds ? [{ reason: 'outlives-plan', values: { end: planEnds } }] : []
}

const timeReasons = (time: SimpleTime, planEnds: string | null | undefined): readonly Reason[] => {
  if (time.kind === 'yearly' && time.day !== null && !isMonthDay(time.month, time.day))
    return [{ reason: 'no-month-day', values: { day: time.day, month: time.month } }]
  if (!('until' in time)) return []
  if (time.until !== null && time.until < time.from) return [{ reason: 'ends-before-start' }]
  return time.kind === 'span' ? [] : planReasons(time.until, planEnds)
}

const dutyFaults = (
  content: Content,
  { file, value }: FromFile<DeadlineFile>,
): readonly Fault[] => {
  const duties = new Set(
    content.duties
      .filter((table) => table.value.source === value.source)
      .flatMap((table) => table.value.rows.map(({ id }) => id)),
  )
  return [
    ...value.duties.map(({ duty }, at) => ({ duty, place: `duties.${at}.duty` })),
    ...value.others.map(({ duty }, at) => ({ duty, place: `others.${at}.duty` })),
  ].flatMap(({ duty, place }) =>
    duty === null || duties.has(duty) ? [] : [{ file, place, reason: 'no-duty', values: { duty } }],
  )
}

const otherFaults = (
  content: Content,
  { file, value }: FromFile<DeadlineFile>,
): readonly Fault[] => {
  const agencies = new Set(content.agencies.map(({ value: { id } }) => id))
  const clauses = content.sources.find(({ value: { id } }) => id === value.source)?.value.clauses
  return value.others.flatMap((one, at): readonly Fault[] => [
    ...(one.type !== 'goal' && one.duty === null && one.lead.length === 0
      ? [{ file, place: `others.${at}.lead`, reason: 'no-lead' }]
      : []),
    ...(clauses?.includes(one.clause) === false
      ? [
          {
            file,
            place: `others.${at}.clause`,
            reason: 'no-clause',
            values: { source: value.source, clause: one.clause },
          },
        ]
      : []),
    ...[
      ...one.lead.map((agency) => ({ place: `others.${at}.lead`, agency })),
      ...one.with.map((agency) => ({ place: `others.${at}.with`, agency })),
    ]
      .filter(({ agency }) => !agencies.has(agency))
      .map(({ place, agency }) => ({ file, place, reason: 'no-agency', values: { agency } })),
  ])
}

/** Goals are deadlines too: their ids, unique among themselves already, are taken. */
const idFaults = ({ deadlines, goals }: Content): readonly Fault[] => {
  const first = new Map(
    goals.flatMap(({ file, value }) => value.rows.map(({ id }) => [id, file] as const)),
  )
  const ids = deadlines.flatMap(({ file, value }) => [
    ...value.duties.map(({ duty }, at) => ({ file, place: `duties.${at}.duty`, id: duty })),
    ...value.others.map(({ id }, at) => ({ file, place: `others.${at}.id`, id })),
  ])
  return ids.flatMap(({ file, place, id }) => {
    const other = first.get(id)
    if (other === undefined) {
      first.set(id, file)
      return []
    }
    return [{ file, place, reason: 'id-twice', values: { id, file: other } }]
  })
}

/**
 * Every deadline has a task that exists or a clause and agencies of its own, days that the calendar
 * has, and an end where its plan ends.
 */
export const checkDeadlines = (content: Content): readonly Fault[] => {
  const plans = new Map(content.sources.map(({ value }) => [value.id, value.inForceUntil]))
  return [
    ...idFaults(content),
    ...content.deadlines.flatMap((one): readonly Fault[] => {
      const { file, value } = one
      if (!plans.has(value.source))
        return [{ file, place: 'source', reason: 'no-source', values: { source: value.source } }]
      const times = [
        ...value.duties.map(({ time }, at) => ({ place: `duties.${at}.time`, time })),
        ...value.others.map(({ time }, at) => ({ place: `others.${at}.time`, time })),
      ]
      return [
        ...dutyFaults(content, one),
        ...otherFaults(content, one),
        ...times.flatMap(({ place, time }) =>
          partsOf(time).flatMap((part) =>
            timeReasons(part, plans.get(value.source)).map((reason) => ({
              file,
              place,
              ...reason,
            })),
          ),
        ),
      ]
    }),
  ]
}
