import type { OutboxRow } from '../../../storage/database/schema.ts'
import type { Settlement } from '../../../storage/outbox/settlement.ts'
import type { World } from './world.ts'

/** Watches from outside what programs do, and keeps what is wrong at once. */
export interface Witness {
  readonly breaches: readonly string[]
  /** Programs that ended. */
  readonly dead: ReadonlySet<string>
  readonly blame: (invariant: string, what: string) => void
  /** The gate let a delivery go. */
  leaves(delivery: OutboxRow): void
  recorded(delivery: OutboxRow, settlement: Settlement, isTaken: boolean): void
  died(owner: string): void
  /** The chat takes messages again, heard of at a wall clock. */
  heard(chat: string, wall: number): void
  /** The chat left, and the engine was told. */
  left(chat: string): void
}

export const createWitness = (world: World): Witness => {
  const breaches: string[] = []
  const dead = new Set<string>()
  const sent = new Set<string>()
  const gone = new Set<string>()
  const blame = (invariant: string, what: string) => {
    breaches.push(`${invariant}: ${what}`)
    world.note(`BREACH ${invariant}: ${what}`)
  }
  return {
    breaches,
    dead,
    blame,
    leaves: ({ key, chat }) => {
      if (sent.has(key)) blame('I4', `${key} leaves again after it was recorded as sent`)
      if (gone.has(chat)) blame('I6', `${key} leaves for ${chat}, which takes no messages`)
    },
    recorded: ({ key, chat }, { state, outcome }, isTaken) => {
      world.note(`${key} ${outcome}${isTaken ? '' : ', too late to be taken'}`)
      if (!isTaken) return
      if (sent.has(key)) blame('I4', `${key} is ${state} after it was recorded as sent`)
      if (state === 'sent') sent.add(key)
      if (outcome === 'blocked') gone.add(chat)
    },
    died: (owner) => dead.add(owner),
    heard: (chat) => gone.delete(chat),
    left: (chat) => gone.add(chat),
  }
}
