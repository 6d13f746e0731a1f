import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { settlementOf, settlementOfCrash } from '../../../bot/delivery/retry-policy.ts'
import type { SendOutcome } from '../../../bot/channels/channel.ts'
import type { Handled } from '../../../storage/chats/updates.ts'
import { pseudonymsOf } from '../../../storage/database/pseudonym.ts'
import type { OutboxRow } from '../../../storage/database/schema.ts'
import { parseSubscriber } from '../../../storage/database/subscriber-format.ts'
import { keepSubscriber } from '../../../storage/reminders/subscribers.ts'
import { readTables } from '../../../storage/copies/tables.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { DATABASES } from '../../support/database/databases.ts'
import { BOT, CHANNEL, draftOf, openDelivery } from '../../support/database/outbox.ts'
import { officerOf } from '../../support/reminders/reminders.ts'

const NOW = 1_763_690_400_000
const CHAT = 'telegram:1'
const OTHER = 'zalo-bot:2'
const HEARD: Handled = { turn: null, drafts: [], chat: { kind: 'heard' } }
const FORGET = { session: null, effects: [{ do: 'forget' as const }] }

describe.each(DATABASES)('a chat that is forgotten on $name', ({ newUrl }) => {
  const open = async () => {
    const opened = await openDelivery(await newUrl())
    const { inbox, db, outbox, claim } = opened
    let updates = 0
    const take = async (handled: Handled, chat = CHAT) => {
      updates += 1
      await inbox.receive([{ channel: CHANNEL, key: `u${updates}`, chat, event: '{}' }], null, NOW)
      await inbox.take(
        chat,
        NOW,
        () => handled,
        () => [],
      )
    }
    return {
      ...opened,
      take,
      forget: () => take({ ...HEARD, turn: FORGET, drafts: [draftOf('goodbye')] }),
      /** Claims what is due first, and passes the gate with it. */
      begin: async (): Promise<OutboxRow> => {
        const [delivery] = await claim(NOW)
        if (!delivery) throw new Error('nothing was claimed')
        const cells = [
          { key: CHANNEL, perSecond: 25, burst: 3 },
          { key: delivery.chat, perSecond: 1, burst: 1 },
        ]
        await outbox.gate(delivery, { window: null, cells }, NOW)
        return delivery
      },
      end: (delivery: OutboxRow, outcome: SendOutcome) =>
        outbox.record(delivery, settlementOf(delivery, outcome, NOW, null), NOW),
      /** Tables in which a chat stands. */
      where: async (chat: string) => {
        const found: string[] = []
        for (const { name } of await readTables(db)) {
          const { rows } = await sql`select * from ${sql.table(name)}`.execute(db)
          if (JSON.stringify(rows).includes(chat)) found.push(name)
        }
        return found
      },
    }
  }

  test.each<SendOutcome>([
    { kind: 'sent', messageId: 'm1' },
    { kind: 'blocked', reason: 'user left' },
    { kind: 'rejected', reason: 'too long' },
    { kind: 'in-doubt', reason: 'time-out' },
    { kind: 'outside-window', reason: 'a week' },
  ])('is nowhere once its goodbye is settled as $kind', async (outcome) => {
    const { forget, begin, end, where, db } = await open()
    await forget()
    expect(await where(CHAT)).toEqual(['outbox'])
    const delivery = await begin()
    expect(await where(CHAT)).toEqual(['outbox', 'paces'])
    expect(await end(delivery, outcome)).toBe(true)
    expect(await where(CHAT)).toEqual([])
    expect(await where('goodbye')).toEqual([])
    expect(await db.selectFrom('attempts').selectAll().execute()).toEqual([])
  })

  test('takes nothing of what is known of others along', async () => {
    const { db, take, forget, begin, end, where } = await open()
    await take({ ...HEARD, drafts: [draftOf('answer', { chat: OTHER })] }, OTHER)
    await end(await begin(), { kind: 'sent', messageId: '1' })
    const before = await where(OTHER)
    expect(before).toContain('paces')
    await forget()
    await end(await begin(), { kind: 'sent', messageId: '2' })
    expect(await where(CHAT)).toEqual([])
    expect(await where(OTHER)).toEqual(before)
    expect((await db.selectFrom('paces').select('key').execute()).map(({ key }) => key)).toContain(
      OTHER,
    )
  })

  test('waits as long as its goodbye has to be tried again', async () => {
    const { forget, begin, end, where } = await open()
    await forget()
    await end(await begin(), { kind: 'not-sent', reason: 'offline', retryAfterMs: 0 })
    expect(await where(CHAT)).toContain('outbox')
  })

  test('is nowhere once its goodbye was refused at the gate', async () => {
    const { forget, where, claim, outbox, db } = await open()
    await forget()
    const [delivery] = await claim(NOW)
    if (!delivery) throw new Error('nothing was claimed')
    await sql`insert into recipients values (${CHAT}, ${CHANNEL}, 'inactive', 'left', 0, 0)`.execute(
      db,
    )
    const gate = { window: null, cells: [BOT] }
    expect(await outbox.gate(delivery, gate, NOW)).toEqual({ kind: 'lost' })
    await sql`delete from recipients`.execute(db)
    expect(await where(CHAT)).toEqual([])
  })

  test('is nowhere once the program that was sending its goodbye is buried', async () => {
    const { forget, begin, where, outbox } = await open()
    await forget()
    await begin()
    const doubt = (delivery: OutboxRow) => settlementOfCrash(delivery, NOW)
    expect(await outbox.reap('one', 0, doubt, NOW)).toBe(1)
    expect(await where(CHAT)).toEqual([])
  })

  test('is nowhere once the person left before the goodbye', async () => {
    const { forget, take, where } = await open()
    await forget()
    await take({ ...HEARD, chat: { kind: 'gone', reason: 'user left' } })
    expect(await where(CHAT)).toEqual([])
  })

  test('takes along what was on its way, when that is settled', async () => {
    const { forget, add, begin, end, where } = await open()
    await add([draftOf('a secret answer')], NOW)
    const delivery = await begin()
    await forget()
    expect(await where('a secret answer')).toEqual(['outbox'])
    await end(delivery, { kind: 'sent', messageId: 'm1' })
    expect(await where('a secret answer')).toEqual([])
    expect(await where(CHAT)).toEqual(['outbox'])
  })

  test('leaves no receipt that came while its goodbye was on its way', async () => {
    const { forget, take, begin, end, where } = await open()
    await forget()
    const delivery = await begin()
    await take({ ...HEARD, chat: { kind: 'arrived', messages: ['m1'] } })
    await end(delivery, { kind: 'sent', messageId: 'm1' })
    expect(await where(CHAT)).toEqual([])
    await take({ ...HEARD, chat: { kind: 'arrived', messages: ['m1'] } })
    expect(await where(CHAT)).toEqual([])
  })

  test('that writes again keeps what it says from then on', async () => {
    const { forget, take, begin, end, where, states } = await open()
    await forget()
    await take({ ...HEARD, drafts: [draftOf('welcome')] })
    await end(await begin(), { kind: 'sent', messageId: 'm1' })
    expect(await states()).toEqual(['welcome pending'])
    expect(await where(CHAT)).toEqual(expect.arrayContaining(['recipients', 'outbox']))
  })

  test('is nobody’s second chat any more, and no message about it stays in its own second chat', async () => {
    const { db, take, forget, add, where, begin, end } = await open()
    const writeTx = createWriteTx(db)
    await take(HEARD)
    await writeTx(async (tx) => {
      await keepSubscriber(tx, CHANNEL, CHAT, officerOf({ second: OTHER }))
      await keepSubscriber(tx, CHANNEL, 'telegram:9', officerOf({ second: CHAT }))
    })
    const about = { channel: CHANNEL, chat: OTHER, class: 'reminder' as const }
    await add(
      [
        draftOf(`reminder:${CHAT}:sent:1`, about),
        draftOf(`reminder:${CHAT}:waits:2`, about),
        draftOf('reminder:telegram:11:another person:3', about),
      ],
      NOW,
    )
    await end(await begin(), { kind: 'sent', messageId: 'm1' })
    await forget()
    await end(await begin(), { kind: 'sent', messageId: 'm2' })
    expect(await where(`${CHAT}"`)).toEqual([])
    expect(await where(`${CHAT}:`)).toEqual([])
    const [person] = await db.selectFrom('subscribers').selectAll().execute()
    expect(person?.chat).toBe('telegram:9')
    expect(parseSubscriber(person?.settings ?? '', person?.latest ?? '')?.second).toBeNull()
    expect(await where('another person')).toEqual(['outbox'])
  })

  test('takes its questions along, also under the id that its group had before', async () => {
    const { take, db } = await open()
    const asks = (text: string): Handled => ({
      ...HEARD,
      turn: {
        session: null,
        effects: [{ do: 'record-unanswered', text, province: null, on: '2026-11-21' }],
      },
    })
    const texts = async () =>
      (await db.selectFrom('unanswered').select('text').execute()).map(({ text }) => text)
    await take(asks('of another'), OTHER)
    await take(asks('of a group'))
    await take({ ...HEARD, chat: { kind: 'moved', to: 'telegram:-100' } })
    expect(await texts()).toEqual(['of another', 'of a group'])
    await take({ ...HEARD, turn: FORGET }, 'telegram:-100')
    expect(await texts()).toEqual(['of another'])
  })
})

test('pseudonyms say nothing, tell all apart, and are others on another database', async () => {
  const [{ newUrl }] = DATABASES
  const one = await openDelivery(await newUrl())
  const other = await openDelivery(await newUrl())
  const [first, second] = [await pseudonymsOf(one.db), await pseudonymsOf(other.db)]
  expect(first('a', 'b')).toBe((await pseudonymsOf(one.db))('a', 'b'))
  expect(new Set([first('a', 'b'), first('ab'), first('a,b'), second('a', 'b')]).size).toBe(4)
})
