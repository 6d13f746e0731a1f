import { DEFAULTS } from '../../handlers/conversation/subscriber.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { addDays, daysBetween } from '../../knowledge/calendar/civil-day.ts'
import type { Deadline } from '../../knowledge/schema/deadline.ts'
import type { ChangeNotice, ToldOccurrence } from '../../storage/reminders/agenda.ts'
import type { PlannedChat, Unplanned } from '../../storage/reminders/reminders.ts'
import type { Stores } from '../../storage/stores.ts'
import type { Channel } from '../channels/channel.ts'
import { minuteOf, type DeliveryTime } from '../clock.ts'
import { errorInLog } from '../log.ts'
import { compareAgenda } from './agenda.ts'
import { createConcern } from '../../handlers/reminders/concern.ts'
import { createMessageWriter, recordSilent, type Address } from './messages.ts'
import { noticeOf, secondOf, writeToSecond } from './notice.ts'
import { LOOK_BACK_DAYS, occurrenceId, upcomingView, type UpcomingView } from './upcoming.ts'
import { planNudge } from './nudges/plan.ts'
import { planFor } from './planner.ts'
import type { Parts } from '../parts.ts'

/** Chats that are planned in one transaction: turns wait no longer than that. */
const BATCH = 500
/** A day without planning is nobody's fault; after more the message says that it is late. */
const LATE_AFTER_DAYS = 1

export interface EngineDeps extends Pick<Parts, 'log'> {
  readonly time: Pick<DeliveryTime, 'now'>
  readonly stores: Pick<Stores, 'reminders' | 'agenda' | 'rerouting' | 'nudges'>
  readonly channels: readonly Pick<Channel, 'name' | 'limits'>[]
  readonly knowledge: Pick<
    Knowledge,
    'agencies' | 'deadlines' | 'dossiers' | 'holidays' | 'programmes' | 'say' | 'sources'
  >
  /** Messages were put into the outbox. */
  readonly onPlanned: () => void
}

/** Ids of deadlines that are not the same in two of them. */
const changedBetween = (
  before: ReadonlyMap<string, Deadline>,
  after: ReadonlyMap<string, Deadline>,
): ReadonlySet<string> =>
  new Set([...before.keys(), ...after.keys()].filter((id) => before.get(id) !== after.get(id)))

/** Plans what is told today. */
export const createReminderEngine = ({
  stores: { reminders, agenda, rerouting, nudges },
  channels,
  knowledge,
  time,
  log,
  onPlanned,
}: EngineDeps) => {
  const isConcern = createConcern(knowledge.agencies)
  const write = createMessageWriter(knowledge)
  const { deadlines } = knowledge
  /** The deadlines whose days were taken over; none before the first time. */
  let adopted: ReadonlyMap<string, Deadline> | null = null

  const addressOf = (chat: string): Address | null => {
    const channel = channels.find(({ name }) => chat.startsWith(`${name}:`))
    return channel ? { chat, channel: channel.name, limits: channel.limits } : null
  }

  /** Where a person can be written to now: the chat itself, or else their second one. */
  const addressFor = ({ chat, subscriber, isReachable }: Unplanned) => {
    const second = secondOf(chat, subscriber)
    return (
      (isReachable ? addressOf(chat) : null) ??
      (second === null ? null : addressOf(second)) ??
      addressOf(chat)
    )
  }

  const notify = (
    { chat, subscriber, changes }: ToldOccurrence,
    today: string,
    now: number,
  ): ChangeNotice => {
    const address = addressOf(chat)
    if (!address) return { reminders: [], drafts: [] }
    const items = changes.flatMap((change) => noticeOf(change, deadlines, subscriber, today))
    // Each by itself: one that is withdrawn takes no other along.
    const telling = { items, about: chat, address, isDigest: false, isLate: false }
    return write(telling, now)
  }

  /**
   * At start all days of the content; later only those of deadlines that were confirmed or taken back
   * since. A program of older content that runs on must not bring its old days back.
   */
  const adopt = async (today: string, now: number): Promise<void> => {
    const known = adopted
    const ids = changedBetween(known ?? new Map(), deadlines)
    if (known && ids.size === 0) return
    const isMeant = (id: string) => known === null || ids.has(id)
    const held = [...deadlines.values()].filter(({ id }) => isMeant(id))
    const taken = new Map(deadlines)
    const changes = await agenda.adopt(
      (stored) =>
        compareAgenda(
          held,
          stored.filter(({ deadline }) => isMeant(deadline)),
          today,
          now,
        ),
      (told) => notify(told, today, now),
      now,
    )
    for (const { deadline, occurrence, before, after } of changes)
      log.warn(
        { deadline, occurrence, before, after: after.gone ? null : after.due },
        'a deadline moved',
      )
    if (changes.length > 0) onPlanned()
    adopted = taken
  }

  const lookOut = async (today: string): Promise<UpcomingView> => {
    const rows = await agenda.read()
    const stand = new Map(
      rows.map(({ deadline, occurrence, due, revision, gone }) => [
        occurrenceId(deadline, occurrence),
        { due, revision, gone: gone === 1 },
      ]),
    )
    return upcomingView(deadlines.values(), knowledge.holidays, stand, today)
  }

  const decide = (found: Unplanned, today: UpcomingView, now: number): PlannedChat => {
    const { items, silent } = planFor(
      found.subscriber,
      found.told,
      found.plannedOn,
      today,
      isConcern,
    )
    const address = addressFor(found)
    if (!address) return { reminders: recordSilent(silent), drafts: [], latest: null }
    const { plannedOn } = found
    const isLate = plannedOn !== null && daysBetween(plannedOn, today.today) > LATE_AFTER_DAYS
    const isDigest = found.subscriber.digest || isLate
    const letters = write({ items, about: found.chat, address, isDigest, isLate }, now)
    return {
      reminders: [...recordSilent(silent), ...letters.reminders],
      drafts: letters.drafts,
      latest: letters.latest.length > 0 ? letters.latest : null,
    }
  }

  /** Plans batch after batch until nobody waits. */
  const planAll = async (day: UpcomingView, minute: string): Promise<number> => {
    const { today } = day
    const since = addDays(today, -LOOK_BACK_DAYS)
    let all = 0
    for (;;) {
      const now = time.now()
      const { planned, unreadable } = await reminders.plan(
        { today, minute, since },
        BATCH,
        (found) => decide(found, day, now),
        now,
      )
      if (unreadable > 0) log.error({ unreadable }, 'subscriptions cannot be read')
      if (planned === 0) return all
      all += planned
      onPlanned()
    }
  }

  /** Plans what is told of papers that are missing, batch after batch. */
  const planNudges = async (today: string, minute: string): Promise<number> => {
    let all = 0
    for (;;) {
      const now = time.now()
      const planned = await nudges.plan(
        { today, minute, usual: DEFAULTS.time },
        BATCH,
        (due) => planNudge(due, today, addressOf(due.chat), knowledge, now),
        now,
      )
      if (planned === 0) return all
      all += planned
      onPlanned()
    }
  }

  return {
    /** Takes over the days of the content where they are new, and plans whoever's hour has come. */
    async tick() {
      const now = time.now()
      const { today, minute } = minuteOf(now)
      try {
        await adopt(today, now)
        // Looked up anew each time: another program may have taken other days over since.
        const planned = await planAll(await lookOut(today), minute)
        const rerouted = await rerouting.reroute(
          today,
          (stranded) => writeToSecond(stranded, deadlines, addressOf, write, today, now),
          now,
        )
        if (rerouted > 0) {
          log.warn({ rerouted }, 'told in a second chat what the first one does not take')
          onPlanned()
        }
        const nudged = await planNudges(today, minute)
        if (nudged > 0) log.info({ lists: nudged }, 'planned what is told of papers')
        if (planned > 0) log.info({ chats: planned }, 'planned what is told today')
      } catch (error) {
        log.error({ error: errorInLog(error) }, 'reminders could not be planned')
      }
    },
  }
}

export type ReminderEngine = ReturnType<typeof createReminderEngine>
