import type { GateResult, Gate } from '../../../storage/outbox/gate.ts'
import type { Settlement } from '../../../storage/outbox/settlement.ts'
import type { OutboxRow } from '../../../storage/database/schema.ts'
import type { World } from '../kit/world.ts'

/** A permission that the engine gave to send. */
export interface Grant {
  readonly key: string
  readonly chat: string
  readonly owner: string
  /** The wall clock that the gate was asked with. */
  readonly wall: number
  readonly fence: number
}

/** A rest of the whole bot, from when it was written down: nothing may leave until it is over. */
export interface BotRest {
  readonly from: number
  until: number
}

/** Watches every verb from outside and keeps what is wrong at once. */
export interface Witness {
  readonly grants: readonly Grant[]
  readonly rests: readonly BotRest[]
  /** How often a program was buried while a delivery was on its way, by key. */
  readonly causes: ReadonlyMap<string, number>
  readonly breaches: readonly string[]
  readonly blame: (invariant: string, what: string) => void
  gated(delivery: OutboxRow, gate: Gate, owner: string, wall: number, result: GateResult): void
  recorded(delivery: OutboxRow, settlement: Settlement, isTaken: boolean): void
  reaped(by: string, owner: string): void
  beat(owner: string): void
  died(owner: string): void
  /** It ends as on SIGTERM: nothing that it has on its way may come into doubt. */
  stops(owner: string): void
  /** The chat takes messages again, heard of at a wall clock. */
  heard(chat: string, wall: number): void
  /** The chat left, and the engine was told. */
  left(chat: string): void
}

/** What a live program may take at most from one beat to the next before it counts as dead. */
const DEAD_AFTER_MS = 10_000
const REPLY_LIVES_MS = 600_000
/** Who asks with a time so long before a rest takes the clock for set back, and the rest for over. */
const AHEAD_MS = 1000

export const createWitness = (world: World): Witness => {
  const grants: Grant[] = []
  const rests: BotRest[] = []
  /** Rests in a row of each bot and chat. */
  const rows = new Map<string, number>()
  const rowOf = (of: string) => rows.get(of) ?? 0
  const breaches: string[] = []
  const causes = new Map<string, number>()
  /** What is between gate and record, by key. */
  const leaving = new Map<string, Grant>()
  const sent = new Set<string>()
  const gone = new Set<string>()
  const heardAt = new Map<string, number>()
  const dead = new Set<string>()
  /** Since when; what froze before then may still count as dead. */
  const stopping = new Map<string, number>()
  const beatAt = new Map<string, number>()

  const blame = (invariant: string, what: string) => {
    breaches.push(`${invariant}: ${what}`)
    world.note(`BREACH ${invariant}: ${what}`)
  }
  const doubted = (key: string) => {
    causes.set(key, (causes.get(key) ?? 0) + 1)
  }

  return {
    grants,
    rests,
    breaches,
    causes,
    blame,
    gated: ({ key, chat, fence, class: kindOf, created_at }, { window }, owner, wall, result) => {
      const { kind } = result
      const before = leaving.get(key)
      const isAsked = before?.owner === owner && before.fence === fence
      if (kind !== 'go') {
        // It never heard of its first permission, and is now refused another.
        if (isAsked) leaving.delete(key)
        return
      }
      if (sent.has(key)) blame('I4', `${key} leaves again after it was recorded as sent`)
      for (const rest of rests)
        if (wall + AHEAD_MS < rest.from) rest.until = Math.min(rest.until, world.now())
      for (const [of, count] of result.rests)
        if (count > rowOf(of)) blame('I12', `${of} has had ${rowOf(of)} rests and not ${count}`)
      if (kindOf === 'reply' && wall - created_at > REPLY_LIVES_MS)
        blame('I13', `${key} leaves ${wall - created_at} ms after it was written`)
      if (gone.has(chat)) blame('I6', `${key} leaves for ${chat}, which takes no messages`)
      const heard = heardAt.get(chat)
      if (window !== null && heard !== undefined && wall - heard > window)
        blame('I7', `${key} leaves ${wall - heard} ms after the person wrote`)
      for (const other of leaving.values())
        if (other.chat === chat && !(isAsked && other.key === key))
          blame('I9', `${key} leaves while ${other.key} is on its way to ${chat}`)
      const grant = { key, chat, owner, fence, wall }
      if (!isAsked) grants.push(grant)
      leaving.set(key, grant)
    },
    recorded: ({ key, chat, channel }, { state, outcome, pauses, recovered }, isTaken) => {
      if (!isTaken) return
      for (const of of recovered) rows.delete(of)
      for (const { key: of, rests: count } of pauses) rows.set(of, Math.max(rowOf(of), count))
      for (const { key: of, until } of pauses)
        if (of === channel) rests.push({ from: world.now(), until })
      if (sent.has(key)) blame('I4', `${key} is ${state} after it was recorded as sent`)
      leaving.delete(key)
      if (state === 'sent') sent.add(key)
      if (outcome === 'blocked') gone.add(chat)
    },
    reaped: (by, owner) => {
      const silent = world.now() - (beatAt.get(owner) ?? world.now())
      if (!dead.has(owner) && silent < DEAD_AFTER_MS)
        blame('I10', `${by} buries ${owner}, which was heard ${silent} ms ago`)
      for (const grant of leaving.values())
        if (grant.owner === owner) {
          if (!dead.has(owner) && world.now() - (stopping.get(owner) ?? Infinity) >= DEAD_AFTER_MS)
            blame('I11', `${owner} is buried while it stops, with ${grant.key} on its way`)
          leaving.delete(grant.key)
          doubted(grant.key)
        }
    },
    beat: (owner) => beatAt.set(owner, world.now()),
    stops: (owner) => stopping.set(owner, world.now()),
    died: (owner) => dead.add(owner),
    heard: (chat, wall) => {
      gone.delete(chat)
      heardAt.set(chat, wall)
    },
    left: (chat) => gone.add(chat),
  }
}
