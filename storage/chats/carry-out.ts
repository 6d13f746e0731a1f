import type { Effect } from '../../handlers/conversation/effect.ts'
import type { Db, InboxRow } from '../database/schema.ts'
import { countWrongCode, redeem } from '../reminders/invitations.ts'
import { keepSubscriber } from '../reminders/subscribers.ts'
import { takeAgain } from './put-off.ts'

/** What a turn does to subscriptions, invitations and marks, in the transaction of the turn. */
export const carryOut = async (
  tx: Db,
  row: InboxRow,
  effects: readonly Effect[],
  now: number,
): Promise<{ readonly isMore: boolean }> => {
  const { channel, chat } = row
  const heard: string[] = []
  for (const effect of effects) {
    if (effect.do === 'keep-subscriber') await keepSubscriber(tx, channel, chat, effect.subscriber)
    else if (effect.do === 'redeem') await redeem(tx, chat, effect.invitation, now)
    else if (effect.do === 'count-wrong-code') await countWrongCode(tx, chat, now)
    else if (effect.do === 'hear') heard.push(effect.sound)
    else if (effect.do === 'record-mark') {
      const { act, deadline, occurrence } = effect
      await tx.insertInto('marks').values({ chat, act, deadline, occurrence, at: now }).execute()
    }
  }
  await takeAgain(tx, row, heard, now)
  return { isMore: heard.length > 0 }
}
