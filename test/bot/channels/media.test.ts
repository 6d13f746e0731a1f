import { describe, expect, test } from 'vitest'
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
})
