import type { Channel } from '../channels/channel.ts'
import { parseEvent, type SpeechState, type VoiceEvent } from '../channels/event.ts'
import type { Parts } from '../parts.ts'
import type { Transcribe } from './transcriber.ts'

export interface ListenerDeps extends Pick<Parts, 'log' | 'metrics'> {
  readonly transcribe: Transcribe
  readonly patience?: Patience
}

/** How many milliseconds each of the two calls may take; a test waits less. */
interface Patience {
  readonly fetching: number
  readonly hearing: number
}

/** As much of a channel as is needed to fetch from it. */
interface SoundChannel {
  readonly name: string
  readonly fetchSound?: Channel['fetchSound']
}

/** Together less than a program may keep a voice message (`bot/delivery/turn.ts`). */
const PATIENCE: Patience = { fetching: 15_000, hearing: 45_000 }

/**
 * Has a voice message heard: fetches it from its platform and gives it to the speech service. It is in
 * memory only, and neither its address nor its words stand in a log.
 */
export const createListener = ({ transcribe, log, metrics, patience = PATIENCE }: ListenerDeps) => {
  const hear = async (
    channel: SoundChannel,
    sound: string,
    ending: AbortSignal,
  ): Promise<SpeechState> => {
    const within = (ms: number) => AbortSignal.any([ending, AbortSignal.timeout(ms)])
    const tell = (reason: string) =>
      log.warn({ channel: channel.name, reason }, 'a voice message was not heard')
    const fetched = (await channel.fetchSound?.(sound, within(patience.fetching))) ?? {
      kind: 'failed',
      reason: 'none',
    }
    if (fetched.kind === 'large') return { state: 'failed', reason: 'large' }
    if (fetched.kind === 'failed') {
      tell(`fetching ${fetched.reason}`)
      return { state: 'failed', reason: 'unheard' }
    }
    const transcript = await transcribe(fetched, within(patience.hearing))
    if (transcript.state === 'heard') return transcript
    const { state, reason, detail } = transcript
    if (reason === 'unheard') tell(`service ${detail}`)
    return { state, reason }
  }

  return {
    /**
     * The event of a voice message with what was heard, both as JSON; as it first came where `ending`
     * came before, so that it is heard after the next start.
     */
    async listen(channel: SoundChannel, event: string, ending: AbortSignal): Promise<string> {
      const voice = parseEvent(event)
      if (voice?.kind !== 'voice') return event
      const { kind, sound } = voice
      const speech = await hear(channel, sound, ending)
      if (ending.aborted && speech.state !== 'heard')
        return JSON.stringify({ kind, sound } satisfies VoiceEvent)
      metrics.add('speech', speech.state === 'failed' ? speech.reason : speech.state)
      return JSON.stringify({ kind, sound, speech } satisfies VoiceEvent)
    },
  }
}

export type Listener = ReturnType<typeof createListener>
