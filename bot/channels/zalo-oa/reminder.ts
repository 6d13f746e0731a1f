import {
  TEMPLATE_PARAMETERS,
  type ChannelProblem,
  type SendOutcome,
  type TemplateValues,
} from '../channel.ts'
import type { OaAnswer } from './api.ts'
import type { OaClient } from './client.ts'
import { templateSchema } from './payload.ts'
import { checkTemplate } from './templates.ts'

/** Templates have a share of the day and a purse of their own, which fill while replies go on. */
const LATER_MS = 15 * 60_000

/**
 * A reminder as an approved template. What is wrong with the template is nothing that the person or
 * the account is to blame for: the message counts as not taken outside the window.
 */
export const sendReminder = async (
  client: Pick<OaClient, 'sendTemplate'>,
  user: string,
  template: string,
  data: TemplateValues,
  signal: AbortSignal,
): Promise<SendOutcome> => {
  const outcome = await client.sendTemplate({ user }, { template, data }, signal)
  if (outcome.kind === 'rejected')
    return { kind: 'outside-window', reason: `template: ${outcome.reason}` }
  return outcome.kind === 'quota' || outcome.kind === 'stopped'
    ? { kind: 'not-sent', reason: outcome.reason, retryAfterMs: LATER_MS }
    : outcome
}

/** A value of each parameter, to find out what a template asks for beside. */
const ANY: Readonly<Record<string, string>> = Object.fromEntries(
  TEMPLATE_PARAMETERS.map((name) => [name, '-']),
)

/** What keeps a template, as the platform describes it, from saying a reminder; null for nothing. */
export const problemOfTemplate = (answer: OaAnswer): ChannelProblem | null => {
  if (answer.kind !== 'done') return { code: 'oa-template', detail: answer.reason }
  const template = templateSchema.safeParse(answer.data).data
  if (!template) return { code: 'oa-template', detail: 'unreadable' }
  const listParams = template.listParams.map((parameter) => ({ ...parameter, minLength: 0 }))
  const faults = checkTemplate({ data: ANY }, { ...template, listParams })
  return faults.length === 0 ? null : { code: 'oa-template', detail: faults.join(', ') }
}
