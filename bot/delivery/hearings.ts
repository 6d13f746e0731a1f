import type { PutOff } from '../../storage/chats/put-off.ts'
import { parseEvent, type VoiceEvent } from '../channels/event.ts'
import { errorInLog } from '../log.ts'
import type { Listener } from '../speech/listener.ts'
import type { Parts } from '../parts.ts'
import type { TurnChannel } from './turn.ts'

export interface HearingsDeps extends Pick<Parts, 'inbox' | 'log'> {
  readonly listener: Listener
  /** Called when a chat that found no place may try again. */
  readonly wake: (chat: string) => void
  readonly stopping: AbortSignal
}

/** A hearing that threw, and the event that waits again as it came. */
export interface HearingFault {
  readonly event: string
  readonly error: unknown
}

/** So many voice messages are in memory at once, each of some megabytes. */
const MOST_AT_ONCE = 4

/** A voice message as it came. */
const asItCame = (event: string): string => {
  const voice = parseEvent(event)
  if (voice?.kind !== 'voice') return event
  return JSON.stringify({ kind: 'voice', sound: voice.sound } satisfies VoiceEvent)
}

/** The voice messages that are being heard, of all chats. */
export const createHearings = ({ inbox, listener, log, wake, stopping }: HearingsDeps) => {
  let free = MOST_AT_ONCE
  /** Chats that wait for a place, the first first. */
  const outside = new Set<string>()
  const inside = new Map<string, { readonly id: number; readonly ending: AbortController }>()

  const callIn = (): void => {
    const [first] = outside
    if (free === 0 || first === undefined) return
    outside.delete(first)
    wake(first)
  }

  /** Ends the hearing of a chat whose update waits no more, since its person withdrew. Never rejects. */
  const review = async (chat: string): Promise<void> => {
    const hearing = inside.get(chat)
    if (!hearing) return
    try {
      if (!(await inbox.isWaiting(hearing.id))) hearing.ending.abort()
    } catch (error) {
      // It ends by itself, and is stored nowhere.
      log.error({ error: errorInLog(error) }, 'the inbox does not answer')
    }
  }

  return {
    review,
    /** Takes a place for a chat; false where there is none, and the chat is woken when there is. */
    enter(chat: string): boolean {
      const isFree = free > 0
      if (isFree) free -= 1
      else outside.add(chat)
      return isFree
    },
    /** Gives the place back. */
    leave(): void {
      free += 1
      callIn()
    },
    /** A chat needs no place: the next one that waits for one may have it. */
    pass(chat: string): void {
      outside.delete(chat)
      callIn()
    },
    /**
     * Has an update heard and stores what was heard, if it still waits. Returns what was thrown
     * meanwhile; null for nothing.
     */
    async hear(
      chat: string,
      channel: TurnChannel,
      { id, event }: Pick<PutOff, 'id' | 'event'>,
    ): Promise<HearingFault | null> {
      const ending = new AbortController()
      inside.set(chat, { id, ending })
      // The person may have withdrawn before this could be seen.
      void review(chat)
      let fault: HearingFault | null = null
      let heard = ''
      try {
        const signal = AbortSignal.any([stopping, ending.signal])
        heard = await listener.listen(channel, event, signal)
      } catch (error) {
        heard = asItCame(event)
        fault = { event: heard, error }
      } finally {
        inside.delete(chat)
      }
      await inbox.bring(id, heard)
      return fault
    },
  }
}
