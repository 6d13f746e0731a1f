import { describe, expect, onTestFinished, test } from 'vitest'
import type { Clocks } from '../../../bot/clock.ts'
import { DATABASES, openStore } from '../../support/database/databases.ts'
import { startFakeSpeech } from '../../support/fakes/speech.ts'
import { startProgram } from '../../support/process/program.ts'
import { SPEAKING } from '../../support/voice.ts'
import { eventually } from '../../support/waiting.ts'

const MINUTE = 60_000

/** A clock so many minutes ahead. */
const ahead = (minutes: number): Clocks => {
  const now = () => Date.now() + minutes * MINUTE
  return { clock: () => new Date(now()), monotonic: () => performance.now() }
}

/** A platform and a service on which several programs run one after another, or side by side. */
const open = async (newUrl: () => Promise<string>) => {
  const [platform] = SPEAKING
  if (!platform) throw new Error('no platform')
  const url = await newUrl()
  const speech = await startFakeSpeech()
  const { fake, speak, show } = await platform.start()
  onTestFinished(() => fake.stop())
  const { chat } = platform
  const run = async (clocks?: Clocks) => {
    const program = await startProgram(
      { ...fake.environment(), ...speech.environment(), CHANNEL_PACE: 'off', DATABASE_URL: url },
      clocks,
    )
    fake.deliverTo(program.address)
    await program.channelsStarted
    let isOver = false
    const stop = async () => {
      if (!isOver) await program.stop()
      isOver = true
    }
    onTestFinished(stop)
    return { stop }
  }
  const until = async (count: number) =>
    (await fake.until((all) => all.length >= count)).at(-1)?.text
  return {
    fake,
    speech,
    chat,
    run,
    until,
    url,
    speak: () => speak(chat, new Uint8Array([1])),
    show,
  }
}

describe.each(DATABASES)('on $name', ({ newUrl }) => {
  test('a voice message whose program ends while it is heard is heard after the next start', async () => {
    const { fake, speech, chat, run, until, speak } = await open(newUrl)
    speech.hears('hang', { text: 'cảm ơn em' })
    const first = await run()
    await speak()
    await until(1)
    await fake.say(chat, 'đồng ý')
    await eventually(() => speech.calls.length === 1)
    await first.stop()
    await run()
    await until(4)
    const texts = fake.shown.map(({ text }) => text).join('\n')
    expect(texts.split('«cảm ơn em»')).toHaveLength(2)
    expect(speech.calls).toHaveLength(2)
  })

  test('one whose program died is heard by another after a while, and not before', async () => {
    const { fake, speech, chat, run, until, speak, url } = await open(newUrl)
    speech.hears('hang', { text: 'cảm ơn em' })
    const first = await run()
    await speak()
    await until(1)
    await fake.say(chat, 'đồng ý')
    await eventually(() => speech.calls.length === 1)
    const { db } = await openStore(url)
    const readEvent = async () => {
      const rows = await db
        .selectFrom('inbox')
        .select('event')
        .where('state', '=', 'waiting')
        .execute()
      return rows[0]?.event ?? ''
    }
    const asked = await readEvent()
    expect(asked).toContain('"state":"asked"')
    await first.stop()
    // What a kill would have left.
    await db.updateTable('inbox').set({ event: asked }).where('state', '=', 'waiting').execute()
    const second = await run()
    await fake.say(`${chat}7`, 'alo')
    await fake.until((all) => all.some((one) => one.chat === `${chat}7`))
    expect(speech.calls).toHaveLength(1)
    expect(await readEvent()).toBe(asked)
    await second.stop()
    await run(ahead(2))
    await fake.until((all) => all.some(({ text }) => text.includes('«cảm ơn em»')))
    expect(speech.calls).toHaveLength(2)
  })

  test('what was said of a picture is not said again for ten minutes, by another program either', async () => {
    const { fake, chat, run, until, show } = await open(newUrl)
    const first = await run()
    await show(chat)
    expect(await until(1)).toContain('chưa xem được hình')
    await first.stop()
    const second = await run(ahead(9))
    await show(chat)
    await fake.say(chat, 'cảm ơn em')
    expect(await until(2)).not.toContain('hình')
    await second.stop()
    await run(ahead(11))
    await show(chat)
    expect(await until(3)).toContain('chưa xem được hình')
    expect(fake.shown).toHaveLength(3)
  })
})
