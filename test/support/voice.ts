import type { Running } from '../../bot/program.ts'
import type { FakeChannel, Shown } from './fakes/fake-channel.ts'
import { startWith } from './fakes/program.ts'
import { startFakeSpeech, type FakeSpeech } from './fakes/speech.ts'
import { startFakeTelegram } from './fakes/telegram/telegram.ts'
import { startFakeZaloBot } from './fakes/zalo-bot/zalo-bot.ts'
import { startFakeZaloOa } from './fakes/zalo-oa/zalo-oa.ts'

/** A platform on which a person can speak; resolves when the message has been handed over. */
export interface SpeakingPlatform {
  readonly title: string
  readonly chat: string
  readonly start: () => Promise<{
    readonly fake: FakeChannel
    /** Sends a voice message that holds these bytes, or that stands at this address. */
    readonly speak: (chat: string, sound: Uint8Array | string) => Promise<void>
    /** Sends a picture, with words under it where they are given. */
    readonly show: (chat: string, words?: string) => Promise<void>
    readonly fetched: readonly string[]
    /** Where a file stands that the platform answers for with a status. */
    readonly lost: (status: number) => string
  }>
}

export const SPEAKING: readonly SpeakingPlatform[] = [
  {
    title: 'Zalo OA',
    chat: '2468458835296197922',
    start: async () => {
      const fake = await startFakeZaloOa({ perMinute: 100_000 })
      let files = 0
      const addressOf = (file: Uint8Array | number) =>
        fake.serve(`/voice/${(files += 1)}.amr`, file)
      return {
        fake,
        fetched: fake.fetched,
        lost: addressOf,
        speak: (chat, sound) => {
          const url = typeof sound === 'string' ? sound : addressOf(sound)
          const attachments = [{ type: 'audio', payload: { url } }]
          return fake.send(chat, 'user_send_audio', { attachments })
        },
        show: (chat, words) => {
          const attachments = [{ type: 'image', payload: { url: 'https://p.example/1.jpg' } }]
          const text = words === undefined ? {} : { text: words }
          return fake.send(chat, 'user_send_image', { attachments, ...text })
        },
      }
    },
  },
  {
    title: 'Zalo Bot',
    chat: '6ede9afa66b88fe6d6a9',
    start: async () => {
      const fake = await startFakeZaloBot({ mode: 'webhook', userCap: 1000 })
      let files = 0
      const addressOf = (file: Uint8Array | number) =>
        fake.serve(`/voice/${(files += 1)}.aac`, file)
      return {
        fake,
        fetched: fake.fetched,
        lost: addressOf,
        speak: (chat, sound) =>
          fake.send(chat, {
            event: 'voice',
            sound: typeof sound === 'string' ? sound : addressOf(sound),
          }),
        show: (chat, text) =>
          fake.send(chat, { event: 'image', ...(text === undefined ? {} : { text }) }),
      }
    },
  },
]

/** Telegram names a sound and tells where it stands; a person cannot name an address. */
export const SPEAKING_TELEGRAM: SpeakingPlatform = {
  title: 'Telegram',
  chat: '1001',
  start: async () => {
    const fake = await startFakeTelegram({ mode: 'webhook', limits: false })
    let files = 0
    const idOf = (file: Uint8Array | number) => {
      files += 1
      fake.serve(`/file/bot${fake.token}/voice/file-${files}.oga`, file)
      return `file-${files}`
    }
    return {
      fake,
      fetched: fake.fetched,
      lost: idOf,
      speak: (chat, sound) =>
        fake.send(chat, {
          voice: { file_id: typeof sound === 'string' ? sound : idOf(sound), duration: 3 },
        }),
      show: (chat, caption) =>
        fake.send(chat, {
          photo: [{ file_id: 'photo' }],
          ...(caption === undefined ? {} : { caption }),
        }),
    }
  },
}

/** The whole program with a platform and a speech service, and a person who talks with it. */
export const openVoice = async (
  platform: SpeakingPlatform,
  environment: Readonly<Record<string, string>> = {},
  clocks?: Parameters<typeof startWith>[2],
) => {
  const speech: FakeSpeech = await startFakeSpeech()
  const started = await platform.start()
  const program: Running = await startWith(
    [started.fake],
    { CHANNEL_PACE: 'off', ...speech.environment(), ...environment },
    clocks,
  )
  const { fake } = started
  const { chat } = platform
  let read = 0
  /** What the person reads next: so many messages, as one text. */
  const next = async (count = 1): Promise<string> => {
    const shown: readonly Shown[] = await fake.until((all) => all.length >= read + count)
    const texts = shown.slice(read, read + count).map(({ text }) => text)
    read += count
    return texts.join('\n')
  }
  return {
    ...started,
    speech,
    program,
    chat,
    next,
    say: (text: string) => fake.say(chat, text),
    speakNow: (sound: Uint8Array | string = new Uint8Array([1, 2, 3])) =>
      started.speak(chat, sound),
    showNow: (words?: string) => started.show(chat, words),
    /** How many messages were shown altogether. */
    count: () => fake.shown.length,
  }
}
