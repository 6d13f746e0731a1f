import type { FakeChannel } from '../fake-channel.ts'
import type { FakeServer, RawAnswer } from '../server.ts'
import { type Json } from './answers.ts'
import { type OaTemplate, type OaTemplateMessage } from './templates.ts'
import { type OaSwitches } from './webhook.ts'
import type { TokenFault } from './token-endpoint.ts'

export interface FakeZaloOaOptions extends Partial<OaSwitches> {
  readonly appId?: string
  readonly oaId?: string
  readonly secretKey?: string
  /** Ids in events as JSON numbers above 2^53. */
  readonly numericIds?: boolean
  /** Calls a minute that the app may make. */
  readonly perMinute?: number
  /** How long an event waits for its 200. */
  readonly deadlineMs?: number
  /** Pauses before each further try of an event; the webhook is switched off after the last. */
  readonly retryMs?: readonly number[]
  /** Milliseconds that an answer of the token endpoint takes. */
  readonly tokenDelayMs?: number
  readonly port?: number
}

export interface FakeZaloOa extends FakeChannel, Pick<FakeServer, 'serve' | 'fetched'> {
  readonly name: 'zalo-oa'
  readonly switches: OaSwitches
  /** Everything that must never be printed: secrets, and every token that there ever was. */
  secrets(): readonly string[]
  /** HTTP status of every event handed over, 0 where no answer came in time. */
  readonly deliveries: readonly number[]
  /** `num_retry` of every delivery that was not the first. */
  readonly retries: readonly string[]
  /** False after the last try of an event: nothing more comes until `enableWebhook`. */
  isWebhookEnabled(): boolean
  enableWebhook(): void
  /** Template messages that were taken. */
  readonly templateMessages: readonly OaTemplateMessage[]
  addTemplate(template: OaTemplate): void
  /** The person has written: may be written to. `say` and `tap` do it by themselves. */
  know(chat: string): void
  follow(chat: string): Promise<void>
  unfollow(chat: string): Promise<void>
  /** A person sends what is no text: `user_send_image` and the like. */
  send(chat: string, event: string, message: Json): Promise<void>
  /** An event as it is, signed. */
  deliver(event: Json): Promise<void>
  /** Posts these bytes once, as they are; resolves with the HTTP status, 0 where none came. */
  post(body: Uint8Array, headers: Readonly<Record<string, string>>): Promise<number>
  /** The signature of these bytes. */
  sign(body: Uint8Array, timestamp: string): string
  /** Every send to this person is refused with this code from now on; 0 is none. */
  refuse(chat: string, code: number): void
  /** Lets the platform's clock run ahead. */
  advance(ms: number): void
  /** The access token is good no more; the refresh token still is. */
  revoke(): void
  /** The account's administrator took the right away: no token is good any more. */
  revokeGrant(): void
  /** What the administrator's browser brings back after consent. */
  newCode(): string
  failToken(...faults: readonly (TokenFault | null)[]): void
  /** Answers the next calls of a method (`message/cs`, `access_token`, …) with these. */
  answer(method: string, ...answers: readonly RawAnswer[]): void
}
