import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import type { Channel, Sound } from '../../../bot/channels/channel.ts'
import { createMetrics } from '../../../bot/metrics.ts'
import { createListener } from '../../../bot/speech/listener.ts'
import { createTranscriber } from '../../../bot/speech/transcriber.ts'
import { KEY, startFakeSpeech, type SpeechAnswer } from '../../support/fakes/speech.ts'
import { ampleTime } from '../../support/waiting.ts'
import { openVoice, SPEAKING, SPEAKING_TELEGRAM } from '../../support/voice.ts'

const VOICE = JSON.stringify({ kind: 'voice', sound: 'https://voice.example/secret.aac' })
const SOUND: Sound = { kind: 'sound', bytes: new Uint8Array([1, 2]), name: 'sound.oga' }

/** What hears, with a service and everything that it logs. */
const open = async (
  fetched: Sound | null = SOUND,
  url: (root: string) => string = (at) => at,
  patience = 60_000,
) => {
  const speech = await startFakeSpeech()
  const lines: string[] = []
  const log = pino({ level: 'trace', base: null }, { write: (line) => void lines.push(line) })
  const metrics = createMetrics()
  const listener = createListener({
    transcribe: createTranscriber({ url: url(speech.url), key: KEY, model: 'm' }),
    log,
    metrics,
    patience: { fetching: patience, hearing: patience },
  })
  const fetchSound: NonNullable<Channel['fetchSound']> = (_sound, signal) =>
    fetched === null
      ? new Promise((resolve) =>
          signal.addEventListener('abort', () => resolve({ kind: 'failed', reason: 'aborted' })),
        )
      : Promise.resolve(fetched)
  const listen = async (ending = ampleTime()) =>
    JSON.parse(await listener.listen({ name: 'zalo-bot', fetchSound }, VOICE, ending)) as unknown
  return { speech, lines, metrics, listen }
}

const FAULTS: readonly (readonly [SpeechAnswer, string])[] = [
  ['broken', 'unheard'],
  ['no-json', 'unheard'],
  ['hang', 'unheard'],
  ['endless', 'unheard'],
  ['too-large', 'large'],
  [{ text: '' }, 'silent'],
  [{ text: ' … ' }, 'silent'],
]

test.each(FAULTS)('a service that answers %j leaves the message as %s', async (answer, reason) => {
  const patience = answer === 'hang' ? 40 : undefined
  const { speech, listen, metrics, lines } = await open(SOUND, (at) => at, patience)
  speech.hears(answer)
  expect(await listen()).toMatchObject({ kind: 'voice', speech: { state: 'failed', reason } })
  expect(metrics.render([])).toContain(`htx_speech_total{outcome="${reason}"} 1`)
  for (const secret of ['voice.example', KEY, speech.url])
    expect(lines.join()).not.toContain(secret)
})

test.each<[string, Sound | null, string]>([
  ['that is too large', { kind: 'large' }, 'large'],
  ['that is gone', { kind: 'failed', reason: 'http-404' }, 'unheard'],
  ['that never comes', null, 'unheard'],
])('a sound %s is not given to the service', async (_what, fetched, reason) => {
  const { speech, listen } = await open(fetched, (at) => at, fetched === null ? 40 : undefined)
  expect(await listen()).toMatchObject({ speech: { state: 'failed', reason } })
  expect(speech.calls).toEqual([])
})

test('whoever ends while the service is asked leaves the message as it came', async () => {
  const { speech, listen } = await open()
  speech.hears('hang')
  const ending = new AbortController()
  const listening = listen(ending.signal)
  ending.abort()
  expect(await listening).toEqual(JSON.parse(VOICE))
})

test.each([
  ['a root', (root: string) => `${root}/`, '/v1/audio/transcriptions'],
  ['a root with its version', (root: string) => `${root}/v1`, '/v1/audio/transcriptions'],
  ['a root below a path', (root: string) => `${root}/speech`, '/speech/v1/audio/transcriptions'],
  [
    'the whole address',
    (root: string) => `${root}/v2/audio/transcriptions`,
    '/v2/audio/transcriptions',
  ],
])('%s leads to the method', async (_what, url, path) => {
  const { speech, listen } = await open(SOUND, url)
  speech.hears({ text: 'alo em\u0000' })
  expect(await listen()).toMatchObject({ speech: { state: 'heard', text: 'alo em' } })
  expect(speech.calls).toMatchObject([{ path, name: 'sound.ogg' }])
})

describe.each([...SPEAKING, SPEAKING_TELEGRAM])('on $title', (platform) => {
  test('what the service cannot hear is told kindly, and what comes next is answered', async () => {
    const { speech, fake, next, say, speakNow, lost, program } = await openVoice(platform)
    speech.hears('broken', { text: '' }, 'too-large')
    await speakNow()
    await next()
    await say('đồng ý')
    await next()
    expect(await next()).toMatch(/chưa nghe được tin thoại.*gõ bằng chữ/u)
    await speakNow()
    expect(await next()).toContain('nghe không rõ')
    await speakNow()
    expect(await next()).toContain('dài quá')
    await speakNow(lost(404))
    expect(await next()).toContain('gõ bằng chữ')
    await say('cảm ơn em')
    expect(await next()).not.toContain('tin thoại')
    expect(fake.shown).toHaveLength(7)
    const metrics = await (await fetch(`${program.address}/metrics`)).text()
    expect(metrics).toContain('htx_outbox_unknown 0')
    expect(metrics).toContain('htx_inbox_waiting 0')
  })
})

describe.each(SPEAKING)('on $title', (platform) => {
  test.each([
    'http://169.254.169.254/latest/meta-data',
    'https://127.0.0.1/voice.aac',
    'https://localhost/voice.aac',
    'https://voice.zdn.vn.example.org/voice.aac',
    'http://voice.zdn.vn/voice.aac',
    'https://user:secret@voice.zdn.vn/voice.aac',
    'https://voice.zdn.vn:8443/voice.aac',
    'file:///etc/passwd',
  ])('nothing is fetched from %s', async (address) => {
    const { speech, next, say, speakNow, fetched } = await openVoice(platform)
    await speakNow(address)
    await next()
    await say('đồng ý')
    await next()
    expect(await next()).toContain('chưa nghe được tin thoại')
    expect([...speech.calls, ...fetched]).toEqual([])
  })
})
