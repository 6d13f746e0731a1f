import type { Choice } from '../../../handlers/conversation/conversation.ts'
import type { SendOutcome } from '../channel.ts'
import type { OaAnswer, OaApi, TemplateMessage } from './api.ts'
import { BUTTON_REFUSALS, errorOf } from './errors.ts'
import { outcomeOf } from './outcome.ts'
import { templateSchema } from './payload.ts'
import type { AccountHealth } from './account-health.ts'
import { checkTemplate, fillTemplate, isTrackingId, readPhone } from './templates.ts'
import type { Access, TokenKeeper } from './token-keeper.ts'

export interface OaClientDeps {
  readonly api: OaApi
  readonly keeper: TokenKeeper
  readonly standing: AccountHealth
}

const TOKEN_WAIT_MS = 15_000

const withoutToken = (access: Exclude<Access, { kind: 'token' }>): SendOutcome => {
  const reason = `${access.problem.code} ${access.problem.detail}`
  return access.kind === 'stopped'
    ? { kind: 'stopped', reason }
    : { kind: 'not-sent', reason, retryAfterMs: TOKEN_WAIT_MS }
}

const rejected = (reason: string): SendOutcome => ({ kind: 'rejected', reason })

const isTokenRefused = (answer: OaAnswer): boolean =>
  answer.kind === 'refused' && errorOf(answer.code)?.action === 'renew'

/** Sends once, with a token that is good; a token that is refused is renewed once. Never rejects. */
export const createClient = ({ api, keeper, standing }: OaClientDeps) => {
  let areButtonsTaken = true

  /** With a token, and once more with another one where that is refused. */
  const call = async (
    work: (token: string) => Promise<OaAnswer>,
  ): Promise<OaAnswer | Exclude<Access, { kind: 'token' }>> => {
    const access = await keeper.take()
    if (access.kind !== 'token') return access
    const answer = await work(access.token)
    if (!isTokenRefused(answer)) return answer
    const other = await keeper.renew(access.token)
    return other.kind === 'token' ? work(other.token) : other
  }

  const outcome = async (work: (token: string) => Promise<OaAnswer>): Promise<SendOutcome> => {
    try {
      const answer = await call(work)
      if (answer.kind === 'later' || answer.kind === 'stopped') {
        standing.look()
        return withoutToken(answer)
      }
      standing.hear(answer)
      return outcomeOf(answer)
    } catch {
      standing.fail()
      return { kind: 'not-sent', reason: 'the database does not answer', retryAfterMs: null }
    }
  }

  return {
    sendText: (to: string, text: string, choices: readonly Choice[], signal: AbortSignal) =>
      outcome(async (token) => {
        const offered = areButtonsTaken ? choices : []
        const answer = await api.sendText(token, to, text, offered, signal)
        const isForButtons =
          offered.length > 0 && answer.kind === 'refused' && BUTTON_REFUSALS.has(answer.code)
        if (!isForButtons) return answer
        areButtonsTaken = false
        return api.sendText(token, to, text, [], signal)
      }),

    /**
     * An approved template, to a user id or a phone number: given what it asks for, and checked against
     * it before.
     */
    async sendTemplate(
      to: { readonly user: string } | { readonly phone: string; readonly trackingId: string },
      message: TemplateMessage,
      signal: AbortSignal,
    ) {
      const phone = 'phone' in to ? readPhone(to.phone) : null
      if ('phone' in to && phone === null) return rejected('the phone number is wrong')
      if ('phone' in to && !isTrackingId(to.trackingId)) return rejected('the tracking id is wrong')
      let faults: readonly string[] = []
      const sent = await outcome(async (token) => {
        const found = await api.getTemplate(token, message.template, signal)
        if (found.kind !== 'done')
          return found.kind === 'in-doubt' ? { kind: 'not-sent', reason: found.reason } : found
        const template = templateSchema.safeParse(found.data).data
        if (!template) return { kind: 'not-sent', reason: 'template-unreadable' }
        const filled = { ...message, data: fillTemplate(message.data, template) }
        faults = checkTemplate(filled, template)
        if (faults.length > 0) return found
        return 'phone' in to
          ? api.sendTemplateToPhone(
              token,
              phone ?? '',
              { ...filled, trackingId: to.trackingId },
              signal,
            )
          : api.sendTemplateToUser(token, to.user, filled, signal)
      })
      return faults.length > 0 ? rejected(faults.join(', ')) : sent
    },

    /** Any other call; null where there is no token. */
    async ask(work: (token: string) => Promise<OaAnswer>) {
      try {
        const answer = await call(work)
        return answer.kind === 'later' || answer.kind === 'stopped' ? null : answer
      } catch {
        standing.fail()
        return null
      }
    },
  }
}

export type OaClient = ReturnType<typeof createClient>
