import type { FakeTelegram } from '../../test/support/fakes/telegram/fake.ts'
import { startFakeTelegram } from '../../test/support/fakes/telegram/telegram.ts'
import type { FakeZaloBot } from '../../test/support/fakes/zalo-bot/fake.ts'
import { startFakeZaloBot } from '../../test/support/fakes/zalo-bot/zalo-bot.ts'
import type { Outside } from './facts.ts'
import { openLine, type Line } from './line.ts'

export type PlatformName = 'telegram' | 'zalo-bot'

/** A platform with the line from the program to it. */
export interface Reach {
  readonly fake: FakeTelegram | FakeZaloBot
  readonly out: Line
}

export type Platforms = ReadonlyMap<PlatformName, Reach>

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

/** Opens platforms that deliver through a line of their own to whichever program runs. */
export const openPlatforms = async (
  names: readonly PlatformName[],
  inward: Line,
): Promise<Platforms> => {
  const platforms = new Map<PlatformName, Reach>()
  for (const name of names) platforms.set(name, await openPlatform(name, inward))
  return platforms
}

/** What a program's environment needs so that it reaches the platforms through their lines. */
export const environmentOf = (platforms: Platforms): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...platforms.values()].flatMap(({ fake, out }) =>
      Object.entries(fake.environment()).map(([key, value]) => [
        key,
        value.replace(fake.url, out.url),
      ]),
    ),
  )

/** What the platforms have seen, with chats as the program names them. */
export const lookOutside = (platforms: Platforms, reminded: readonly string[]): Outside => {
  const all = [...platforms]
  return {
    reminded,
    received: all.flatMap(([channel, { fake }]) =>
      fake.inbound.map((one) => ({ ...one, channel, chat: `${channel}:${one.chat}` })),
    ),
    shown: all.flatMap(([channel, { fake }]) =>
      fake.shown.map((one) => ({ ...one, chat: `${channel}:${one.chat}` })),
    ),
  }
}
