import { setTimeout as wait } from 'node:timers/promises'
import { loadKnowledge } from '../../test/support/content/knowledge.ts'
import { officer } from '../../test/support/talk/officer.ts'
import { openDatabase } from '../../storage/database/open.ts'
import { asCommand } from '../../storage/database/file/lock.ts'
import { migrate } from '../../storage/database/migrate.ts'
import { keepSubscriber } from '../../storage/reminders/subscribers.ts'
import { createWriteTx } from '../../storage/database/write-tx.ts'
import { readFacts } from './facts.ts'
import { countAll, type Ledger } from './ledger.ts'
import { openLine } from './line.ts'
import {
  environmentOf,
  lookOutside,
  openPlatforms,
  type PlatformName,
  type Platforms,
} from './platforms.ts'
import { startReplica, type Replica } from './replica.ts'
import { findWaiting } from './waiting.ts'

/** A morning on which a deadline of the province is told. */
const MORNING = Date.parse('2026-12-02T08:00:00+07:00')
/** Whatever can go on does so sooner, also on a machine that has much else to do. */
const STANDSTILL_MS = 120_000
const LOOK_MS = 100
/** What is due within this time is waited for; for what is due later the clock is set. */
const NEAR_MS = 3000
/** Nothing waits for so many instants in a row without going on. */
const MOST_LEAPS = 10
/** A world in which programs do not start is broken. */
const MOST_FAILED_STARTS = 20

/** Real programs on a real database, and platforms of our own around them. */
export interface World {
  readonly platforms: Platforms
  readonly db: ReturnType<typeof openDatabase>
  /** Programs that run. */
  readonly replicas: readonly Replica[]
  /** Starts another program, once more where it does not start, as whatever looks after it does. */
  start(): Promise<Replica>
  /** How often one did not start. */
  readonly failedStarts: number
  /** Programs that are started from now on find the clock that much later. */
  advance(milliseconds: number): void
  /** Asks a program to end; resolves with its exit code, and nothing is delivered to it any more. */
  terminate(replica: Replica): Promise<number | null>
  /** Ends one likewise as a power cut does. */
  kill(replica: Replica): Promise<void>
  /** A person that can be written to, by the name that the program gives the chat. */
  meet(platform: PlatformName, id: string): string
  /** The person wants to be reminded of what falls due. */
  subscribe(chat: string): Promise<void>
  /** The person writes; resolves when the program has stored it. */
  say(chat: string, text: string): Promise<void>
  /**
   * Waits until nothing waits anywhere: for what is due later programs are started anew with a clock
   * that far on. Returns in words what is left where nothing moves any more; nothing is as it should be.
   */
  settle(): Promise<readonly string[]>
  count(): Promise<Ledger>
  end(): Promise<void>
}

/** Writes also while a program that stands still in the middle of a write keeps the file to itself. */
const insist = async (write: () => Promise<unknown>): Promise<void> => {
  for (;;)
    try {
      await write()
      return
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY')) throw error
      await wait(LOOK_MS)
    }
}

export interface WorldOptions {
  /** Of every program. */
  readonly environment?: Readonly<Record<string, string>>
  /** True where a balancer stands before the programs, which tries again where one does not answer. */
  readonly isBalanced?: boolean
}

/** Opens a world on an empty database; nothing runs yet. */
export const openWorld = async (
  url: string,
  names: readonly PlatformName[],
  { environment = {}, isBalanced = true }: WorldOptions = {},
): Promise<World> => {
  let began = Date.now()
  const db = openDatabase(asCommand(url))
  await migrate(db)
  const inward = await openLine(isBalanced)
  const platforms = await openPlatforms(names, inward)
  const again = loadKnowledge().say('reminder.again')
  const reminded: string[] = []
  let replicas: readonly Replica[] = []
  const arrange = (next: readonly Replica[]) => {
    replicas = next
    inward.targets = next.map(({ address }) => address)
  }
  const platformOf = (chat: string) => {
    const name = names.find((one) => chat.startsWith(`${one}:`))
    const reach = name && platforms.get(name)
    if (!reach) throw new Error(`no platform for ${chat}`)
    return { ...reach, id: chat.slice(`${name}:`.length) }
  }

  // All programs have one clock, which a restart does not set back.
  const now = () => MORNING + Date.now() - began
  const forget = (replica: Replica) => arrange(replicas.filter((one) => one !== replica))
  const terminate = (replica: Replica) => replica.terminate().finally(() => forget(replica))
  let failedStarts = 0
  const start = async (): Promise<Replica> => {
    try {
      const replica = await startReplica(url, {
        CLOCK: new Date(now()).toISOString(),
        ...environmentOf(platforms),
        ...environment,
      })
      arrange([...replicas, replica])
      return replica
    } catch (error) {
      failedStarts += 1
      if (failedStarts > MOST_FAILED_STARTS) throw error
      return start()
    }
  }
  const advance = (milliseconds: number) => {
    began -= milliseconds
  }
  /** All programs go on with a clock that much later. */
  const leap = async (milliseconds: number) => {
    const before = replicas
    for (const replica of before) await terminate(replica)
    advance(milliseconds)
    await Promise.all(before.map(() => start()))
  }
  const look = () => lookOutside(platforms, reminded)

  return {
    platforms,
    db,
    get replicas() {
      return replicas
    },
    get failedStarts() {
      return failedStarts
    },
    start,
    advance,
    terminate,
    kill: (replica) => replica.kill().finally(() => forget(replica)),
    meet(name, id) {
      const { fake } = platformOf(`${name}:`)
      if ('know' in fake) fake.know(id)
      return `${name}:${id}`
    },
    async subscribe(chat) {
      reminded.push(chat)
      const channel = chat.slice(0, chat.indexOf(':'))
      await insist(() => createWriteTx(db)((tx) => keepSubscriber(tx, channel, chat, officer())))
    },
    async say(chat, text) {
      const { fake, id } = platformOf(chat)
      await fake.say(id, text)
    },
    async settle() {
      let last = { mark: '', at: performance.now(), leaps: 0 }
      for (;;) {
        const waiting = await findWaiting(db, look())
        if (!waiting) return []
        const { mark, dueAt, left } = waiting
        if (mark !== last.mark) last = { mark, at: performance.now(), leaps: 0 }
        const isOver = performance.now() - last.at > STANDSTILL_MS || last.leaps > MOST_LEAPS
        if (isOver) return left
        const far = (dueAt ?? 0) - now()
        if (far > NEAR_MS) {
          await leap(far)
          last = { mark, at: performance.now(), leaps: last.leaps + 1 }
        } else await wait(LOOK_MS)
      }
    },
    count: async () => countAll(await readFacts(db, look()), again),
    async end() {
      for (const replica of replicas) await replica.kill()
      await inward.end()
      for (const { fake, out } of platforms.values()) {
        await out.end()
        await fake.stop()
      }
      await db.destroy()
    },
  }
}
