import { describe, expect, test } from 'vitest'
import { DATABASES, openStore } from '../../support/database/databases.ts'
import { startWith } from '../../support/fakes/program.ts'
import { startFakeSpeech } from '../../support/fakes/speech.ts'
import { startFakeZaloOa } from '../../support/fakes/zalo-oa/zalo-oa.ts'
import { eventually } from '../../support/waiting.ts'

const ID = '2468458835296197933'

describe.each(DATABASES)('whoever withdraws while they are heard, on $name,', ({ newUrl }) => {
  const open = async () => {
    const url = await newUrl()
    const speech = await startFakeSpeech()
    const fake = await startFakeZaloOa({ perMinute: 100_000 })
    const environment = { ...speech.environment(), DATABASE_URL: url, CHANNEL_PACE: 'off' }
    const program = await startWith([fake], environment)
    const { db } = await openStore(url)
    const sound = fake.serve('/voice.amr', new Uint8Array([1]))
    const speak = () =>
      fake.send(ID, 'user_send_audio', {
        attachments: [{ type: 'audio', payload: { url: sound } }],
      })
    const rows = () => db.selectFrom('inbox').select(['state', 'event', 'chat']).execute()
    const isSettled = async () => (await rows()).every(({ state }) => state !== 'waiting')
    const withdraw = () =>
      fake.deliver({
        app_id: '1234567890123456789',
        oa_id: '388613280878808645',
        user_id: ID,
        user_id_by_app: '552177279717587730',
        event_name: 'user_withdraw',
        timestamp: String(Date.now()),
      })
    speech.hears('hang')
    await speak()
    await fake.until((all) => all.length > 0)
    await fake.say(ID, 'đồng ý')
    await eventually(() => speech.calls.length === 1)
    await fake.until((all) => all.length === 2)
    return { program, db, fake, speech, speak, rows, isSettled, withdraw }
  }

  test('overtakes all that waits: nothing more is heard, kept or said', async () => {
    const { program, db, fake, speech, speak, rows, isSettled, withdraw } = await open()
    await speak()
    await fake.say(ID, 'xem dữ liệu')
    await withdraw()
    // The service has not answered, and does not have to.
    await eventually(isSettled)
    const metrics = await (await fetch(`${program.address}/metrics`)).text()
    expect(metrics).not.toMatch(/htx_speech_total\{.*\} [1-9]/u)
    speech.release('cảm ơn em')
    expect(fake.shown).toHaveLength(2)
    expect(speech.calls).toHaveLength(1)
    expect((await rows()).map(({ event, chat }) => [event, chat])).toEqual(
      (await rows()).map(() => [null, '']),
    )
    expect(await db.selectFrom('sessions').selectAll().execute()).toEqual([])
    // The next words are those of a stranger, and come after all that might have been said before.
    await fake.say(ID, 'xem dữ liệu')
    const shown = await fake.until((all) => all.length > 2)
    expect(shown[2]?.text).not.toContain('đồng ý')
    expect(shown[2]?.text).not.toContain('tin thoại')
    expect(shown).toHaveLength(3)
    expect(speech.calls).toHaveLength(1)
  })

  test('by typing it is not kept waiting by the voice message either, and hears what went', async () => {
    const { db, fake, speech, rows, isSettled } = await open()
    await fake.say(ID, 'hạn nộp hồ sơ là khi nào')
    await fake.say(ID, 'xoa du lieu')
    // The service has not answered.
    const shown = await fake.until((all) => all.length > 2)
    expect(shown[2]?.text).toMatch(/Đã xóa: .*2 tin đang chờ em đọc.*Còn giữ: không gì/su)
    await eventually(isSettled)
    speech.release('cảm ơn em')
    expect(speech.calls).toHaveLength(1)
    await eventually(async () =>
      (await rows()).every(({ event, chat }) => event === null && chat === ''),
    )
    expect(await db.selectFrom('sessions').selectAll().execute()).toEqual([])
    expect(fake.shown).toHaveLength(3)
  })
})

describe('of many who speak at once', () => {
  test('four are heard at a time, and the others after them, while whoever types is answered', async () => {
    const speech = await startFakeSpeech()
    const fake = await startFakeZaloOa({ perMinute: 100_000 })
    await startWith([fake], { ...speech.environment(), CHANNEL_PACE: 'off' })
    const sound = fake.serve('/voice.amr', new Uint8Array([1]))
    const attachments = [{ type: 'audio', payload: { url: sound } }]
    const chats = Array.from({ length: 7 }, (_, at) => `24684588352961979${at}0`)
    speech.hears(...chats.map(() => 'hang' as const))
    for (const chat of chats) {
      await fake.send(chat, 'user_send_audio', { attachments })
      await fake.until((all) => all.some((one) => one.chat === chat))
      await fake.say(chat, 'đồng ý')
      await fake.until((all) => all.filter((one) => one.chat === chat).length === 2)
    }
    await eventually(() => speech.calls.length === 4)
    await fake.say('2468458835296197999', 'alo')
    await fake.until((all) => all.some((one) => one.chat === '2468458835296197999'))
    expect(speech.calls).toHaveLength(4)
    speech.release('cảm ơn em')
    await eventually(() => speech.calls.length === 7)
    speech.release('cảm ơn em')
    await fake.until((all) =>
      chats.every((chat) =>
        all.some((one) => one.chat === chat && one.text.includes('«cảm ơn em»')),
      ),
    )
  })
})
