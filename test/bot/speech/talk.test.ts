import { describe, expect, test } from 'vitest'
import { KEY } from '../../support/fakes/speech.ts'
import { openVoice, SPEAKING, SPEAKING_TELEGRAM } from '../../support/voice.ts'

const SOUND = new Uint8Array([0, 255, 13, 10, 45, 45, 7])

describe.each([...SPEAKING, SPEAKING_TELEGRAM])('a voice message on $title', (platform) => {
  test('is heard only after a yes, is read back, and is answered as if it were typed', async () => {
    const { speech, next, say, speakNow } = await openVoice(platform)
    speech.hears({ text: 'Hồ sơ ở Kiên Giang gồm những gì' })
    await speakNow(SOUND)
    expect(await next()).toMatch(/dịch vụ của cơ quan.*chuyển tiếng nói thành chữ.*đồng ý không/u)
    expect(speech.calls).toEqual([])
    await say('ừ được')
    expect(await next()).toContain('em nghe ngay')
    const heard = await next()
    const answer = heard.includes('Báo cáo') ? heard : `${heard}\n${await next()}`
    expect(answer).toContain('«Hồ sơ ở Kiên Giang gồm những gì»')
    expect(answer).toContain('Báo cáo tài chính')
    expect(speech.calls).toMatchObject([
      {
        path: '/v1/audio/transcriptions',
        authorization: `Bearer ${KEY}`,
        model: 'small-vi',
        language: 'vi',
        bytes: Buffer.from(SOUND),
      },
    ])
  })

  test('is not heard after a no: the ordinary line says what to do, once in ten minutes', async () => {
    const { speech, next, say, speakNow, count } = await openVoice(platform)
    await speakNow()
    await next()
    await say('không')
    expect(await next()).toContain('gõ bằng chữ')
    await speakNow()
    expect(await next()).toContain('gõ bằng chữ')
    await speakNow()
    await say('cảm ơn em')
    expect(await next()).not.toContain('gõ bằng chữ')
    expect(count()).toBe(4)
    expect(speech.calls).toEqual([])
  })

  test('of several before the yes each is heard, in their order', async () => {
    const { speech, next, say, speakNow, count } = await openVoice(platform)
    speech.hears({ text: 'Ai chủ trì ở Kiên Giang' }, { text: 'cảm ơn em' })
    await speakNow()
    await next()
    await speakNow()
    await say('đồng ý')
    await next()
    await say('alo')
    const rest = async (): Promise<string> => {
      const text = await next()
      return text.includes('«cảm ơn em»') ? text : `${text}\n${await rest()}`
    }
    const all = await rest()
    expect(all.indexOf('«Ai chủ trì')).toBeGreaterThanOrEqual(0)
    expect(count()).toBeGreaterThan(3)
    expect(speech.calls).toHaveLength(2)
  })

  test('without a speech service gets the ordinary line, and nothing is fetched', async () => {
    const { fetched, next, speakNow } = await openVoice(platform, {
      SPEECH_URL: '',
      SPEECH_KEY: '',
      SPEECH_MODEL: '',
    })
    await speakNow()
    expect(await next()).toBe('Dạ, em chưa nghe được tin thoại. Anh/Chị gõ bằng chữ giúp em nhé.')
    expect(fetched).toEqual([])
  })
})

/** A talk in which the person has agreed to be heard. */
const openHeard = async (...texts: readonly string[]) => {
  const [platform] = SPEAKING
  if (!platform) throw new Error('no platform')
  const opened = await openVoice(platform)
  const { speech, next, say, speakNow } = opened
  speech.hears({ text: 'alo' }, ...texts.map((text) => ({ text })))
  await speakNow()
  await next()
  await say('đồng ý')
  await next()
  const greeting = await next()
  if (!greeting.includes('trợ lý')) await next()
  return opened
}

const FIGURES = 'Kiểm tra giúp hợp tác xã lúa ở Kiên Giang có 520 héc ta và 300 thành viên'

test('figures that were heard are used after a yes and not before', async () => {
  const { next, say, speakNow } = await openHeard(FIGURES)
  await speakNow()
  const asked = await next()
  expect(asked).toContain(`«${FIGURES}»`)
  expect(asked).toMatch(/đúng không ạ/u)
  expect(asked).not.toMatch(/đủ|thiếu|đạt/u)
  await say('đúng rồi')
  expect(await next()).toMatch(/520 ha|300/u)
})

test.each([
  ['310 thành viên', '520 héc ta và 310 thành viên'],
  ['sai, 310 thành viên', '520 héc ta và 310 thành viên'],
  ['530 ha', '530 ha và 300 thành viên'],
])('%j changes the heard figure, and is asked about again', async (typed, amended) => {
  const { next, say, speakNow } = await openHeard(FIGURES)
  await speakNow()
  await next()
  await say(typed)
  const asked = await next()
  expect(asked).toContain(amended)
  expect(asked).toContain('đúng chưa ạ')
  await say('đúng')
  expect(await next()).toContain(amended.includes('310') ? '310' : '530')
})

test('after a no the figures are gone, and the person is asked to type', async () => {
  const { next, say, speakNow, program } = await openHeard(FIGURES)
  await speakNow()
  await next()
  await say('không đúng')
  expect(await next()).toContain('gõ lại')
  await say('xem dữ liệu')
  const kept = await next()
  expect(kept).not.toContain('520')
  expect(kept).toContain('Chuyển tin thoại thành chữ')
  expect(program.address).toContain('http')
})

test('whoever types something else has not agreed to the figures', async () => {
  const { next, say, speakNow } = await openHeard(FIGURES)
  await speakNow()
  await next()
  await say('hồ sơ gồm những gì')
  await next()
  await say('đúng')
  expect(await next()).not.toMatch(/520|300/u)
})

test('what would delete the data is done only after a yes', async () => {
  const { next, say, speakNow } = await openHeard('xóa dữ liệu')
  await speakNow()
  expect(await next()).toContain('«xóa dữ liệu»')
  await say('không')
  expect(await next()).toContain('gõ lại')
  await say('xem dữ liệu')
  expect(await next()).toContain('Chuyển tin thoại thành chữ')
})

test('the consent goes with the data', async () => {
  const { next, say, speakNow, speech } = await openHeard()
  const before = speech.calls.length
  await say('xóa dữ liệu')
  expect(await next()).toContain('xóa hết')
  await speakNow()
  expect(await next()).toContain('dịch vụ của cơ quan')
  expect(speech.calls).toHaveLength(before)
})
