import type { OutboxRow } from '../../storage/database/schema.ts'
import { rowFaults } from '../../test/simulator/kit/rows.ts'
import type { Shown } from '../../test/support/fakes/fake-channel.ts'
import type { Facts, Received, UpdateRow } from './facts.ts'

/** What became of everything, counted where people would see it. */
export interface Count {
  /** Updates that people sent. */
  readonly inbound: number
  /** Updates of which at least one reply was shown, or may have been. */
  readonly answered: number
  /** Updates whose replies visibly did not leave. */
  readonly unanswered: number
  /** Updates left without a reply, because the person wrote on and that was answered. */
  readonly merged: number
  /** Updates that the platform gave up, since not one of its tries was answered with 2xx. */
  readonly neverTaken: number
  /** Messages that the platforms showed. */
  readonly messages: number
  /** Updates that were taken and messages that were owed, of which nothing explains the end. */
  readonly lost: number
  /** Messages that a chat was shown more than once. */
  readonly repeated: number
  /** Sends of which nobody could know how they ended. */
  readonly inDoubt: number
  /** Messages and doubts beyond what the record explains; each of them is a fault of ours. */
  readonly unexplained: number
  /** Replies shown before one that was owed earlier. */
  readonly outOfOrder: number
  /** Messages that visibly did not leave, by what became of them. */
  readonly held: number
  readonly unknown: number
  readonly blocked: number
  readonly refused: number
  readonly tooLate: number
}

/** The counts, and in words everything in them that is a fault. */
export interface Ledger {
  readonly count: Count
  readonly faults: readonly string[]
  /** What the platforms heard at each try of the updates that they gave up: how many heard the same. */
  readonly givenUp: ReadonlyMap<string, number>
}

/** Where a message stays that is over and was not sent. */
const HELD = new Map<string, 'unknown' | 'blocked' | 'refused'>([
  ['unknown', 'unknown'],
  ['blocked', 'blocked'],
  ['dead', 'refused'],
])
const TOO_LATE = 'too-late'

const isSuccess = (status: number) => status >= 200 && status < 300

/** Positions that stand before an earlier one. */
const inversions = (positions: readonly number[]): number =>
  positions.filter((position, at) => at > 0 && position < (positions[at - 1] ?? 0)).length

/**
 * Holds what the program wrote down against what the platforms saw. `again` is what a reminder that
 * may have arrived before begins with.
 */
export const countAll = (facts: Facts, again: string): Ledger => {
  const { received, shown, reminded, deliveries, updates, doubts } = facts
  const faults: string[] = []
  const givenUp = new Map<string, number>()
  const count = {
    inbound: received.length,
    answered: 0,
    unanswered: 0,
    merged: 0,
    neverTaken: 0,
    messages: shown.length,
    lost: 0,
    repeated: 0,
    inDoubt: 0,
    unexplained: 0,
    outOfOrder: 0,
    held: 0,
    unknown: 0,
    blocked: 0,
    refused: 0,
    tooLate: 0,
  }
  const blame = (what: 'lost' | 'unexplained' | 'outOfOrder', words: string, times = 1) => {
    count[what] += times
    if (times > 0) faults.push(`${what}: ${words}`)
  }

  const placesIn = Map.groupBy(shown, ({ chat }) => chat)
  const shownAs = new Set(shown.map(({ chat, messageId }) => `${chat} ${messageId}`))
  const isShown = ({ chat, message_id: id }: OutboxRow) => shownAs.has(`${chat} ${id}`)
  /** A reply is named after the update that it answers: `<channel>:<update>:<number>`. */
  const repliesTo = Map.groupBy(
    deliveries.filter((row) => row.class === 'reply'),
    ({ key }) => key.slice(0, key.lastIndexOf(':')),
  )
  const stored = new Map(updates.map((row) => [`${row.channel}:${row.update_key}`, row]))

  const judgeDone = (name: string, { chat, id }: UpdateRow) => {
    const replies = repliesTo.get(name) ?? []
    const isRead = replies.some((row) => row.state === 'sent' || row.state === 'unknown')
    if (replies.length > 0) {
      count[isRead ? 'answered' : 'unanswered'] += 1
      return
    }
    const next = updates.find((row) => row.chat === chat && row.id > id)
    const isAnswered =
      next !== undefined && (repliesTo.get(`${next.channel}:${next.update_key}`)?.length ?? 0) > 0
    if (isAnswered) count.merged += 1
    else blame('lost', `${name} was done without an answer`)
  }
  const judgeUpdate = ({ channel, key, tries, end }: Received) => {
    const name = `${channel}:${key}`
    const row = stored.get(name)
    const told = `after the answers ${tries.join(', ')}`
    if (row?.state === 'done') judgeDone(name, row)
    else if (row) blame('lost', `${name} is ${row.state} ${told}`)
    else if (end === 'given-up' && !tries.some(isSuccess)) {
      const heard = tries.map((status) => (status === 0 ? 'no answer' : status)).join(', ')
      count.neverTaken += 1
      givenUp.set(heard, (givenUp.get(heard) ?? 0) + 1)
    } else blame('lost', `${name} was ${end} and is not stored ${told}`)
  }
  for (const one of received) judgeUpdate(one)

  const judgeDelivery = (row: OutboxRow) => {
    const held = HELD.get(row.state)
    const found = rowFaults(row, isShown(row), doubts.get(row.id) ?? 0)
    for (const [fault, words] of found) blame(fault === 'doubts' ? 'unexplained' : 'lost', words)
    count.inDoubt += row.doubts
    if (held === undefined || row.reason === null) return
    count.held += 1
    count[row.reason === TOO_LATE ? 'tooLate' : held] += 1
  }
  for (const row of deliveries) judgeDelivery(row)

  const judgeChat = (chat: string, seen: readonly Shown[]) => {
    const rows = deliveries.filter((row) => row.chat === chat)
    const sent = rows.filter(({ state }) => state === 'sent')
    const known = new Set(sent.map(({ message_id: id }) => id))
    const extras = seen.filter(({ messageId }) => !known.has(messageId)).length
    const inDoubt = rows.reduce((sum, row) => sum + row.doubts, 0)
    if (extras > inDoubt) {
      const words = `${chat} was shown ${extras} messages beyond what was sent, with ${inDoubt} doubts`
      blame('unexplained', words, extras - inDoubt)
    }
    const texts = Map.groupBy(seen, ({ text }) => text.replace(again, '').trim())
    for (const same of texts.values()) count.repeated += same.length - 1
    const places = sent
      .filter((row) => row.class === 'reply')
      .map(({ message_id: id }) => seen.findIndex(({ messageId }) => messageId === id))
    const turned = inversions(places)
    if (turned > 0) blame('outOfOrder', `${chat} was shown replies out of order`, turned)
  }
  const chats = new Set([...placesIn.keys(), ...deliveries.map(({ chat }) => chat)])
  for (const chat of chats) judgeChat(chat, placesIn.get(chat) ?? [])

  const isReminded = new Set(
    deliveries.filter((row) => row.class === 'reminder').map(({ chat }) => chat),
  )
  for (const chat of reminded)
    if (!isReminded.has(chat)) blame('lost', `${chat} was never to be reminded`)
  return { count, faults, givenUp }
}

/** True where nothing was lost, and nothing came twice but what was in doubt. */
export const isFine = ({ lost, unexplained, outOfOrder, repeated, inDoubt }: Count): boolean =>
  lost === 0 && unexplained === 0 && outOfOrder === 0 && repeated <= inDoubt
