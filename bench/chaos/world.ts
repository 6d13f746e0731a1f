import { setTimeout as wait } from 'node:timers/promises'
import { loadKnowledge } from '../../knowledge/load.ts'
import { newSubscriber } from '../../handlers/subscriber.ts'
import { openDatabase } from '../../storage/database.ts'
import { asCommand } from '../../storage/hold.ts'
import { migrate } from '../../storage/migrate.ts'
import { keepSubscriber } from '../../storage/subscribers.ts'
import { createWriteTx } from '../../storage/write-tx.ts'
import type { FakeChannel } from '../../test/support/fakes/fake-channel.ts'
import { startFakeTelegram } from '../../test/support/fakes/telegram.ts'
import { startFakeZaloBot } from '../../test/support/fakes/zalo-bot.ts'
import { countAll, countSettled, isSettled, type Count } from './ledger.ts'
import { openLine, type Line } from './line.ts'
import { startReplica, type Replica } from './replica.ts'

/** A morning on which a deadline of the province is told. */
const MORNING = Date.parse('2026-12-02T08:00:00+07:00')
/** Longer than a reminder in doubt waits for a receipt; nothing else stands still for so long. */
const STANDSTILL_MS = 90_000
const LOOK_MS = 100

export type PlatformName = 'telegram' | 'zalo-bot'

/** A platform with the lines between it and the program. */
export interface Reach {
  readonly fake: FakeChannel
  /** From the program to the platform. */
  readonly out: Line
}

/** Real programs on a real database, and platforms of our own around them. */
export interface World {
  readonly platforms: ReadonlyMap<PlatformName, Reach>
  readonly db: ReturnType<typeof openDatabase>
  /** Programs that run. */
  readonly replicas: readonly Replica[]
  /** Starts another program. */
  start(): Promise<Replica>
  /** Programs that are started from now on find the clock that much later. */
  advance(milliseconds: number): void
  /** A program ended, however: nothing is delivered to it any more. */
  forget(replica: Replica): void
  /** A person that can be written to, by the name that the program gives the chat. */
  meet(platform: PlatformName, id: string): Promise<string>
  /** The person wants to be reminded of what falls due. */
  subscribe(chat: string): Promise<void>
  /** The person writes; resolves when the program has stored it. */
  say(chat: string, text: string): Promise<void>
  /** Waits until nothing is on its way any more; false where nothing moves for long before that. */
  settle(): Promise<boolean>
  count(): Promise<Count>
  end(): Promise<void>
}

const openPlatform = async (name: PlatformName, inward: Line): Promise<Reach> => {
  const fake =
    name === 'telegram'
      ? await startFakeTelegram({ mode: 'webhook', limits: false, retryAfter: 1 })
      : await startFakeZaloBot({ mode: 'webhook', userCap: 10_000, webhookRetry: 'thrice' })
  fake.deliverTo(inward.url)
  const out = await openLine(false)
  out.targets = [fake.url]
  return { fake, out }
}

const environmentOf = ({ fake, out }: Reach): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fake.environment()).map(([key, value]) => [
      key,
      value.replace(fake.url, out.url),
    ]),
  )

const officer = () =>
  ({
    ...newSubscriber('2026-11-01T01:00:00.000Z', 'officer'),
    grants: [
      {
        province: 'kien-giang',
        agency: 'so-nnptnt',
        invitation: 'i1',
        state: 'approved',
        at: '2026-11-01',
      },
    ],
    follows: [{ province: 'kien-giang', agency: 'so-nnptnt', documents: null }],
  }) as const

/** Opens a world on an empty database; nothing runs yet. */
export const openWorld = async (
  url: string,
  names: readonly PlatformName[],
  environment: Readonly<Record<string, string>> = {},
): Promise<World> => {
  let began = Date.now()
  const db = openDatabase(asCommand(url))
  await migrate(db)
  const inward = await openLine(true)
  const platforms = new Map<PlatformName, Reach>()
  for (const name of names) platforms.set(name, await openPlatform(name, inward))
  const again = loadKnowledge().say('reminder.again')
  const said = new Map<string, number>()
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

  return {
    platforms,
    db,
    get replicas() {
      return replicas
    },
    async start() {
      const replica = await startReplica({
        DATABASE_URL: url,
        // All programs have one clock, which a restart does not set back.
        CLOCK: new Date(MORNING + Date.now() - began).toISOString(),
        ...Object.assign({}, ...[...platforms.values()].map(environmentOf)),
        ...environment,
      })
      arrange([...replicas, replica])
      return replica
    },
    advance(milliseconds) {
      began -= milliseconds
    },
    forget(replica) {
      arrange(replicas.filter((one) => one !== replica))
    },
    async meet(name, id) {
      const { fake } = platformOf(`${name}:`)
      if ('know' in fake) (fake as { know(chat: string): void }).know(id)
      return `${name}:${id}`
    },
    async subscribe(chat) {
      reminded.push(chat)
      const channel = chat.slice(0, chat.indexOf(':'))
      await createWriteTx(db)((tx) => keepSubscriber(tx, channel, chat, officer()))
    },
    async say(chat, text) {
      const { fake, id } = platformOf(chat)
      said.set(chat, (said.get(chat) ?? 0) + 1)
      await fake.say(id, text)
    },
    async settle() {
      let last = { settled: -1, at: performance.now() }
      while (performance.now() - last.at < STANDSTILL_MS) {
        if (await isSettled(db, { said, reminded })) return true
        const settled = await countSettled(db)
        if (settled !== last.settled) last = { settled, at: performance.now() }
        await wait(LOOK_MS)
      }
      return false
    },
    count() {
      const shown = Map.groupBy(
        [...platforms].flatMap(([name, { fake }]) =>
          fake.shown.map((message) => ({ ...message, chat: `${name}:${message.chat}` })),
        ),
        ({ chat }) => chat,
      )
      return countAll(db, shown, { said, reminded }, again)
    },
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
