import type { FakeChannel } from '../fake-channel.ts'
import { type Inbound } from '../inbound.ts'
import type { FakeServer, RawAnswer } from '../server.ts'
import { type Content, type Writing } from './updates.ts'
import { type DeliverySwitches } from './webhook.ts'

export interface ZaloBotSwitches extends Writing, DeliverySwitches {
  /** HTTP status beside an error in the body: always 200, or the same number. */
  errorStatus: '200' | 'mirror'
  /** Milliseconds before any answer. */
  latency: number
  userCap: number
  /** Messages a month. */
  quota: number
  testsADay: number
}

export interface FakeZaloBotOptions extends Partial<ZaloBotSwitches> {
  readonly mode?: 'polling' | 'webhook'
  readonly token?: string
  readonly secret?: string
  readonly publicUrl?: string
  /** Methods that the platform does not know. */
  readonly lacking?: readonly string[]
  readonly port?: number
}

/** A refusal in the platform's own words. */
export interface BotRefusal {
  readonly code: number
  readonly description: string
  /** How this method spells the code. */
  readonly spelling?: 'error_code' | 'errorCode'
}

export interface FakeZaloBot extends FakeChannel, Pick<FakeServer, 'serve' | 'fetched'> {
  readonly name: 'zalo-bot'
  readonly token: string
  readonly secret: string
  readonly switches: ZaloBotSwitches
  /** HTTP status of every webhook delivery so far, 0 where nobody answered. */
  readonly deliveries: readonly number[]
  /** Every update, and what became of it. */
  readonly inbound: readonly Inbound[]
  /** A person sends something else than text. */
  send(chat: string, content: Content): Promise<void>
  /** The next calls of a method are answered with this refusal, one each. */
  refuse(method: string, ...refusals: readonly BotRefusal[]): void
  /** The next calls of a method are answered with these bytes, one each. */
  answer(method: string, ...answers: readonly RawAnswer[]): void
  webhook(): { readonly url: string; readonly secret: string } | null
  /** Messages counted this month. */
  used(): number
  /** Updates that wait to be polled. */
  waiting(): number
}
