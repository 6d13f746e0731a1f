import type { Db } from '../../test/simulator/kit/mutants.ts'
import { OPEN, readOpen } from '../../test/simulator/kit/rows.ts'
import type { Outside } from './facts.ts'

/** What has not come to an end. */
export interface Waiting {
  /** In words, a line for each kind. */
  readonly left: readonly string[]
  /** When the first of it may go on, by the programs' clock; null where something can go on now. */
  readonly dueAt: number | null
  /** Another one as soon as anything has moved. */
  readonly mark: string
}

/** Finds what waits, in the platforms' books and in the programs'; null where nothing does. */
export const findWaiting = async (
  db: Db,
  { received, reminded }: Outside,
): Promise<Waiting | null> => {
  const outside = received.filter(({ end }) => end === 'waiting').length
  const inbox = await db.selectFrom('inbox').select('chat').where('state', '=', 'waiting').execute()
  const outbox = await readOpen(db)
  const planned = await db
    .selectFrom('outbox')
    .select('chat')
    .distinct()
    .where('class', '=', 'reminder')
    .execute()
  const known = new Set(planned.map(({ chat }) => chat))
  const unplanned = reminded.filter((chat) => !known.has(chat)).length
  const kinds = [
    [outside, 'updates that no program has taken'],
    [inbox.length, 'updates that wait for their turn'],
    [unplanned, 'reminders that are not planned'],
    ...OPEN.map((state) => {
      const rows = outbox.filter((row) => row.state === state)
      return [rows.length, `messages that are ${state}`] as const
    }),
  ] as const
  const left = kinds.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : []))
  if (left.length === 0) return null

  const paces = await db.selectFrom('paces').select(['key', 'paused_until']).execute()
  const rests = new Map(paces.map(({ key, paused_until: until }) => [key, until]))
  const isStill =
    outside + inbox.length + unplanned === 0 && outbox.every(({ state }) => state === 'pending')
  const dues = outbox.map(({ next_at: at, channel, chat }) =>
    Math.max(at, rests.get(channel) ?? 0, rests.get(chat) ?? 0),
  )
  return {
    left,
    dueAt: isStill ? Math.min(...dues) : null,
    mark: JSON.stringify([outside, inbox, unplanned, outbox]),
  }
}
