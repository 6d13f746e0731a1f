import { setTimeout as wait } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import type { PlatformName, Reach } from '../../bench/chaos/platforms.ts'
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
  await replica.kill()
  world.forget(replica)
}

const RECEIPT_MS = 61_000
const LOOK_MS = 50

/** Waits until something holds. */
export const eventually = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) await wait(LOOK_MS)
}

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
  for (const replica of world.replicas) {
    await replica.terminate()
    world.forget(replica)
  }
  world.advance(RECEIPT_MS)
  await world.start()
}

/** People who are known to the platform, by the names of their chats. */
export const meetMany = (world: World, count: number): Promise<readonly string[]> =>
  Promise.all(Array.from({ length: count }, (_, at) => world.meet('telegram', String(2001 + at))))

/** Nothing lost, repeated or in doubt. */
export const CLEAN = { lost: 0, repeated: 0, inDoubt: 0, unexplained: 0, outOfOrder: 0, held: 0 }

/** The next message is answered with these words. */
export const answerTelegram = (fake: Reach['fake'], answer: RawAnswer): void => {
  if (fake.name === 'telegram') fake.answer('sendMessage', answer)
}
