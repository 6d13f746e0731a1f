import { describe, expect, test } from 'vitest'
import { startWith } from '../../support/fakes/program.ts'
import { startFakeZaloOa } from '../../support/fakes/zalo-oa/zalo-oa.ts'
import { openVoice, SPEAKING } from '../../support/voice.ts'

const ANSWER = 'Báo cáo tài chính'
const QUESTION = 'hồ sơ ở Kiên Giang gồm những gì'

describe.each(SPEAKING)('pictures on $title', (platform) => {
  test('get one kind line, however many come', async () => {
    const { next, say, showNow, count } = await openVoice(platform)
    for (let at = 0; at < 4; at += 1) await showNow()
    expect(await next()).toBe('Dạ, em chưa xem được hình. Anh/Chị gõ bằng chữ giúp em nhé.')
    await say('cảm ơn em')
    expect(await next()).not.toContain('hình')
    expect(count()).toBe(2)
  })

  test('with words below one of them are answered by the words alone', async () => {
    const { next, say, showNow, count } = await openVoice(platform)
    await showNow(QUESTION)
    for (let at = 0; at < 3; at += 1) await showNow()
    expect(await next()).toContain(ANSWER)
    await say('cảm ơn em')
    expect(await next()).not.toContain('hình')
    expect(count()).toBe(2)
  })

  test('and a voice message are two things to be told', async () => {
    const { next, showNow, speakNow } = await openVoice(platform)
    await showNow()
    expect(await next()).toContain('hình')
    await speakNow()
    expect(await next()).toContain('tin thoại')
  })

  test('leave the question that waits as it was', async () => {
    const { next, say, showNow } = await openVoice(platform)
    await say('kiểm tra điều kiện')
    await next()
    await showNow()
    expect(await next()).toContain('hình')
    await say('1')
    expect(await next()).toMatch(/Câu 1\//u)
  })

  test('that come after something else are no part of the album before', async () => {
    const { next, say, showNow } = await openVoice(platform)
    await showNow(QUESTION)
    expect(await next()).toContain(ANSWER)
    await say('cảm ơn em')
    await next()
    await showNow()
    expect(await next()).toContain('hình')
  })
})

test.each([
  ['user_send_link', 'link'],
  ['user_send_dance', 'dance'],
  ['user_send_file', 'file'],
])(
  '%s without words gets its line right after one with words, and after a picture',
  async (name, type) => {
    const fake = await startFakeZaloOa({ perMinute: 100_000 })
    const chat = '2468458835296197922'
    await startWith([fake], { CHANNEL_PACE: 'off' })
    const send = (kind: string, of: string, text?: string) =>
      fake.send(chat, kind, {
        attachments: [{ type: of, payload: { url: 'https://p.example/1' } }],
        ...(text === undefined ? {} : { text }),
      })
    await send(name, type, QUESTION)
    await fake.until((all) => all.length === 1)
    await send('user_send_image', 'image')
    await fake.until((all) => all.length === 2)
    await send(name, type)
    const shown = await fake.until((all) => all.length === 3)
    expect(shown[1]?.text).toContain('chưa xem được hình')
    expect(shown[2]?.text).toContain('chưa đọc được')
    await send(name, type)
    await fake.say(chat, 'cảm ơn em')
    const rest = await fake.until((all) => all.length > 3)
    expect(rest[3]?.text).not.toContain('chưa đọc được')
  },
)
