import type { FakeChannel } from '../fake-channel.ts'
import type { Inbound } from '../inbound.ts'
import type { FakeServer, RawAnswer } from '../server.ts'
import { type Message } from './chats.ts'
import { type Switches } from './intake.ts'
import { type Membership, type UpdateBody } from './updates.ts'

export interface FakeTelegramOptions extends Partial<Switches> {
  /** False lifts the limits on sending, for load. */
  readonly limits?: boolean
  /** How the program is told to take updates in. */
  readonly mode?: 'polling' | 'webhook'
  readonly token?: string
  readonly secret?: string
  /** The address that the program says it is found at; `deliverTo` says where it really is. */
  readonly publicUrl?: string
  /** May be above 2^53. */
  readonly firstUpdateId?: string
  /** Seconds in the answer of the fault `too-many`. */
  readonly retryAfter?: number
  /** Methods that this server does not know, as servers of others do not know all of them. */
  readonly lacking?: readonly string[]
  /** What it says of them; null is nothing at all until the caller gives up. */
  readonly lackingAnswer?: RawAnswer | null
  readonly port?: number
}

export interface FakeTelegram extends FakeChannel, Pick<FakeServer, 'serve' | 'fetched'> {
  readonly name: 'telegram'
  readonly token: string
  readonly secret: string
  /** What goes wrong on the way in; may be changed at any time. */
  readonly switches: Switches
  /** HTTP status of every webhook delivery so far, 0 where nobody answered. */
  readonly deliveries: readonly number[]
  /** Every update, and what became of it. */
  readonly inbound: readonly Inbound[]
  /** Ids of taps that were answered, so that the spinner ended. */
  readonly answeredTaps: readonly string[]
  /** Where it was shown that an answer is on its way. */
  readonly typed: readonly { readonly chat: string; readonly topic: string | null }[]
  /** The command menu, as it was set. */
  readonly commands: readonly { readonly command: string; readonly description: string }[]
  /** The person is known: may be written to. `say` and `tap` do it by themselves. */
  know(chat: string): void
  /** A person presses start, with what a link carried. */
  begin(chat: string, payload?: string): Promise<void>
  /** A person sends what is no text, for example `{ photo: […] }`. */
  send(chat: string, content: Readonly<Record<string, unknown>>): Promise<void>
  /** An update as it is; the id is the next one unless given. */
  deliver(chat: string, update: UpdateBody, id?: string): Promise<void>
  /** A tap with data of one's own under a message that was shown. */
  tapWith(chat: string, messageId: string, data: string): Promise<void>
  /** A person blocks the bot: it is told, and every send is refused in these words. */
  block(chat: string, words?: string): Promise<void>
  unblock(chat: string): Promise<void>
  /** The bot's own place in a chat changes: its status, or status and rights. */
  change(chat: string, from: Membership, to: Membership): Promise<void>
  /** A topic takes nothing any more: every message to it is refused in these words. */
  shut(chat: string, topic: string, words: string): void
  /** A group becomes a supergroup with another id. */
  migrate(chat: string, to: string): Promise<void>
  /** A message as it stands now, after edits. */
  message(messageId: string): Readonly<Message> | undefined
  /** Answers the next calls of a method with these. */
  answer(method: string, ...answers: readonly RawAnswer[]): void
  /** Updates that the program has not taken yet. */
  waiting(): number
  /** The webhook as the program set it; null while there is none. */
  webhook(): { readonly url: string; readonly maxConnections: number } | null
  /** Forgets the webhook, as if another program had deleted it. */
  dropWebhook(): void
}
