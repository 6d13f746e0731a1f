import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { createAllowance } from '../../../bot/delivery/allowance.ts'
import { createChatQueue } from '../../../bot/delivery/chat-queue.ts'
import type { TurnHandler } from '../../../bot/delivery/turn.ts'
import { createMetrics } from '../../../bot/metrics.ts'
import { createListener } from '../../../bot/speech/listener.ts'
import { createTranscriber } from '../../../bot/speech/transcriber.ts'
import { DATABASES } from '../../support/database/databases.ts'
import { draftOf, openDelivery } from '../../support/database/outbox.ts'
import { startFakeSpeech } from '../../support/fakes/speech.ts'

const NOW = 1_763_690_400_000
const CHAT = 'telegram:1'
const VOICE = { kind: 'voice', sound: 'a' }
const LIMITS = {
  text: 4096,
  choices: 100,
  numbersChoices: false,
  writesFirst: 'always',
  window: null,
  quota: null,
  pace: { perSecond: 0, burst: 1, chatPerSecond: 0, inFlight: 8 },
} as const

/** A queue whose channel throws so many times before it gives a sound. */
const open = async (url: string, faults: number) => {
  const { inbox, states } = await openDelivery(url)
  const speech = await startFakeSpeech()
  const shared = { log: pino({ level: 'silent' }), metrics: createMetrics() }
  let left = faults
  const channel = {
    name: 'telegram',
    limits: LIMITS,
    fetchSound: () => {
      left -= 1
      if (left >= 0) throw new RangeError('the address of a person')
      return Promise.resolve({ kind: 'sound', bytes: new Uint8Array([1]), name: 'a.oga' } as const)
    },
  }
  const over = Promise.withResolvers<void>()
  const handle: TurnHandler['handle'] = (_channel, _chat, { event }) => {
    const isVoice = event.includes('"voice"')
    if (isVoice && event.includes('"asked"')) return { defer: null }
    if (isVoice && !event.includes('"heard"'))
      return { defer: JSON.stringify({ ...VOICE, speech: { state: 'asked', at: NOW } }) }
    const name = isVoice ? 'heard' : 'typed'
    return { turn: null, drafts: [draftOf(name)], chat: { kind: 'heard' } }
  }
  const queue = createChatQueue({
    ...shared,
    inbox,
    turns: { handle, apologise: () => [draftOf('sorry')] },
    channelOf: () => channel,
    listener: createListener({
      ...shared,
      transcribe: createTranscriber({ url: speech.url, key: undefined, model: 'm' }),
    }),
    time: { now: () => NOW },
    allowance: createAllowance(0, () => 0),
    onHandled: async () => {
      if ((await states()).some((one) => one.startsWith('typed'))) over.resolve()
    },
    onSlow: () => undefined,
  })
  onTestFinished(() => queue.stop())
  speech.hears({ text: 'alo' })
  const arrivalOf = (key: string, event: object) => ({
    channel: 'telegram',
    key,
    chat: CHAT,
    event: JSON.stringify(event),
  })
  await inbox.receive(
    [arrivalOf('a', VOICE), arrivalOf('b', { kind: 'text', text: 'b' })],
    null,
    NOW,
  )
  queue.wake(CHAT)
  await over.promise
  return { states, speech, metrics: shared.metrics }
}

test.each([
  [1, ['heard pending', 'typed pending'], 1],
  [2, ['heard pending', 'typed pending'], 1],
  [3, ['sorry pending', 'typed pending'], 0],
  [Infinity, ['sorry pending', 'typed pending'], 0],
])(
  'a hearing that throws %d times leaves %j, and the chat goes on',
  async (faults, expected, calls) => {
    const { states, speech, metrics } = await open(await DATABASES[0].newUrl(), faults)
    expect(await states()).toEqual(expected)
    expect(speech.calls).toHaveLength(calls)
    expect(metrics.render([])).toContain(`htx_errors_total ${Math.min(faults, 3)}`)
  },
)
