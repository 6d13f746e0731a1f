import type { Kysely, Selectable } from 'kysely'
import type { ChannelLimits } from '../../../bot/channels/channel.ts'
import type { DeliveryDraft } from '../../../storage/outbox/outbox.ts'
import type { Database } from '../../../storage/database/schema.ts'
import type { Platform } from '../kit/platform.ts'
import type { Grant, Witness } from './witness.ts'

/** What is known once a scenario is over. */
export interface Ending {
  readonly drafts: readonly DeliveryDraft[]
  readonly limits: ChannelLimits
  /** True where the clocks kept together, nobody froze and the database always answered. */
  readonly isSteady: boolean
  /** The program that finished everything. */
  readonly last: string
}

type Row = Selectable<Database['outbox']>

const SECOND_MS = 1000
const REPLY_LIVES_MS = 600 * SECOND_MS
/** A reply is sent once whatever happens, a reminder in doubt once more. */
const MOST_SHOWN = { reply: 1, reminder: 2 } as const
/** The longest rest after a refusal, and the longest that a platform of the simulation asks for. */
const LONGEST_REST_MS = 300 * SECOND_MS
const ENDS: ReadonlySet<string> = new Set(['sent', 'blocked', 'dead', 'unknown'])

const countBy = <T>(list: readonly T[], keyOf: (item: T) => string): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const item of list) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return counts
}

/** The most permissions of one second of the wall clocks. */
const mostInASecond = (grants: readonly Grant[]): number =>
  Math.max(
    0,
    ...grants.map(
      ({ wall }) => grants.filter((one) => one.wall >= wall && one.wall < wall + SECOND_MS).length,
    ),
  )

/** Holds what is stored against what the platform really did. */
export const breachesAtTheEnd = async (
  db: Kysely<Database>,
  { calls }: Platform,
  witness: Witness,
  { drafts, limits, isSteady }: Ending,
): Promise<void> => {
  const { blame, grants, rests, causes } = witness
  const rows = await db.selectFrom('outbox').selectAll().orderBy('id').execute()
  const attempts = await db.selectFrom('attempts').selectAll().execute()
  const shown = calls.filter(({ messageId }) => messageId !== null)

  if (rows.length !== drafts.length) blame('I1', `${rows.length} rows for ${drafts.length} drafts`)
  const checkRow = ({
    id,
    key,
    state,
    doubts,
    reason,
    message_id,
    class: kind,
    created_at,
    settled_at,
  }: Row) => {
    const arrived = shown.filter((call) => call.key === key)
    const answers = new Set(
      calls.filter((call) => call.key === key).map((call) => call.outcome.kind),
    )
    if (!ENDS.has(state)) {
      blame('I8', `${key} is still ${state}`)
      return
    }
    if (arrived.length > 1 + doubts)
      blame('I2', `${key} was shown ${arrived.length} times with ${doubts} doubts`)
    if (arrived.length > MOST_SHOWN[kind]) blame('I2', `${key} was shown ${arrived.length} times`)
    const unheard = calls.filter((call) => call.key === key && call.outcome.kind === 'in-doubt')
    if (doubts > (causes.get(key) ?? 0) + unheard.length)
      blame('I2', `${key} has ${doubts} doubts without a cause`)
    if (state === 'sent' && !arrived.some((call) => call.messageId === message_id))
      blame('I3', `${key} is sent as ${message_id}, which was never shown`)
    if (state !== 'sent' && doubts === 0 && arrived.length > 0)
      blame('I3', `${key} was shown and is ${state} without a doubt`)
    if (state === 'unknown' && doubts === 0) blame('I1', `${key} is unknown without a doubt`)
    if ((state === 'dead' || state === 'blocked') && reason === null)
      blame('I1', `${key} is ${state} without a reason`)
    const tried = attempts.filter(({ delivery }) => delivery === id)
    if (tried.filter(({ outcome }) => outcome === 'in-doubt').length !== doubts)
      blame('I1', `${key} has ${doubts} doubts and other attempts`)
    const isLate = kind === 'reply' && (settled_at ?? 0) - created_at > REPLY_LIVES_MS
    const isRefused = answers.has('rejected') || answers.has('outside-window')
    if (state === 'dead' && !isLate && !isRefused && reason !== 'outside-window')
      blame('I1', `${key} is dead though nobody refused it`)
  }
  for (const row of rows) checkRow(row)

  const given = countBy(grants, ({ key, owner }) => `${key} of ${owner}`)
  for (const [what, count] of countBy(calls, ({ key, by }) => `${key} of ${by}`))
    if (count > (given.get(what) ?? 0)) blame('I4', `${what} was written without permission`)

  for (const { from, until } of isSteady ? rests : []) {
    if (until - from > LONGEST_REST_MS) blame('I12', `the bot rests for ${until - from} ms`)
    const early = grants.find(({ wall }) => wall > from && wall < until)
    if (early) blame('I12', `${early.key} leaves while the bot rests`)
  }

  const { perSecond, burst, chatPerSecond } = limits.pace
  const checkPace = (what: string, some: readonly Grant[], rate: number) => {
    const most = mostInASecond(some)
    if (isSteady && rate > 0 && most > rate + burst)
      blame('I5', `${most} messages of ${what} within a second`)
  }
  checkPace('the bot', grants, perSecond)
  for (const chat of new Set(grants.map((grant) => grant.chat)))
    checkPace(
      chat,
      grants.filter((grant) => grant.chat === chat),
      chatPerSecond,
    )

  const doubtful = new Set(rows.filter(({ doubts }) => doubts > 0).map(({ key }) => key))
  const orderOf = new Map(rows.map(({ key, id }) => [key, id]))
  const draftOf = new Map(drafts.map((draft) => [draft.key, draft]))
  // Under its new id a chat has a lane of its own.
  const moved = new Set(
    calls.filter(({ outcome }) => outcome.kind === 'moved').map(({ chat }) => chat),
  )
  const latest = new Map<string, number>()
  for (const { key } of shown) {
    const draft = draftOf.get(key)
    if (!draft || doubtful.has(key) || moved.has(draft.chat)) continue
    const lane = `${draft.class} of ${draft.chat}`
    const order = orderOf.get(key) ?? 0
    if (order < (latest.get(lane) ?? 0)) blame('I9', `${key} came after a later ${lane}`)
    latest.set(lane, Math.max(order, latest.get(lane) ?? 0))
  }
}
