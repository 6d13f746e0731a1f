import { quotaStateOf, type QuotaState } from '../../storage/outbox/quotas.ts'
import type { History } from '../../storage/chats/history.ts'
import type { Channel } from '../channels/channel.ts'
import type { Parts } from '../parts.ts'

export interface QuotaWatchDeps extends Pick<Parts, 'time' | 'log'> {
  readonly history: Pick<History, 'used'>
  readonly channels: readonly Pick<Channel, 'name' | 'limits'>[]
}

const WARNINGS: Readonly<Record<Exclude<QuotaState, 'ample'>, string>> = {
  scarce: 'messages of the month grow scarce',
  'replies-only': 'what is left of the month is for replies: reminders wait',
}

/** Watches how much of each channel's monthly quota is used. */
export const createQuotaWatch = ({ history, channels, time, log }: QuotaWatchDeps) => {
  const told = new Set<string>()

  const read = async () => {
    const month = time.monthOf(time.now())
    const counted = channels.flatMap(({ name, limits: { quota } }) =>
      quota ? [{ name, messages: quota.messages }] : [],
    )
    return Promise.all(
      counted.map(async ({ name, messages }) => {
        const used = await history.used(name, month)
        return { name, month, messages, used, state: quotaStateOf(used, messages) }
      }),
    )
  }

  return {
    /** Logs a warning, once a month each, when 80 % of the quota and when 95 % are used. */
    async look() {
      for (const { name, month, messages, used, state } of await read()) {
        const key = `${name} ${month} ${state}`
        if (state === 'ample' || told.has(key)) continue
        told.add(key)
        log.warn({ channel: name, month, used, messages }, WARNINGS[state])
      }
    },
    async gauges() {
      const found = await read()
      return [
        ...found.map(({ name: channel, used: value }) => ({
          name: 'htx_quota_used',
          help: 'Messages that left this month',
          value,
          channel,
        })),
        ...found.map(({ name: channel, messages: value }) => ({
          name: 'htx_quota_messages',
          help: 'Messages that the platform takes in a month',
          value,
          channel,
        })),
      ]
    },
  }
}
