import type { Reread } from '../../storage/chats/inbox.ts'
import { parseEvent } from '../channels/event.ts'
import { rest } from '../channels/http/rest.ts'
import { chatInLog, errorInLog } from '../log.ts'
import type { Listener } from '../speech/listener.ts'
import type { TurnAllowance } from './allowance.ts'
import { createHearings, type HearingFault } from './hearings.ts'
import type { TurnChannel, TurnHandler } from './turn.ts'
import type { DeliveryTime } from '../clock.ts'
import type { Parts } from '../parts.ts'

export interface ChatQueueDeps extends Pick<Parts, 'inbox' | 'log' | 'metrics'> {
  readonly time: Pick<DeliveryTime, 'now'>
  readonly turns: TurnHandler
  /** The channel of a chat; null if that channel is switched off. */
  readonly channelOf: (chat: string) => TurnChannel | null
  /** Hears voice messages; null where nothing can. */
  readonly listener: Listener | null
  readonly allowance: TurnAllowance
  /** Called after an update of this chat was handled and committed. */
  readonly onHandled: (chat: string) => void
  /** Called when a chat has waited long enough to be shown that an answer is coming. */
  readonly onSlow: (chat: string) => void
}

/** After this time the person is shown that an answer is on its way. */
const SLOW_MS = 1000

/**
 * A fair queue: the updates of one chat one after another, chats side by side and in turn (round
 * robin), each no faster than its allowance.
 */
export const createChatQueue = ({
  inbox,
  turns,
  channelOf,
  listener,
  time,
  allowance,
  log,
  metrics,
  onHandled,
  onSlow,
}: ChatQueueDeps) => {
  const running = new Map<string, Promise<void>>()
  const again = new Set<string>()
  const stopping = new AbortController()
  const hearings = listener
    ? createHearings({
        inbox,
        listener,
        log,
        stopping: stopping.signal,
        wake: (chat) => wake(chat),
      })
    : null

  /**
   * Handles the oldest waiting update of a chat. Returns whether more wait. Where that is the one whose
   * hearing threw, this is its failure. `enter` takes a place among those that are heard.
   */
  const take = async (
    chat: string,
    channel: TurnChannel,
    fault: HearingFault | null,
    enter: () => boolean,
  ): Promise<boolean> => {
    const now = time.now()
    const reread: Reread = (json) => {
      const event = parseEvent(json)
      const read = event?.kind === 'unread' ? (channel.reread?.(event) ?? null) : null
      if (read === 'not-yet') return null
      return { event: read === null ? null : JSON.stringify(read) }
    }
    let isTurn = true
    const taken = await inbox.take(
      chat,
      now,
      (waiting) => {
        if (waiting.event === fault?.event) throw fault.error
        const handled = turns.handle(channel, chat, waiting, now)
        if ('defer' in handled && handled.defer !== null && !enter()) return { defer: null }
        isTurn = !('defer' in handled) && (handled.turn !== null || handled.drafts.length > 0)
        return handled
      },
      (waiting) => turns.apologise(channel, chat, waiting),
      reread,
    )
    if (!taken) return false
    if (taken.kind === 'deferred') {
      const thrown = (await hearings?.hear(chat, channel, taken)) ?? null
      return thrown ? take(chat, channel, thrown, enter) : true
    }
    if (taken.kind === 'later') await rest(taken.waits, stopping.signal)
    if (taken.kind === 'later' || taken.kind === 'reread') return true
    // What the platform itself tells of a chat does not count against its person's allowance.
    if (isTurn) allowance.spend(chat)
    if (taken.kind === 'handled') metrics.add('turns')
    else {
      metrics.add('errors')
      const about = { chat: chatInLog(chat), error: errorInLog(taken.error) }
      log.error(about, taken.kind === 'dead' ? 'an update was put aside' : 'an update failed')
    }
    if ('surplus' in taken) metrics.add('surplus', [], taken.surplus)
    onHandled(chat)
    return taken.isMore
  }

  const step = async (chat: string, channel: TurnChannel): Promise<boolean> => {
    let place: boolean | null = null
    // Asked more than once where a transaction is repeated.
    const enter = () => (place ||= hearings?.enter(chat) ?? false)
    try {
      return await take(chat, channel, null, enter)
    } finally {
      if (place) hearings?.leave()
      else if (place === null) hearings?.pass(chat)
    }
  }

  const run = async (chat: string, channel: TurnChannel): Promise<void> => {
    const slow = setTimeout(() => onSlow(chat), SLOW_MS)
    try {
      let isMore = true
      while (isMore && !stopping.signal.aborted) {
        const pause = allowance.waitOf(chat)
        // Only this chat waits here; the queues of others go on.
        if (pause > 0) await rest(pause, stopping.signal)
        else {
          again.delete(chat)
          isMore = (await step(chat, channel)) || again.has(chat)
        }
      }
    } catch (error) {
      // The update is still in the inbox; the next sweep tries again.
      log.error({ chat: chatInLog(chat), error: errorInLog(error) }, 'the inbox does not answer')
    } finally {
      clearTimeout(slow)
    }
  }

  const wake = (chat: string): void => {
    const channel = channelOf(chat)
    if (stopping.signal.aborted || !channel) return
    if (running.has(chat)) {
      again.add(chat)
      void hearings?.review(chat)
      return
    }
    const ending = run(chat, channel).finally(() => {
      running.delete(chat)
      if (again.delete(chat)) wake(chat)
    })
    running.set(chat, ending)
  }

  return {
    /** Starts the queue of a chat that has updates waiting. */
    wake,
    /** Wakes every chat with an update older than this: picks up what a program that died has left. */
    async sweep(olderThanMs: number) {
      for (const chat of await inbox.waiting(time.now(), olderThanMs)) wake(chat)
    },
    /** Starts no further update; resolves when the running ones have ended. */
    async stop() {
      stopping.abort()
      await Promise.all(running.values())
    },
  }
}

export type ChatQueue = ReturnType<typeof createChatQueue>
