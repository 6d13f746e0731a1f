import { describe, expect, test } from 'vitest'
import { checkRelayed } from '../../../bot/reminders/handoff/check.ts'
import { forget } from '../../../storage/chats/forget.ts'
import { carryOutHandOff } from '../../../storage/handoff/acts.ts'
import { createHandOffStore } from '../../../storage/handoff/hand-offs.ts'
import { readHandOffView } from '../../../storage/handoff/view.ts'
import { hearFrom } from '../../../storage/outbox/recipients.ts'
import { keepSubscriber } from '../../../storage/reminders/subscribers.ts'
import { DATABASES } from '../../support/database/databases.ts'
import {
  ASKER,
  CUE,
  NOW,
  ONE,
  onDuty,
  openCase,
  TWO,
  WORD,
} from '../../support/database/hand-off.ts'
import { BOT } from '../../support/database/outbox.ts'

const MINUTE_MS = 60_000
const never = () => false

describe.each(DATABASES)('hand-offs on $name', ({ newUrl }) => {
  test('everybody on duty is asked once, however often it is relayed', async () => {
    const { ask, relay, deliver, store } = await openCase(await newUrl())
    await ask()
    await Promise.all([relay(), relay()])
    await store.tend(never, NOW)
    await relay()
    expect((await deliver()).toSorted()).toEqual([`${ONE} packet`, `${TWO} packet`])
  })

  test('of two officers who answer at once one has it, and the other is told so', async () => {
    const { ask, relay, deliver, writeTx, row } = await openCase(await newUrl())
    await ask()
    await relay()
    await deliver()
    const answer = (chat: string) =>
      writeTx(async (tx) => {
        const { offered } = await readHandOffView(tx, chat, CUE, NOW)
        const [one] = offered
        if (one?.state !== 'open') return 'taken'
        const name = chat
        await carryOutHandOff(tx, chat, { act: 'take', number: 1, name, isAnswered: true }, NOW)
        const said = { act: 'say', number: 1, from: 'officer', words: chat } as const
        await carryOutHandOff(tx, chat, said, NOW)
        return 'mine'
      })
    const ends = await Promise.all([answer(ONE), answer(TWO)])
    expect(ends.toSorted()).toEqual(['mine', 'taken'])
    const winner = ends[0] === 'mine' ? ONE : TWO
    const other = winner === ONE ? TWO : ONE
    expect(await row()).toMatchObject({ state: 'taken', officer: winner, waits_since: null })
    await relay()
    expect((await deliver()).toSorted()).toEqual([`${ASKER} ${winner}`, `${other} taken`])
  })

  test('who has not read the packet when somebody takes it never does', async () => {
    const { ask, relay, deliver, act } = await openCase(await newUrl())
    await ask()
    await relay()
    await act(ONE, { act: 'take', number: 1, name: null, isAnswered: false })
    await relay()
    expect((await deliver()).toSorted()).toEqual([`${ASKER} accepted`, `${ONE} packet`])
  })

  test('a packet that was claimed before it was taken is stopped at the gate', async () => {
    const { ask, relay, claim, outbox, db } = await openCase(await newUrl())
    await ask()
    await relay()
    const [first] = await claim(NOW)
    await db.updateTable('hand_offs').set({ state: 'taken' }).execute()
    if (!first) throw new Error('nothing was claimed')
    const gate = { window: null, cells: [BOT], relayCheck: checkRelayed }
    expect(await outbox.gate(first, gate, NOW)).toEqual({ kind: 'lost' })
  })

  test('a message that is on record when a program dies is relayed once by the next one', async () => {
    const url = await newUrl()
    const { ask, db, store } = await openCase(url)
    await ask()
    const dying = store.relay(
      ['telegram'],
      () => {
        throw new Error('the program ended')
      },
      NOW,
    )
    await expect(dying).rejects.toThrow('the program ended')
    const rows = () => db.selectFrom('outbox').select('key').orderBy('key').execute()
    expect(await rows()).toEqual([])
    await createHandOffStore(db).relay(['telegram'], () => ['{}', '{}'], NOW)
    await createHandOffStore(db).relay(['telegram'], () => ['{}', '{}'], NOW)
    expect(await rows()).toHaveLength(4)
  })

  test('who deletes leaves no word, and whoever may have read one is told', async () => {
    const { ask, relay, deliver, act, writeTx, holds, row } = await openCase(await newUrl())
    await ask()
    await relay()
    await deliver()
    await act(ONE, { act: 'take', number: 1, name: null, isAnswered: false })
    await act(ASKER, { act: 'say', number: 1, from: 'director', words: `${WORD} again` })
    await relay()
    await writeTx((tx) => forget(tx, ASKER, NOW))
    expect(await holds(WORD)).toBe(false)
    expect(await holds(ASKER)).toBe(false)
    expect(await row()).toMatchObject({ state: 'closed', reason: 'forgotten', chat: null })
    await relay()
    expect((await deliver()).toSorted()).toEqual([`${ONE} ended`, `${TWO} ended`])
    expect(await holds(WORD)).toBe(false)
  })

  test('what still waits when its person deletes reaches nobody', async () => {
    const { ask, relay, deliver, writeTx } = await openCase(await newUrl())
    await ask()
    await relay()
    await writeTx((tx) => forget(tx, ASKER, NOW))
    await relay()
    expect(await deliver()).toEqual([])
  })

  test('the limit of a day outlives a deletion', async () => {
    const { ask, writeTx, view } = await openCase(await newUrl())
    await ask()
    await writeTx((tx) => forget(tx, ASKER, NOW))
    expect(await view(ASKER)).toMatchObject({ asked: 1, own: null })
  })

  test('what an officer has who leaves goes to the others', async () => {
    const { ask, relay, deliver, act, writeTx, store, holds } = await openCase(await newUrl())
    await ask()
    await relay()
    await deliver()
    await act(
      ONE,
      { act: 'take', number: 1, name: 'Nam', isAnswered: true },
      { act: 'say', number: 1, from: 'officer', words: 'officer words' },
    )
    await writeTx((tx) => forget(tx, ONE, NOW))
    expect(await holds('officer words')).toBe(false)
    expect(await holds(ONE)).toBe(false)
    await store.tend(never, NOW)
    await relay()
    expect((await deliver()).toSorted()).toEqual([
      `${ASKER} released`,
      `${TWO} packet`,
      `${TWO} taken`,
    ])
  })

  test('what an officer has whose invitation is revoked goes to the others', async () => {
    const { ask, relay, deliver, act, writeTx, store, row } = await openCase(await newUrl())
    await ask()
    await relay()
    await deliver()
    await act(ONE, { act: 'take', number: 1, name: null, isAnswered: true })
    await writeTx((tx) => keepSubscriber(tx, 'telegram', ONE, onDuty({ grants: [] })))
    await store.tend(never, NOW + 1)
    expect(await row()).toMatchObject({ state: 'open', officer: null, waits_since: NOW + 1 })
  })

  test('without anybody left it ends at once', async () => {
    const { ask, relay, deliver, writeTx, store, row } = await openCase(await newUrl())
    await ask()
    await relay()
    await deliver()
    await writeTx(async (tx) => {
      for (const chat of [ONE, TWO]) await forget(tx, chat, NOW)
    })
    await store.tend(never, NOW)
    expect(await row()).toMatchObject({ state: 'closed', reason: 'left', packet: null })
    await relay()
    expect(await deliver()).toEqual([`${ASKER} ended`])
  })

  test('an officer who comes on duty is asked what nobody has taken', async () => {
    const { ask, relay, deliver, writeTx, store } = await openCase(await newUrl())
    await ask()
    await relay()
    await deliver()
    const third = 'telegram:900023'
    await writeTx(async (tx) => {
      await hearFrom(tx, 'telegram', third, NOW)
      await keepSubscriber(tx, 'telegram', third, onDuty())
    })
    await store.tend(never, NOW)
    await relay()
    expect(await deliver()).toEqual([`${third} packet`])
  })

  test('nothing leaves at night but to who is just writing', async () => {
    const night = Date.parse('2026-12-02T15:00:00Z')
    const { ask, relay, deliver, writeTx } = await openCase(await newUrl())
    await ask()
    await relay()
    await writeTx((tx) => hearFrom(tx, 'telegram', TWO, night - MINUTE_MS))
    expect(await deliver(night)).toEqual([`${TWO} packet`])
    expect(await deliver(night + 9 * 60 * MINUTE_MS)).toEqual([`${ONE} packet`])
  })

  test('a shift for today ends with the day', async () => {
    const { store, writeTx } = await openCase(await newUrl())
    const until = new Date(NOW + MINUTE_MS).toISOString()
    await writeTx((tx) =>
      keepSubscriber(tx, 'telegram', ONE, onDuty({ shift: { until, name: null } })),
    )
    const chats = async (now: number) => (await store.onDuty(now)).map(({ chat }) => chat)
    expect(await chats(NOW)).toEqual([ONE, TWO])
    expect(await chats(NOW + MINUTE_MS)).toEqual([TWO])
  })
})
