import type { FastifyInstance, FastifyReply } from 'fastify'
import { deadlineCitation } from '../../../../handlers/text/reminder.ts'
import { agencyName } from '../../../../knowledge/wording/citation.ts'
import { addDays } from '../../../../knowledge/calendar/civil-day.ts'
import type { Deadline, Time } from '../../../../knowledge/schema/deadline.ts'
import type { Knowledge } from '../../../../knowledge/knowledge.ts'
import {
  ALL_TIME,
  isLive,
  lastDayOf,
  occurrencesOf,
  type DaySpan,
} from '../../../../knowledge/calendar/occurrence.ts'
import { civilDay } from '../../../clock.ts'
import { faultOf, selectDeadlines, type DeadlineQuery } from './query.ts'
import { calendarOf } from './calendar.ts'
import { sendError } from '../errors.ts'
import { limitAddress } from '../limits.ts'
import type { DeadlineView } from '../openapi.ts'
import type { WebDeps } from '../dispatch.ts'

const YEAR_DAYS = 365

const precisionOf = (time: Time): string => {
  const [part = time] = time.kind === 'composite' ? time.parts : [time]
  return part.kind === 'span' ? part.unit : part.kind
}

const viewOf = (
  deadline: Deadline,
  window: DaySpan,
  today: string,
  knowledge: Knowledge,
): DeadlineView => {
  const { id, type, province, source, clause, task, output, words, assumed, note } = deadline
  const named = (ids: readonly string[]) =>
    ids.map((one) => {
      const agency = knowledge.agencies.get(one)
      return { id: one, name: agency ? agencyName(agency, knowledge.say) : one }
    })
  const planEnds = knowledge.sources.get(source)?.inForceUntil ?? null
  return {
    id,
    type,
    province,
    document: source,
    clause,
    label: deadlineCitation(deadline, knowledge),
    task,
    output,
    lead: named(deadline.lead),
    with: named(deadline.with),
    words,
    precision: precisionOf(deadline.time),
    assumed: assumed !== null,
    note: note ?? assumed,
    live: isLive(deadline.time, today, planEnds),
    occurrences: occurrencesOf(deadline.time, window).map((one) => ({
      key: one.key,
      start: one.start,
      due: lastDayOf(one),
    })),
  }
}

/** Whether it falls due in the window, or, without a day, runs at any time of it. */
const isIn = (deadline: Deadline, window: DaySpan, knowledge: Knowledge): boolean => {
  const { time, source } = deadline
  if (occurrencesOf(time, ALL_TIME).length > 0) return occurrencesOf(time, window).length > 0
  const plan = knowledge.sources.get(source)
  const hasBegun = plan !== undefined && plan.inForceFrom < window.end
  return hasBegun && isLive(time, window.start, plan.inForceUntil)
}

/**
 * The deadlines asked for. Without days all of them, with what falls due in the next year; with a
 * day or two only those that fall due or run in that time.
 */
export const listDeadlines = (
  query: DeadlineQuery,
  today: string,
  knowledge: Knowledge,
): readonly DeadlineView[] => {
  const start = query.from ?? today
  const window = { start, end: addDays(query.to ?? addDays(start, YEAR_DAYS), 1) }
  const isAll = query.from === undefined && query.to === undefined
  return selectDeadlines(query, knowledge)
    .filter((deadline) => isAll || isIn(deadline, window, knowledge))
    .map((deadline) => viewOf(deadline, window, today, knowledge))
}

/** `GET /api/v1/deadlines` and the calendars of provinces and agencies. */
export const registerDeadlines = (app: FastifyInstance, deps: WebDeps): void => {
  const { knowledge, clock } = deps
  const { say, places } = knowledge
  const provinces = places.map(({ id }) => id).join(', ')
  const onRequest = limitAddress(app, deps)

  app.get<{ Querystring: Readonly<Record<string, unknown>> }>(
    '/api/v1/deadlines',
    { onRequest },
    (request, reply) => {
      const { province, agency, from, to } = request.query
      const given = { province, agency, from, to }
      const repeated = Object.entries(given).find(
        ([, value]) => value !== undefined && typeof value !== 'string',
      )
      const query = given as DeadlineQuery
      const fault = repeated?.[0] ?? faultOf(query, knowledge)
      if (fault)
        return sendError(reply, say, 'bad_query', { fault: say(`query.${fault}`, { provinces }) })
      return reply.send({ deadlines: listDeadlines(query, civilDay(clock()), knowledge) })
    },
  )

  const sendCalendar = (query: DeadlineQuery, reply: FastifyReply) =>
    faultOf(query, knowledge)
      ? sendError(reply, say, 'not_found')
      : reply.type('text/calendar; charset=utf-8').send(calendarOf(query, knowledge))
  app.get<{ Params: { readonly province: string } }>(
    '/calendar/:province.ics',
    { onRequest },
    ({ params: { province } }, reply) => sendCalendar({ province }, reply),
  )
  app.get<{ Params: { readonly province: string; readonly agency: string } }>(
    '/calendar/:province/:agency.ics',
    { onRequest },
    ({ params: { province, agency } }, reply) => sendCalendar({ province, agency }, reply),
  )
}
