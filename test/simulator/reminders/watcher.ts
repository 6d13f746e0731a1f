import type { Subscriber } from '../../../handlers/conversation/subscriber.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { OutboxRow } from '../../../storage/database/schema.ts'
import { createWitness, type Witness } from '../kit/witness.ts'
import type { World } from '../kit/world.ts'
import { readLetter, type Said } from './letter.ts'

/** One thing that a message tells, as it is on record. */
export interface Item {
  readonly key: string
  /** The day that it was planned for. */
  readonly sendOn: string
}

/** A permission to send, with the truth of the instant at which it was given. */
export interface Grant {
  /** Key of the delivery. */
  readonly key: string
  readonly chat: string
  readonly owner: string
  /** The wall clock of the program that asked, and how far it was ahead of the true time. */
  readonly wall: number
  readonly ahead: number
  readonly items: readonly Item[]
  readonly subscriber: Subscriber | null
  readonly adopted: Knowledge
  /** How many times the content had been taken over by then. */
  readonly revision: number
}

/** A message as it came to the platform. */
export interface Letter {
  readonly grant: Grant
  readonly said: readonly Said[]
}

/** One time that a program took other days over, and what people wanted then. */
export interface Move {
  readonly revision: number
  /** Wall clock of the program. */
  readonly wall: number
  readonly before: Knowledge
  readonly after: Knowledge
  readonly subscribers: ReadonlyMap<string, Subscriber | null>
}

/** Keeps the truth beside the engine: what people want, what the content says, what may leave. */
export interface Watcher extends Witness {
  readonly letters: ReadonlyMap<string, Letter>
  readonly moves: readonly Move[]
  readonly adopted: () => Knowledge
  readonly subscriberOf: (chat: string) => Subscriber | null
  kept(chat: string, subscriber: Subscriber | null): void
  adoptedBy(who: string, knowledge: Knowledge, wall: number): void
  gated(delivery: OutboxRow, owner: string, wall: number, items: readonly Item[]): void
  /** A message goes to the platform; returns the label that stands for it in the platform's log. */
  wrote(owner: string, chat: string, text: string): string
  /** A program must have noticed that its clock ran ahead, or a person lets reminders go on. */
  muted(isMuted: boolean): void
}

/** The person of a chat: "telegram:1" and "zalo-bot:1" are the same one. */
export const personOf = (chat: string): string => `telegram:${chat.split(':')[1] ?? ''}`

export const createWatcher = (world: World, content: Knowledge): Watcher => {
  const witness = createWitness(world)
  const { blame } = witness
  const letters = new Map<string, Letter>()
  const moves: Move[] = []
  const subscribers = new Map<string, Subscriber | null>()
  const latest = new Map<string, Grant>()
  let adopted = content
  let isMuted = false

  return {
    ...witness,
    letters,
    moves,
    adopted: () => adopted,
    subscriberOf: (chat) => subscribers.get(chat) ?? null,
    kept: (chat, subscriber) => subscribers.set(chat, subscriber),
    adoptedBy: (who, after, wall) => {
      world.note(`${who} adopts its content`)
      if (after === adopted) return
      moves.push({
        revision: moves.length + 1,
        wall,
        before: adopted,
        after,
        subscribers: new Map(subscribers),
      })
      adopted = after
    },
    gated: (delivery, owner, wall, items) => {
      const { key, chat } = delivery
      witness.leaves(delivery)
      if (isMuted) blame('I11', `${key} leaves though the clock was found to be ahead`)
      latest.set(`${owner} ${chat}`, {
        key,
        chat,
        owner,
        wall,
        ahead: wall - world.now(),
        items,
        subscriber: subscribers.get(personOf(chat)) ?? null,
        adopted,
        revision: moves.length,
      })
    },
    wrote: (owner, chat, text) => {
      const label = `letter-${letters.size + 1}`
      const grant = latest.get(`${owner} ${chat}`)
      if (!grant) {
        blame('I4', `${owner} writes to ${chat} without permission`)
        return label
      }
      const said = readLetter(text)
      letters.set(label, { grant, said })
      const words = said.map(({ name, kind, due }) => `${name} ${kind} ${due}`).join(', ')
      world.note(`${label} to ${chat} (${grant.key}): ${words}`)
      return label
    },
    muted: (on) => {
      isMuted = on
    },
  }
}
