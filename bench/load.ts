import { setTimeout as wait } from 'node:timers/promises'
import { openConnection } from './connection.ts'
import { percentile } from './figures.ts'
import { startPlatform } from './platform.ts'
import { TALK } from './talk.ts'
import { updateOf } from './telegram.ts'

/** What the load generator is asked to do; it answers with a `Measured` of the same kind. */
export interface Run {
  /** Where updates are delivered. */
  readonly url: string
  /** Messages that answer each line of the talk; null to count them first, slowly. */
  readonly replies: readonly number[] | null
  readonly chats: number
  readonly seconds: number
  /** Turns a second, whoever waits; null is as fast as answers come. */
  readonly rate: number | null
}

export interface Measured {
  /** Turns a second: updates delivered and answered in full. */
  readonly turns: number
  readonly messages: number
  /** Milliseconds from the instant an update was due to the last message of its answer. */
  readonly p50: number
  readonly p99: number
  /** Share of its time in which the generator itself was busy; near 1 it is what was measured. */
  readonly busy: number
  readonly replies: readonly number[]
}

const WARM_UP_SECONDS = 4
const QUIET_MS = 300
const SECOND_MS = 1000

const heard = new Map<number, () => void>()
const root = await startPlatform((chat) => heard.get(chat)?.())
let lastUpdate = 0
let lastChat = 100_000

/** How many messages answer each line, counted with one person who types slowly. */
const countReplies = async (url: string): Promise<readonly number[]> => {
  const connection = openConnection(new URL(url))
  const chat = ++lastChat
  const replies: number[] = []
  for (const line of TALK) {
    let count = 0
    heard.set(chat, () => {
      count += 1
    })
    const status = await connection.post(updateOf(++lastUpdate, chat, line))
    if (status !== 200) throw new Error(`an update was answered with ${status}`)
    await wait(QUIET_MS)
    if (count === 0) throw new Error(`nothing answers "${line}"`)
    replies.push(count)
  }
  heard.delete(chat)
  connection.close()
  return replies
}

/** A person after the other on one connection, each with the whole talk. */
const createSeat = (url: string, replies: readonly number[]) => {
  const connection = openConnection(new URL(url))
  let chat = 0
  let line = TALK.length
  /** Delivers the next line; resolves when it was acknowledged and answered in full. */
  const turn = async (): Promise<number> => {
    if (line === TALK.length) {
      heard.delete(chat)
      chat = ++lastChat
      line = 0
    }
    const expected = replies[line] ?? 1
    let count = 0
    const answered = new Promise<void>((resolve) => {
      heard.set(chat, () => {
        count += 1
        if (count === expected) resolve()
      })
    })
    const status = await connection.post(updateOf(++lastUpdate, chat, TALK[line] ?? ''))
    if (status !== 200) throw new Error(`an update was answered with ${status}`)
    await answered
    line += 1
    return expected
  }
  return { turn, close: () => connection.close() }
}

type Seat = ReturnType<typeof createSeat>

const run = async ({ url, replies: known, chats, seconds, rate }: Run): Promise<Measured> => {
  const replies = known ?? (await countReplies(url))
  const seats = Array.from({ length: chats }, () => createSeat(url, replies))
  const from = performance.now() + WARM_UP_SECONDS * SECOND_MS
  const until = from + seconds * SECOND_MS
  const took: number[] = []
  let messages = 0
  const take = async (seat: Seat, due: number) => {
    const sent = await seat.turn()
    const now = performance.now()
    if (now < from || now >= until) return
    took.push(now - due)
    messages += sent
  }

  const asFastAsAnswersCome = () =>
    seats.map(async (seat) => {
      while (performance.now() < until) await take(seat, performance.now())
    })
  /** Updates fall due whether or not somebody is free; who waits for a seat has waited already. */
  const atRate = async (perSecond: number) => {
    const free = [...seats]
    const due: number[] = []
    const turns: Promise<void>[] = []
    const next = () => {
      while (due.length > 0 && free.length > 0) {
        const seat = free.pop() as Seat
        turns.push(
          take(seat, due.shift() ?? 0).then(() => {
            free.unshift(seat)
            next()
          }),
        )
      }
    }
    let at = performance.now()
    while (at < until) {
      await wait(1)
      while (at <= performance.now() && at < until) {
        due.push(at)
        at += SECOND_MS / perSecond
      }
      next()
    }
    await Promise.all(turns)
  }

  const before = performance.eventLoopUtilization()
  if (rate === null) await Promise.all(asFastAsAnswersCome())
  else await atRate(rate)
  const { utilization } = performance.eventLoopUtilization(before)
  for (const seat of seats) seat.close()
  return {
    turns: took.length / seconds,
    messages: messages / seconds,
    p50: percentile(took, 0.5),
    p99: percentile(took, 0.99),
    busy: utilization,
    replies,
  }
}

process.on('message', (asked: Run) => {
  run(asked).then(
    (measured) => process.send?.({ measured }),
    (error: unknown) => process.send?.({ error: String(error) }),
  )
})
process.send?.({ root })
