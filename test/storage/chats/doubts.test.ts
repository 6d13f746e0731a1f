import { describe, expect, test } from 'vitest'
import type { SendOutcome } from '../../../bot/channels/channel.ts'
import { settlementOf } from '../../../bot/delivery/retry-policy.ts'
import type { Handled, UpdateContext } from '../../../storage/chats/updates.ts'
import { DATABASES } from '../../support/database/databases.ts'
import { BOT, draftOf } from '../../support/database/outbox.ts'
import { NOW, HEARD, openInbox } from '../../support/database/inbox.ts'

const arrived = (message: string) => (): Handled => ({
  ...HEARD,
  chat: { kind: 'arrived', messages: [message] },
})

describe.each(DATABASES)('replies in doubt on $name', ({ newUrl }) => {
  const open = async () => openInbox(await newUrl())

  test('a reply in doubt is shown at the next turn, once', async () => {
    const { add, db, receive, take } = await open()
    await add([draftOf('a')], NOW)
    await db.updateTable('outbox').set({ state: 'unknown' }).execute()
    await receive('u1', 'u2')
    const held: string[] = []
    const note = (waiting: UpdateContext) => {
      held.push(...waiting.held.map(({ parcel }) => parcel))
      return { ...HEARD, drafts: [draftOf(waiting.key)] }
    }
    await take(note)
    await take(note)
    expect(held).toEqual([draftOf('a').parcel])
  })

  test('a reply that was given up too late is shown at the next turn, and one that was refused is not', async () => {
    const { add, db, receive, take } = await open()
    await add([draftOf('late'), draftOf('refused'), draftOf('shown')], NOW)
    await db.updateTable('outbox').set({ state: 'dead' }).execute()
    await db.updateTable('outbox').set({ parcel: null }).where('key', '!=', 'late').execute()
    await receive('u1', 'u2')
    const held: string[][] = []
    const note = (waiting: UpdateContext) => {
      held.push(waiting.held.map(({ parcel }) => parcel))
      return { ...HEARD, drafts: [draftOf(waiting.key)] }
    }
    await take(note)
    await take(note)
    expect(held).toEqual([[draftOf('late').parcel], []])
  })

  test('a receipt settles the oldest reply in doubt, unless it is of a message that is known', async () => {
    const { add, db, receive, take, states } = await open()
    await add([draftOf('known'), draftOf('first'), draftOf('second')], NOW)
    await db.updateTable('outbox').set({ state: 'unknown', doubts: 1 }).execute()
    await db
      .updateTable('outbox')
      .set({ state: 'sent', message_id: 'm1' })
      .where('key', '=', 'known')
      .execute()
    await receive('u1', 'u2')
    await take(arrived('m1'))
    expect(await states()).toEqual(['known sent', 'first unknown', 'second unknown'])
    await take(arrived('m2'))
    expect(await states()).toEqual(['known sent', 'first sent', 'second unknown'])
  })

  test('a receipt that comes while its message is on its way settles the doubt that follows', async () => {
    const { add, claim, outbox, receive, take, row } = await open()
    await add([draftOf('a')], NOW)
    const [delivery] = await claim(NOW)
    if (!delivery) throw new Error('nothing was claimed')
    await outbox.gate(delivery, { window: null, cells: [BOT] }, NOW)
    await receive('u1')
    await take(arrived('m1'))
    const doubt: SendOutcome = { kind: 'in-doubt', reason: 'timeout' }
    await outbox.record(delivery, settlementOf(delivery, doubt, NOW, null), NOW)
    expect(await row('a')).toMatchObject({ state: 'sent', message_id: 'm1', doubts: 1 })
  })

  test('a receipt of a message whose answer came settles no later doubt', async () => {
    const { add, claim, outbox, receive, take, row } = await open()
    await add([draftOf('a'), draftOf('b')], NOW)
    const send = async (outcome: SendOutcome) => {
      const [delivery] = await claim(NOW)
      if (!delivery) throw new Error('nothing was claimed')
      await outbox.gate(delivery, { window: null, cells: [BOT] }, NOW)
      if (outcome.kind === 'sent') {
        await receive('u1')
        await take(arrived('m1'))
      }
      await outbox.record(delivery, settlementOf(delivery, outcome, NOW, null), NOW)
    }
    await send({ kind: 'sent', messageId: 'm1' })
    await send({ kind: 'in-doubt', reason: 'timeout' })
    expect(await row('b')).toMatchObject({ state: 'unknown' })
  })
})
