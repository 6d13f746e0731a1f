import { describe, expect, onTestFinished, test } from 'vitest'
import { openChannels } from '../../../bot/channels/registry.ts'
import { createLog } from '../../../bot/log.ts'
import { createMetrics } from '../../../bot/metrics.ts'
import { readConfig } from '../../../bot/config.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'
import { openDatabase } from '../../../storage/database/open.ts'
import { createStores } from '../../../storage/stores.ts'
import type { FakeChannel } from '../../support/fakes/fake-channel.ts'
import { PLATFORMS } from '../../support/fakes/platforms.ts'
import { startWith } from '../../support/fakes/program.ts'
import { readStory } from '../../support/fakes/story.ts'
import { eventually } from '../../support/waiting.ts'

const knowledge = loadKnowledge()
const UNPACED = { CHANNEL_PACE: 'off' }
const STORIES = ['readme', 'correction', 'hon-dat']

/** The limits of the channel that a platform switches on. */
const limitsOf = async (fake: FakeChannel) => {
  const db = openDatabase('sqlite::memory:')
  onTestFinished(() => db.destroy())
  const deps = {
    stores: createStores(db),
    clock: () => new Date(),
    log: createLog('silent'),
    metrics: createMetrics(),
    say: knowledge.say,
  }
  const [channel] = await openChannels(readConfig(fake.environment()), deps)
  if (!channel) throw new Error(`${fake.name} is not switched on by its own environment`)
  return channel.limits
}

const textsOf = (fake: FakeChannel) => fake.shown.map(({ text }) => text)

describe.each(PLATFORMS)('$title', ({ start, chat, hasReceipts }) => {
  test.each(STORIES)('the story "%s" is told as it is written, by typing alone', async (name) => {
    const fake = await start()
    const story = readStory(
      `test/transcripts/${name}.txt`,
      await limitsOf(fake),
      fake.environment(),
    )
    await startWith([fake], { ...UNPACED, CLOCK: story.clock })
    const read: string[] = []
    for (const turn of story.turns) {
      await fake.say(chat, turn.said)
      read.push(...turn.read)
      await fake.until((shown) => shown.length >= read.length)
      expect(textsOf(fake)).toEqual(read)
    }
  })

  test('a choice is taken by tapping it, or by typing where nothing can be tapped', async () => {
    const fake = await start()
    await startWith([fake], UNPACED)
    await fake.say(chat, 'kiểm tra điều kiện')
    await fake.until((shown) => shown.length > 0)
    const asked = fake.shown.length
    await fake.tap(chat, 'Đồng ý')
    await fake.until((shown) => shown.length > asked)
    expect(fake.shown.at(-1)?.text).toMatch(/Câu 1\/\d/u)
  })

  test('a reply whose sending was in doubt is not sent again; the next turn shows it unless a receipt came', async () => {
    const fake = await start()
    const { address } = await startWith([fake], UNPACED)
    fake.fail('accept-then-drop')
    await fake.say(chat, 'hồ sơ gồm những gì ở kiên giang')
    const [first] = await fake.until((shown) => shown.length > 0)
    await eventually(async () => {
      const metrics = await (await fetch(`${address}/metrics`)).text()
      return metrics.includes('htx_deliveries_total{outcome="in-doubt"} 1')
    })
    await fake.say(chat, 'cảm ơn em')
    await fake.until((shown) => shown.length > 1)
    const next = fake.shown[1]?.text ?? ''
    const isShown = next
      .replace(/\s/gu, '')
      .includes((first?.text ?? '').slice(0, 40).replace(/\s/gu, ''))
    expect([next.includes('chưa chắc đã tới'), isShown]).toEqual([!hasReceipts, !hasReceipts])
    const again = fake.shown.length
    await fake.say(chat, 'cảm ơn em')
    await fake.until((shown) => shown.length > again)
    expect(textsOf(fake).slice(again).join('\n')).not.toContain('chưa chắc đã tới')
  })

  test('letters typed as base and marks are read as those typed whole', async () => {
    const fake = await start()
    await startWith([fake], UNPACED)
    await fake.say(chat, 'hồ sơ gồm những gì ở kiên giang'.normalize('NFD'))
    await fake.until((shown) => shown.length > 0)
    const first = fake.shown.length
    await fake.say(chat, 'hồ sơ gồm những gì ở kiên giang')
    await fake.until((shown) => shown.length >= 2 * first)
    expect(textsOf(fake).slice(first)).toEqual(textsOf(fake).slice(0, first))
  })

  test('chats go on beside one another, each in its own order', async () => {
    const fake = await start()
    await startWith([fake], UNPACED)
    const chats = Array.from({ length: 12 }, (_, at) => `${chat}${at}`)
    await Promise.all(chats.map((one) => fake.say(one, 'kiểm tra điều kiện')))
    await fake.until((shown) => chats.every((one) => shown.some((message) => message.chat === one)))
    await Promise.all(chats.map((one) => fake.say(one, 'đồng ý')))
    const shown = await fake.until((all) =>
      chats.every((one) =>
        all.some((message) => message.chat === one && /Câu 1\//u.test(message.text)),
      ),
    )
    const ofEach = chats.map((one) => shown.filter((message) => message.chat === one).length)
    expect(new Set(ofEach).size).toBe(1)
  })
})

test('channels that are on work beside one another, and each answers on its own', async () => {
  const fakes = await Promise.all(
    PLATFORMS.filter(({ isMain }) => isMain).map(({ start }) => start()),
  )
  await startWith(fakes, UNPACED)
  await Promise.all(
    fakes.map((fake) =>
      fake.say(PLATFORMS.find(({ name }) => name === fake.name)?.chat ?? '', 'alo'),
    ),
  )
  await Promise.all(fakes.map((fake) => fake.until((shown) => shown.length > 0)))
  expect(new Set(fakes.map(({ shown }) => shown.length))).toEqual(new Set([1]))
})
