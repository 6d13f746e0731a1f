import type { CarriedOut } from '../../../handlers/conversation/carried-out.ts'
import type { Turn } from '../../../handlers/conversation/conversation.ts'
import type { Incoming } from '../../../handlers/conversation/incoming.ts'
import type { respond } from '../../../handlers/respond.ts'
import { awaitsStorage, conclude } from '../../../handlers/rights/conclude.ts'
import type { TurnStore } from '../../../storage/chats/turns.ts'
import { momentOf } from '../../clock.ts'
import { chatInLog, errorInLog } from '../../log.ts'
import type { Parts } from '../../parts.ts'
import type { SheetDesk } from '../../sheets/desk.ts'
import { NO_SITE, type Issuing } from '../../sheets/issuing.ts'

export type Respond = typeof respond

/** What a channel hands over: the incoming without its time. */
export type Message = Omit<Incoming, 'at' | 'today'>

/** The outcome of a turn as the channel sends it. */
export type Dispatched =
  | { readonly kind: 'response'; readonly body: string }
  | { readonly kind: 'unknown-choice' }
  /** The turn failed or could not be stored: nothing was changed. */
  | { readonly kind: 'unavailable' }

export interface Dispatch {
  /** `updateKey` is the idempotency key: the same again gives the stored response. */
  (chat: string, updateKey: string | null, message: Message): Promise<Dispatched>
}

/** What the routes of the HTTP interface need. */
export interface WebDeps extends Pick<Parts, 'knowledge' | 'config' | 'clock' | 'metrics'> {
  readonly dispatch: Dispatch
  /** Hands out issued results. */
  readonly desk: SheetDesk
}

export interface DispatchDeps extends Pick<Parts, 'knowledge' | 'clock' | 'log' | 'metrics'> {
  readonly respond: Respond
  readonly store: TurnStore
  /** How results are issued; absent where no page shows them. */
  readonly issuing?: Issuing
  /** A turn as the channel's response body. */
  readonly render: (turn: Turn) => string
  /** Days that the office keeps its backups, as a deletion says. */
  readonly backupDays: number
}

/** Runs work of one key after another, in the order in which it came; keys do not wait for others. */
type Queue = <T>(key: string, work: () => Promise<T>) => Promise<T>

const createQueue = (): Queue => {
  const tails = new Map<string, Promise<unknown>>()
  return (key, work) => {
    const before = tails.get(key) ?? Promise.resolve()
    const run = before.then(work)
    const tail = run.catch(() => undefined)
    tails.set(key, tail)
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key)
    })
    return run
  }
}

/**
 * One turn, in one transaction and one at a time for each chat: look up the idempotency key, load,
 * respond, save. The reply leaves only after session, key and effects are committed together.
 */
export const createDispatch = ({
  respond,
  knowledge,
  store,
  clock,
  log,
  metrics,
  render,
  backupDays,
  issuing = NO_SITE,
}: DispatchDeps): Dispatch => {
  const queue = createQueue()

  const turn = async (
    chat: string,
    updateKey: string | null,
    message: Message,
  ): Promise<Dispatched> => {
    const moment = momentOf(clock())
    const taken = await store.take(
      chat,
      updateKey,
      moment.at,
      ({ session, unreadable, checklists, handOff }) => {
        const { site } = issuing
        const given = { checklists, handOff, fresh: issuing.fresh(), site }
        const result = respond({ ...message, ...moment, ...given }, session, knowledge)
        const body = result.unknownChoice ? null : render(result)
        const saved = body === null ? null : { ...result, response: body, sheetDays: issuing.days }
        const concluded = (carriedOut: CarriedOut) => {
          const response = render(conclude(result, carriedOut, { say: knowledge.say, backupDays }))
          return { response, result: { body: response, unreadable } }
        }
        const rest = awaitsStorage(result) ? { conclude: concluded } : {}
        return { saved, result: { body, unreadable }, ...rest }
      },
    )
    if ('repeated' in taken) {
      metrics.add('repeated')
      return { kind: 'response', body: taken.repeated }
    }
    const { body, unreadable } = taken.result
    if (unreadable)
      log.warn({ chat: chatInLog(chat) }, 'a stored session was unreadable and dropped')
    if (body === null) return { kind: 'unknown-choice' }
    metrics.add('turns')
    return { kind: 'response', body }
  }

  return (chat, updateKey, message) =>
    queue(chat, async () => {
      try {
        return await turn(chat, updateKey, message)
      } catch (error) {
        metrics.add('errors')
        const about = { chat: chatInLog(chat), error: errorInLog(error) }
        log.error(about, 'a turn failed; nothing was saved')
        return { kind: 'unavailable' }
      }
    })
}
