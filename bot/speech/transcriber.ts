import { randomUUID } from 'node:crypto'
import { ask } from '../channels/http/client.ts'
import { rootOf } from '../channels/platform.ts'
import type { SpeechState } from '../channels/event.ts'
import { transcriptSchema } from './payload.ts'

/** The speech service as the environment sets it. */
export interface SpeechSettings {
  /** Its root, with `/v1` or without, or the whole address. */
  readonly url: string
  readonly key: string | undefined
  readonly model: string
}

/** What the service made of a voice message. `reason` is a code for the log. */
export type Transcript =
  | Extract<SpeechState, { state: 'heard' }>
  | (Extract<SpeechState, { state: 'failed' }> & { readonly detail: string })

/** Turns a voice message into text. Never rejects. */
export type Transcribe = (
  sound: { readonly bytes: Uint8Array; readonly name: string },
  signal: AbortSignal,
) => Promise<Transcript>

const METHOD = '/audio/transcriptions'
/** Longer than a message that is typed may be; what a service makes up of noise can be longer. */
const MOST_CHARACTERS = 4000
const CONTROL = /[^\P{Cc}\n]/gu
const SAYS = /[\p{L}\p{N}]/u
const TOO_LARGE = 413

const addressOf = (url: string): string => {
  const root = rootOf(url)
  if (root.endsWith(METHOD)) return root
  return `${root}${/\/v\d+$/u.test(root) ? '' : '/v1'}${METHOD}`
}

/** Telegram's voice messages end in `.oga`, which few services know by that name. */
const knownName = (name: string): string => name.replace(/\.(?:oga|opus)$/u, '.ogg')

/** A form with a file, by hand: the platform's own would hold the sound three times over. */
const pack = (
  bytes: Uint8Array,
  name: string,
  fields: Readonly<Record<string, string>>,
  boundary: string,
): Buffer => {
  const field = (of: string) => `--${boundary}\r\ncontent-disposition: form-data; name="${of}"`
  const texts = Object.entries(fields).map(([of, value]) => `${field(of)}\r\n\r\n${value}\r\n`)
  const file = encodeURIComponent(name)
  const type = 'content-type: application/octet-stream'
  return Buffer.concat([
    Buffer.from(`${texts.join('')}${field('file')}; filename="${file}"\r\n${type}\r\n\r\n`),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
}

const failed = (reason: 'silent' | 'large' | 'unheard', detail: string): Transcript => ({
  state: 'failed',
  reason,
  detail,
})

/** Asks a service with OpenAI's interface for transcriptions, once, in Vietnamese. */
export const createTranscriber = ({ url, key, model }: SpeechSettings): Transcribe => {
  const address = addressOf(url)
  return async ({ bytes, name }, signal) => {
    const boundary = randomUUID()
    const fields = { model, language: 'vi', response_format: 'json' }
    const body = pack(bytes, knownName(name), fields, boundary)
    const headers = {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(body.length),
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    }
    const answer = await ask(address, { method: 'POST', headers, body }, signal)
    if (answer.kind !== 'answer') {
      const isLarge = answer.kind === 'in-doubt' && answer.status === TOO_LARGE
      return failed(isLarge ? 'large' : 'unheard', answer.reason)
    }
    const given = transcriptSchema.safeParse(answer.body).data
    if (!given) return failed('unheard', 'answer-unreadable')
    const text = given.text.normalize('NFC').replaceAll(CONTROL, ' ').trim()
    return SAYS.test(text)
      ? { state: 'heard', text: text.slice(0, MOST_CHARACTERS) }
      : failed('silent', 'no-words')
  }
}
