import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { DATABASES } from '../../../../support/database/databases.ts'
import { startWith } from '../../../../support/fakes/program.ts'
import { startFakeTelegram } from '../../../../support/fakes/telegram/telegram.ts'
import type { UpdateBody } from '../../../../support/fakes/telegram/updates.ts'
import { startProgram } from '../../../../support/process/program.ts'
import { eventually } from '../../../../support/waiting.ts'

const PERSON = '5213456789'
const QUESTION = 'Kiên Giang hồ sơ gồm những gì'
const PICTURE = 'Dạ, em chưa xem được hình. Anh/Chị gõ bằng chữ giúp em nhé.'
const PHOTO = [{ file_id: 'a', file_unique_id: 'b', width: 9, height: 9 }]

const part = (album: string, caption?: string) => ({
  media_group_id: album,
  photo: PHOTO,
  ...(caption === undefined ? {} : { caption }),
})

const open = async (mode: 'polling' | 'webhook' = 'polling') => {
  const fake = await startFakeTelegram({ mode, limits: false })
  await startWith([fake], { CHANNEL_PACE: 'off' })
  fake.know(PERSON)
  /** What was shown in answer to what was said last, as soon as everything is answered. */
  const shownAfter = async (said: string) => {
    await fake.say(PERSON, said)
    await fake.until((all) => all.some(({ text }) => text.includes('không có gì')))
    return fake.shown.map(({ text }) => text).slice(0, -1)
  }
  return { fake, shownAfter }
}

test.each(['polling', 'webhook'] as const)(
  'an album of four pictures gets one line, by %s',
  async (mode) => {
    const { fake, shownAfter } = await open(mode)
    const updates = JSON.parse(
      readFileSync('test/bot/channels/telegram/recorded/album.json', 'utf8'),
    ) as (UpdateBody & { update_id: number })[]
    for (const { update_id: _id, ...update } of updates) await fake.deliver(PERSON, update)
    expect(await shownAfter('cảm ơn em')).toEqual([PICTURE])
  },
)

test.each([0, 1, 3])('the words with picture %i of an album are read, and once', async (at) => {
  const { fake, shownAfter } = await open()
  for (let number = 0; number < 4; number += 1)
    await fake.send(PERSON, part('7', number === at ? QUESTION : undefined))
  const [answer, ...more] = await shownAfter('cảm ơn em')
  expect(answer).toContain('Kiên Giang')
  expect(more).toEqual([])
})

test('two albums are two, and so are the words of both', async () => {
  const { fake, shownAfter } = await open()
  await fake.send(PERSON, part('7'))
  await fake.send(PERSON, part('8', QUESTION))
  await fake.send(PERSON, part('7'))
  await fake.send(PERSON, part('8'))
  const shown = await shownAfter('cảm ơn em')
  expect(shown).toHaveLength(2)
  expect(shown[0]).toBe(PICTURE)
  expect(shown[1]).toContain('Kiên Giang')
})

test('a picture that comes after its album was answered is silent, its words are not', async () => {
  const { fake, shownAfter } = await open()
  await fake.send(PERSON, part('7'))
  await fake.until((all) => all.length === 1)
  await fake.send(PERSON, part('7'))
  await fake.send(PERSON, part('7', QUESTION))
  await fake.until((all) => all.length === 2)
  const shown = await shownAfter('cảm ơn em')
  expect(shown).toHaveLength(2)
  expect(shown[1]).toContain('Kiên Giang')
})

test('an album that two programs take in is answered once', async () => {
  const fake = await startFakeTelegram({ mode: 'webhook', limits: false, duplicateDelivery: true })
  const url = await DATABASES[1].newUrl()
  const environment = { DATABASE_URL: url, CHANNEL_PACE: 'off' }
  const one = await startWith([fake], environment)
  const other = await startProgram({ ...fake.environment(), ...environment })
  onTestFinished(() => other.stop())
  fake.know(PERSON)
  for (let at = 0; at < 6; at += 1) {
    fake.deliverTo(at % 2 === 0 ? one.address : other.address)
    await fake.send(PERSON, part('7'))
  }
  await fake.until((all) => all.length > 0)
  await fake.say(PERSON, 'cảm ơn em')
  const shown = await fake.until((all) => all.some(({ text }) => text.includes('không có gì')))
  expect(shown).toHaveLength(2)
})

test('an album that comes before and after a restart is answered once', async () => {
  const fake = await startFakeTelegram({ limits: false })
  onTestFinished(() => fake.stop())
  fake.know(PERSON)
  const url = await DATABASES[0].newUrl()
  const environment = { ...fake.environment(), DATABASE_URL: url, CHANNEL_PACE: 'off' }
  const first = await startProgram(environment)
  await first.channelsStarted
  await fake.send(PERSON, part('7'))
  await fake.until((all) => all.length === 1)
  await fake.send(PERSON, part('8'))
  await eventually(() => fake.waiting() === 0)
  await first.stop()
  await fake.send(PERSON, part('8', QUESTION))
  await fake.send(PERSON, part('7'))
  const second = await startProgram(environment)
  onTestFinished(() => second.stop())
  await fake.say(PERSON, 'cảm ơn em')
  const shown = await fake.until((all) => all.some(({ text }) => text.includes('không có gì')))
  const texts = shown.map(({ text }) => text).slice(0, -1)
  expect(texts[0]).toBe(PICTURE)
  expect(texts.filter((text) => text.includes('Kiên Giang'))).toHaveLength(1)
  expect(texts.filter((text) => text === PICTURE)).toHaveLength(1)
})

test('an album in a group is read where it calls the bot, and left alone otherwise', async () => {
  const { fake } = await open()
  const group = '-1001111111111'
  for (let at = 0; at < 3; at += 1) await fake.send(group, part('6'))
  await fake.send(group, part('7'))
  await fake.send(group, part('7', `@tro_ly_htx_bot ${QUESTION}`))
  await fake.send(group, part('7'))
  await fake.send(group, part('9', '@tro_ly_htx_bot'))
  const shown = await fake.until((all) => all.length > 1)
  expect(shown).toHaveLength(2)
  expect(shown[0]?.text).toContain('Kiên Giang')
  expect(shown[1]?.text).toBe(PICTURE)
})

test('albums count as one message each: the words with the last of thirty pictures are read', async () => {
  const { fake, shownAfter } = await open('webhook')
  for (let at = 0; at < 30; at += 1)
    await fake.send(PERSON, part(String(Math.floor(at / 10)), at === 29 ? QUESTION : undefined))
  const shown = await shownAfter('cảm ơn em')
  expect(shown.at(-1)).toContain('Kiên Giang')
  expect(shown.join('\n')).not.toMatch(/\d+ tin/u)
})
