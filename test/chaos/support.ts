import type { Count } from '../../bench/chaos/ledger.ts'
import { onTestFinished } from 'vitest'
import type { PlatformName, Reach } from '../../bench/chaos/platforms.ts'
import { eventually } from '../support/waiting.ts'
import type { RawAnswer } from '../support/fakes/server.ts'
import { openWorld, type World, type WorldOptions } from '../../bench/chaos/world.ts'

/** A world that ends with the test, with as many programs as are asked for. */
export const begin = async (
  url: string,
  programs: number,
  platforms: readonly PlatformName[] = ['telegram'],
  options: WorldOptions = {},
): Promise<World> => {
  const world = await openWorld(url, platforms, options)
  onTestFinished(() => world.end())
  for (let program = 0; program < programs; program += 1) await world.start()
  return world
}

/** One of the platforms of a world. */
export const reachOf = ({ platforms }: World, name: PlatformName = 'telegram') => {
  const reach = platforms.get(name)
  if (!reach) throw new Error(`${name} is not in this world`)
  return reach
}

/** Ends a program as a power cut does; nothing is delivered to it any more. */
export const cut = async (world: World, at = 0): Promise<void> => {
  const replica = world.replicas[at]
  if (!replica) throw new Error('nothing runs')
  await world.kill(replica)
}

const RECEIPT_MS = 61_000
/** How many deliveries are in doubt so far. */
export const doubtsOf = async ({ db }: World): Promise<number> => {
  const { doubts } = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.sum<number | string | null>('doubts').as('doubts'))
    .executeTakeFirstOrThrow()
  return Number(doubts ?? 0)
}

/** Starts a program again when the time is over in which a receipt might have come. */
export const passReceipts = async (world: World): Promise<void> => {
  await eventually(async () => (await doubtsOf(world)) > 0)
  for (const replica of world.replicas) await world.terminate(replica)
  world.advance(RECEIPT_MS)
  await world.start()
}

/** People who are known to the platform, by the names of their chats. */
export const meetMany = (world: World, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => world.meet('telegram', String(2001 + at)))

/** What it comes to when nothing waits any more. */
export const outcomeOf = async (world: World) => {
  const left = await world.settle()
  return { left, ...(await world.count()) }
}

const CLEAN = { lost: 0, repeated: 0, inDoubt: 0, unexplained: 0, outOfOrder: 0, held: 0 }

/** Everything came to its end, nothing lost, repeated or in doubt but what is counted here. */
export const clean = (counts: Partial<Count> = {}) => ({
  left: [],
  faults: [],
  count: { ...CLEAN, ...counts },
})

/** The next message is answered with these words. */
export const answerTelegram = (fake: Reach['fake'], answer: RawAnswer): void => {
  if (fake.name === 'telegram') fake.answer('sendMessage', answer)
}
