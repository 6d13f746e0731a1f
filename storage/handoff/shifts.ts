import type { HandOffOffice } from '../../handlers/conversation/hand-off.ts'
import type { Subscriber } from '../../handlers/conversation/subscriber.ts'
import type { Db } from '../database/schema.ts'
import { parseSubscriber } from '../database/subscriber-format.ts'

/** An officer on duty who can be written to. */
export interface OfficerOnDuty {
  readonly chat: string
  readonly channel: string
  readonly offices: readonly HandOffOffice[]
}

/** The offices that a subscriber was let into. */
export const officesOf = ({ grants }: Subscriber): readonly HandOffOffice[] =>
  grants.filter(({ state }) => state === 'approved')

export const isSameOffice = (
  one: { readonly province: string; readonly agency: string },
  other: { readonly province: string; readonly agency: string },
): boolean => one.province === other.province && one.agency === other.agency

const isNow = ({ shift }: Subscriber, now: number): boolean =>
  shift !== undefined && (shift.until === null || Date.parse(shift.until) > now)

const reachable = (tx: Db) =>
  tx
    .selectFrom('subscribers')
    .innerJoin('recipients', 'recipients.chat', 'subscribers.chat')
    .select(['subscribers.chat', 'subscribers.channel', 'settings', 'latest'])
    .where('recipients.state', '=', 'active')

/** Everybody who is on duty now and can be written to. */
export const readOnDuty = async (tx: Db, now: number): Promise<readonly OfficerOnDuty[]> => {
  const rows = await reachable(tx)
    .where('subscribers.on_duty', '=', 1)
    .orderBy('subscribers.chat')
    .execute()
  return rows.flatMap(({ chat, channel, settings, latest }) => {
    const subscriber = parseSubscriber(settings, latest)
    if (!subscriber || !isNow(subscriber, now)) return []
    const offices = officesOf(subscriber)
    return offices.length === 0 ? [] : [{ chat, channel, offices }]
  })
}

/** The chats among these that still belong to an office and can be written to, on duty or not. */
export const readBelonging = async (
  tx: Db,
  chats: readonly string[],
  office: { readonly province: string; readonly agency: string },
): Promise<ReadonlySet<string>> => {
  if (chats.length === 0) return new Set()
  const rows = await reachable(tx).where('subscribers.chat', 'in', chats).execute()
  return new Set(
    rows.flatMap(({ chat, settings, latest }) => {
      const subscriber = parseSubscriber(settings, latest)
      return subscriber && officesOf(subscriber).some((one) => isSameOffice(one, office))
        ? [chat]
        : []
    }),
  )
}
