import type { ChannelLimits } from '../../../bot/channels/channel.ts'
import type { DeliveryDraft } from '../../../storage/outbox/outbox.ts'
import type { OutboxRow } from '../../../storage/database/schema.ts'
import { checkRow, ENDS, readDoubts } from '../kit/rows.ts'
import type { Stage } from '../kit/stage.ts'
import { REPLY_LIVES_MS, type DeliveryWitness, type Grant } from './witness.ts'

/** What is known once a scenario is over. */
export interface Ending {
  readonly drafts: readonly DeliveryDraft[]
  readonly limits: ChannelLimits
  /** True where the clocks kept together, nobody froze and the database always answered. */
  readonly isSteady: boolean
}

const SECOND_MS = 1000
/** The longest rest after a refusal, and the longest that a platform of the simulation asks for. */
const LONGEST_REST_MS = 300 * SECOND_MS
const REFUSALS: ReadonlySet<string> = new Set(['rejected', 'outside-window'])

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
  { db, platform: { calls } }: Pick<Stage, 'db' | 'platform'>,
  witness: DeliveryWitness,
  { drafts, limits, isSteady }: Ending,
): Promise<void> => {
  const { blame, grants, rests, causes } = witness
  const rows = await db.selectFrom('outbox').selectAll().orderBy('id').execute()
  const attempts = await readDoubts(db)
  const shown = calls.filter(({ messageId }) => messageId !== null)

  if (rows.length !== drafts.length) blame('I1', `${rows.length} rows for ${drafts.length} drafts`)
  const check = (row: OutboxRow) => {
    const { id, key, state, doubts, reason } = row
    const own = calls.filter((call) => call.key === key)
    const unheard = own.filter(({ outcome }) => outcome.kind === 'in-doubt').length
    const arrived = own.filter(({ messageId }) => messageId !== null)
    checkRow(row, arrived, attempts.get(id) ?? 0, blame)
    if (!ENDS.has(state)) return
    if (doubts > (causes.get(key) ?? 0) + unheard)
      blame('I2', `${key} has ${doubts} doubts without a cause`)
    const isLate = row.class === 'reply' && (row.settled_at ?? 0) - row.created_at > REPLY_LIVES_MS
    const isRefused = own.some(({ outcome: { kind } }) => REFUSALS.has(kind))
    if (state === 'dead' && !isLate && !isRefused && reason !== 'outside-window')
      blame('I1', `${key} is dead though nobody refused it`)
  }
  for (const row of rows) check(row)

  const given = Map.groupBy(grants, ({ key, owner }) => `${key} of ${owner}`)
  for (const [what, written] of Map.groupBy(calls, ({ key, by }) => `${key} of ${by}`))
    if (written.length > (given.get(what)?.length ?? 0))
      blame('I4', `${what} was written without permission`)

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
  for (const [chat, own] of Map.groupBy(grants, (grant) => grant.chat))
    checkPace(chat, own, chatPerSecond)

  const doubtful = new Set(rows.filter(({ doubts }) => doubts > 0).map(({ key }) => key))
  const orderOf = new Map(rows.map(({ key, id }) => [key, id]))
  const draftOf = new Map(drafts.map((draft) => [draft.key, draft]))
  // Under its new id a chat has a lane of its own.
  const moves = calls.filter(({ outcome }) => outcome.kind === 'moved')
  const moved = new Set(moves.map(({ chat }) => chat))
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
