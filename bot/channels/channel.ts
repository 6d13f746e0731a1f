import type { Choice } from '../../handlers/conversation/conversation.ts'
import type { SheetFile } from '../sheets/desk.ts'
import type { ChannelEvent } from './event.ts'

export type ChannelName = 'telegram' | 'zalo-bot' | 'zalo-oa'

/** How fast a channel may be written to. A rate of 0 is no limit. */
export interface Pace {
  /** Messages a second from the whole bot. */
  readonly perSecond: number
  /** How many may leave at once after a rest. */
  readonly burst: number
  /** Messages a second to one chat. */
  readonly chatPerSecond: number
  /** Messages on their way at the same time. */
  readonly inFlight: number
}

/** What a channel can do, as data; nothing above the port asks which channel it is on. */
export interface ChannelLimits {
  /** Longest text of one message: UTF-16 units after NFC. */
  readonly text: number
  /** Most choices that can be tapped under one message; 0 where they are typed. */
  readonly choices: number
  /** True where choices stand as a numbered list in the text, tapped or not. */
  readonly numbersChoices: boolean
  /** Who may be written to without having asked just now. */
  readonly writesFirst: 'always' | 'within-window'
  /** Milliseconds after a person's last message in which free text is taken; null is no limit. */
  readonly window: number | null
  /** True where what carries a template is taken outside the window, too. */
  readonly template?: boolean
  /** Messages a calendar month in Vietnam and people per bot; null is no limit. */
  readonly quota: { readonly messages: number; readonly people: number } | null
  readonly pace: Pace
  /** Whether files are taken; absent is no. */
  readonly documents?: boolean
}

/** What a reminder can say as a template: whoever registers one picks from these names. */
export const TEMPLATE_PARAMETERS = [
  'name',
  'task',
  'due',
  'left',
  'agency',
  'clause',
  'code',
] as const

export type TemplateValues = Readonly<Record<(typeof TEMPLATE_PARAMETERS)[number], string>>

/** One message as a channel sends it: within the limits, one call to the channel's API. */
export interface ChannelMessage {
  readonly text: string
  /** To be tapped; empty where choices are typed. */
  readonly choices: readonly Choice[]
  /** The same for a template, where free text is not taken. */
  readonly template?: TemplateValues
  /** An issued result that goes with it as a file, by its token: made just before it leaves. */
  readonly document?: { readonly sheet: string }
}

/** What became of one send. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly messageId: string }
  /** Nothing left the program, or the channel said clearly that nothing was taken: may be tried again. */
  | { readonly kind: 'not-sent'; readonly reason: string; readonly retryAfterMs: number | null }
  /** 429: not an attempt; `of` is what has to rest. Null where the channel does not say how long. */
  | {
      readonly kind: 'rate-limited'
      readonly retryAfterMs: number | null
      readonly of: 'chat' | 'bot'
    }
  /** The person left or blocked the bot, or the chat is gone: nothing more goes there. */
  | { readonly kind: 'blocked'; readonly reason: string }
  /** This message will never be taken. */
  | { readonly kind: 'rejected'; readonly reason: string }
  /** The channel takes no free text for this chat now. */
  | { readonly kind: 'outside-window'; readonly reason: string }
  /** The same chat has another id from now on. */
  | { readonly kind: 'moved'; readonly to: string }
  /** A share of messages is used up, for a moment or for the month: the bot rests. */
  | { readonly kind: 'quota'; readonly reason: string }
  /** Token revoked, channel switched off, configuration: nothing leaves until a person has acted. */
  | { readonly kind: 'stopped'; readonly reason: string }
  /** It may have arrived and may not. Anything a channel does not list counts as this. */
  | { readonly kind: 'in-doubt'; readonly reason: string }

/** One update as a channel read it. */
export interface Update {
  /** Unique within the channel; the same update has the same key every time it comes. */
  readonly key: string
  /** `<channel>:<id>`. */
  readonly chat: string
  readonly event: ChannelEvent
}

/** What a webhook delivery holds. */
export type Delivery =
  /** Secret wrong or missing: nothing was parsed. */
  | { readonly kind: 'refused' }
  /** `dropped` counts what was authentic but of no use, or (Zalo OA) not authentic. */
  | { readonly kind: 'read'; readonly updates: readonly Update[]; readonly dropped: number }

/** Where a channel hands over what it read. */
export interface Intake {
  /**
   * Stores updates durably, each once, together with the place from which to poll next. Rejects
   * where nothing was stored.
   */
  receive(updates: readonly Update[], cursor: string | null): Promise<void>
  /** The stored place from which to poll next. */
  cursor(): Promise<string | null>
}

/** Why a channel does not work; `code` is a phrase `channels.problem.<code>` that says what to do. */
export interface ChannelProblem {
  readonly code: string
  /** English or the platform's own words; never a token. */
  readonly detail: string
}

/** How a channel stands, for `/readyz`. */
export interface Health {
  readonly state: 'starting' | 'on' | 'failing' | 'stopped'
  readonly problem: ChannelProblem | null
  /** What does not work and is not needed to serve; absent where there is nothing. */
  readonly notes?: readonly ChannelProblem[]
}

/** What the platform says of the channel, for `npm run channels`. */
export interface Inspection {
  /** Name of the bot or account as people find it; null where the platform did not tell. */
  readonly identity: string | null
  /** Address that the platform delivers to; null while polled or not set. */
  readonly webhook: string | null
  readonly problems: readonly ChannelProblem[]
}

/** A voice message, fetched. Reasons are codes, never an address. */
export type Sound =
  | { readonly kind: 'sound'; readonly bytes: Uint8Array; readonly name: string }
  | { readonly kind: 'large' }
  | { readonly kind: 'failed'; readonly reason: string }

/** Telegram, Zalo Bot, Zalo OA: the least that all of them can do. */
export interface Channel {
  readonly name: ChannelName
  readonly limits: ChannelLimits
  readonly intake: 'polling' | 'webhook'
  /**
   * Sends one message to `<channel>:<id>`: outside the channel's window as a template, where it has
   * one, with a file where the channel takes files. Never rejects and never tries twice.
   */
  send(
    chat: string,
    parcel: ChannelMessage,
    signal: AbortSignal,
    isWithinWindow?: boolean,
    file?: SheetFile,
  ): Promise<SendOutcome>
  /** Shows that a tap or message was heard, as far as the channel can. Never rejects. */
  acknowledge(chat: string, event: ChannelEvent): Promise<void>
  /** Shows that an answer is on its way, as far as the channel can. Never rejects. */
  showTyping(chat: string): Promise<void>
  /** Authenticates and reads one webhook delivery: headers in lower case, body as bytes. */
  read(headers: Readonly<Record<string, string | undefined>>, body: Uint8Array): Delivery
  /**
   * Fetches a voice message into memory, by what its event calls `sound`. Never rejects. Absent where
   * the channel has none.
   */
  fetchSound?(sound: string, signal: AbortSignal): Promise<Sound>
  /**
   * Reads what was stored unread: its event, null where nothing comes of it, or `not-yet`. Absent on a
   * channel that reads everything at once.
   */
  reread?(unread: Extract<ChannelEvent, { kind: 'unread' }>): ChannelEvent | 'not-yet' | null
  /** Registers the webhook or begins to poll. Never rejects: what is wrong stands in `health`. */
  start(intake: Intake): Promise<void>
  /** Takes nothing in any more; a batch that is being stored is waited for. */
  stop(): Promise<void>
  health(): Health
  /** Where people open a chat with it; null until the platform told its name. Absent where none is known. */
  link?(): string | null
  /** Asks the platform. Never rejects. */
  inspect(): Promise<Inspection>
}
