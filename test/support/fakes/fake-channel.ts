/** A message that a platform took and shows to a person. */
export interface Shown {
  /** The platform's id of the chat, without the channel's name. */
  readonly chat: string
  readonly text: string
  /** Labels of what can be tapped under it, in order. */
  readonly labels: readonly string[]
  readonly messageId: string
  /** Milliseconds since the epoch, the machine's clock. */
  readonly at: number
}

/** What a platform does with the next call that sends a message; `null` in the list is as usual. */
export type Fault =
  /** Stored and shown, then the connection is cut without an answer. */
  | 'accept-then-drop'
  /** The connection is cut before anything is stored. */
  | 'drop-before'
  /** Stored and shown, then 502. */
  | 'accept-then-502'
  /** 502 and nothing stored. */
  | 'bad-gateway'
  /** An answer that is no JSON, nothing stored. */
  | 'bad-json'
  /** The platform's own words for too many calls, with its way to say how long to wait. */
  | 'too-many'
  /** The platform's own words for a person who blocked the bot. */
  | 'blocked'
  /** The platform's own words for a token that is not valid any more. */
  | 'revoked'
  /** The platform's own words for a fault inside it, nothing stored. */
  | 'internal'
  /** Stored and shown, the answer never comes (until the caller gives up). */
  | 'accept-then-hang'

/** What every fake platform can do, so that one suite drives all of them over real HTTP. */
export interface FakeChannel {
  readonly name: 'telegram' | 'zalo-bot' | 'zalo-oa'
  /** Where it listens: `http://127.0.0.1:<port>`. */
  readonly url: string
  /** What the program's environment needs so that the channel is on, polled where it can be polled. */
  environment(): Readonly<Record<string, string>>
  /** Delivers to this program from now on by webhook: `http://127.0.0.1:<port>` of it. */
  deliverTo(address: string): void
  /** A person writes; resolves when the update has been handed over or queued for polling. */
  say(chat: string, text: string): Promise<void>
  /** A person taps a label under the latest message that has it; where nothing can be tapped, types it. */
  tap(chat: string, label: string): Promise<void>
  /** Everything shown so far, in the order in which the platform took it. */
  readonly shown: readonly Shown[]
  /** Resolves with `shown` as soon as `isThere(shown)` holds; rejects after ten seconds with what was shown. */
  until(isThere: (shown: readonly Shown[]) => boolean): Promise<readonly Shown[]>
  /** What happens to the next sends, one entry each. */
  fail(...faults: readonly (Fault | null)[]): void
  /** Every call that came, in order: method and chat where it has one. */
  readonly calls: readonly { readonly method: string; readonly chat: string | null }[]
  stop(): Promise<void>
}
