import type { GateResult, Gate } from '../../../storage/outbox/gate.ts'
import type { OutboxRow } from '../../../storage/database/schema.ts'
import { createWitness, type Witness } from '../kit/witness.ts'
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

/** Watches every verb of the engine. */
export interface DeliveryWitness extends Witness {
  readonly grants: readonly Grant[]
  readonly rests: readonly BotRest[]
  /** How often a program was buried while a delivery was on its way, by key. */
  readonly causes: ReadonlyMap<string, number>
  gated(delivery: OutboxRow, gate: Gate, owner: string, wall: number, result: GateResult): void
  reaped(by: string, owner: string): void
  beat(owner: string): void
  /** It ends as on SIGTERM: nothing that it has on its way may come into doubt. */
  stops(owner: string): void
}

/** What a live program may take at most from one beat to the next before it counts as dead. */
const DEAD_AFTER_MS = 10_000
/** So long after it was written a reply may leave. */
export const REPLY_LIVES_MS = 600_000
/** Who asks with a time so long before a rest takes the clock for set back, and the rest for over. */
const AHEAD_MS = 1000

export const createDeliveryWitness = (world: World): DeliveryWitness => {
  const witness = createWitness(world)
  const { blame, dead } = witness
  const grants: Grant[] = []
  const rests: BotRest[] = []
  /** Rests in a row of each bot and chat. */
  const rows = new Map<string, number>()
  const rowOf = (of: string) => rows.get(of) ?? 0
  const causes = new Map<string, number>()
  /** What is between gate and record, by key. */
  const leaving = new Map<string, Grant>()
  const heardAt = new Map<string, number>()
  /** Since when; what froze before then may still count as dead. */
  const stopping = new Map<string, number>()
  const beatAt = new Map<string, number>()

  return {
    ...witness,
    grants,
    rests,
    causes,
    gated: (delivery, { window }, owner, wall, result) => {
      const { key, chat, fence, created_at } = delivery
      const before = leaving.get(key)
      const isAsked = before?.owner === owner && before.fence === fence
      if (result.kind !== 'go') {
        // It never heard of its first permission, and is now refused another.
        if (isAsked) leaving.delete(key)
        return
      }
      witness.leaves(delivery)
      for (const rest of rests)
        if (wall + AHEAD_MS < rest.from) rest.until = Math.min(rest.until, world.now())
      for (const [of, count] of result.rests)
        if (count > rowOf(of)) blame('I12', `${of} has had ${rowOf(of)} rests and not ${count}`)
      if (delivery.class === 'reply' && wall - created_at > REPLY_LIVES_MS)
        blame('I13', `${key} leaves ${wall - created_at} ms after it was written`)
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
    recorded: (delivery, settlement, isTaken) => {
      witness.recorded(delivery, settlement, isTaken)
      if (!isTaken) return
      const { pauses, recovered } = settlement
      for (const of of recovered) rows.delete(of)
      for (const { key: of, rests: count, until } of pauses) {
        rows.set(of, Math.max(rowOf(of), count))
        if (of === delivery.channel) rests.push({ from: world.now(), until })
      }
      leaving.delete(delivery.key)
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
          causes.set(grant.key, (causes.get(grant.key) ?? 0) + 1)
        }
    },
    beat: (owner) => beatAt.set(owner, world.now()),
    stops: (owner) => stopping.set(owner, world.now()),
    heard: (chat, wall) => {
      witness.heard(chat, wall)
      heardAt.set(chat, wall)
    },
  }
}
