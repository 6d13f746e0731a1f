import type { Say } from '../../../knowledge/phrases.ts'
import { quotaStateOf } from '../../../storage/outbox/quotas.ts'
import { civilMinute } from '../../clock.ts'
import type { Channel, ChannelLimits } from '../../channels/channel.ts'
import { describeProblem, describeRest } from '../../channels/description.ts'
import { readState } from '../../channels/state.ts'
import type { Parts } from '../../parts.ts'

export interface ReportDeps extends Pick<Parts, 'history' | 'time'> {
  readonly say: Say
  /** `PUBLIC_URL`, where it is set. */
  readonly publicUrl: string | undefined
}

/** Share of the people of a bot from which a person should know of it. */
const WARN_PEOPLE_AT = 0.9
const NEXT = { scarce: 'warn', 'replies-only': 'alarm' } as const

const describeQuota = (
  used: number,
  people: number,
  { messages, people: most }: NonNullable<ChannelLimits['quota']>,
  month: string,
  say: Say,
): readonly string[] => {
  const share = used / messages
  const state = quotaStateOf(used, messages)
  return [
    say('channels.quota', { month, used, messages, percent: Math.floor(share * 100) }),
    ...(state === 'ample' ? [] : [say(`channels.quotaNext.${NEXT[state]}`)]),
    say('channels.peopleOf', { people, most }),
    ...(people >= most * WARN_PEOPLE_AT ? [say('channels.peopleNext')] : []),
  ]
}

/** What a person should know of one channel that is on: asked of the platform and of the database. */
export const reportChannel = async (
  channel: Channel,
  title: string,
  { history, say, time, publicUrl = '' }: ReportDeps,
): Promise<readonly string[]> => {
  const { identity, webhook, problems } = await channel.inspect()
  const { quota } = channel.limits
  const month = time.monthOf(time.now())
  const people = await history.people(channel.name)
  const failure = await history.lastFailure(channel.name)
  const state = await readState(channel, history, time.now())
  const found = [
    ...(state.state === 'resting' && state.problem ? [state.problem] : []),
    ...problems,
  ]
  const lines = [
    say('channels.identity', { identity: identity ?? say('channels.unknown') }),
    ...(channel.intake === 'webhook'
      ? [
          webhook === null
            ? say('channels.webhookToSet', { webhook: `${publicUrl}/webhooks/${channel.name}` })
            : say('channels.webhook', { webhook }),
        ]
      : []),
    ...(quota
      ? describeQuota(await history.used(channel.name, month), people, quota, month, say)
      : [say('channels.people', { people })]),
    failure
      ? say('channels.lastFailure', {
          at: civilMinute(new Date(failure.at)),
          outcome: failure.outcome,
          detail: failure.detail ?? '',
        })
      : say('channels.noFailure'),
    ...found.map((problem) => say('channels.todo', { problem: describeProblem(problem, say) })),
  ]
  const rest = describeRest(state, say)
  const intake = say(`channels.intake.${channel.intake}`)
  const head =
    rest === null
      ? say('start.channelOn', { channel: title, intake })
      : say('start.channelProblem', { channel: title, problem: rest })
  return [head, ...lines.map((line) => `  ${line}`)]
}
