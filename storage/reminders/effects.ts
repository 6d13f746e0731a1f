import type { Effect } from '../../handlers/effect.ts'
import { countWrongCode, redeem } from './invitations.ts'
import type { Db } from '../database/schema.ts'
import { keepSubscriber } from './subscribers.ts'

/** Where an effect comes from. */
interface Origin {
  readonly channel: string
  readonly chat: string
}

/** What a turn does to subscriptions, invitations and marks, in the transaction of the turn. */
export const carryOut = async (
  tx: Db,
  { channel, chat }: Origin,
  effects: readonly Effect[],
  now: number,
): Promise<void> => {
  for (const effect of effects) {
    if (effect.do === 'keep-subscriber') await keepSubscriber(tx, channel, chat, effect.subscriber)
    else if (effect.do === 'redeem') await redeem(tx, chat, effect.invitation, now)
    else if (effect.do === 'count-wrong-code') await countWrongCode(tx, chat, now)
    else if (effect.do === 'record-mark') {
      const { act, deadline, occurrence } = effect
      await tx.insertInto('marks').values({ chat, act, deadline, occurrence, at: now }).execute()
    }
  }
}
