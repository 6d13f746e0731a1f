import { describe, expect, test } from 'vitest'
import { codeOfEvent, hashOfCode } from '../../../bot/reminders/code.ts'
import { newSession } from '../../../handlers/conversation/session.ts'
import type { InvitationLook } from '../../../handlers/conversation/subscriber.ts'
import { createInbox } from '../../../storage/chats/inbox.ts'
import { createInvitationStore, standOf } from '../../../storage/reminders/invitations.ts'
import { DATABASES, openStore } from '../../support/database/databases.ts'

const NOW = 1_763_690_400_000
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const START = { at: '2026-11-21T00:00:00Z', today: '2026-11-21', text: '' }
const CODE = 'K7MP-3QWX'
const DRAFT = {
  id: 'i1',
  hash: hashOfCode(CODE),
  province: 'kien-giang',
  agency: 'so-nnptnt',
  approval: false,
  expiresAt: NOW + HOUR_MS,
} as const

describe.each(DATABASES)('invitations on $name', ({ newUrl }) => {
  const open = async () => {
    const { db } = await openStore(await newUrl())
    const invitations = createInvitationStore(db)
    const inbox = createInbox(db, codeOfEvent)
    await invitations.add(DRAFT, NOW)
    let key = 0
    /** A chat types something, and the talk does with a code what it does. */
    const type = async (
      chat: string,
      text: string,
      now: number,
      forgets = false,
    ): Promise<string> => {
      key += 1
      const event = JSON.stringify({ kind: 'text', text })
      await inbox.receive([{ channel: 'telegram', key: `${key}`, chat, event }], null, now)
      let looked: InvitationLook | undefined
      await inbox.take(
        chat,
        now,
        ({ invitation }) => {
          looked = invitation
          const effects =
            invitation === undefined || invitation.kind === 'throttled'
              ? []
              : invitation.kind === 'valid'
                ? [{ do: 'redeem', invitation: invitation.id } as const]
                : [{ do: 'count-wrong-code' } as const]
          return {
            turn: { session: forgets ? null : newSession(START), effects },
            drafts: [],
            chat: { kind: 'heard' },
          }
        },
        () => [],
      )
      return looked?.kind ?? 'nothing'
    }
    return { db, invitations, type }
  }

  test('of chats that race for one code only one gets in', async () => {
    const { invitations, type } = await open()
    const chats = ['telegram:1', 'telegram:2', 'telegram:3', 'telegram:4']
    const looks = await Promise.all(chats.map((chat) => type(chat, CODE, NOW)))
    expect(looks.toSorted()).toEqual(['used', 'used', 'used', 'valid'])
    const [row] = await invitations.list()
    expect(row?.used_by).toBe(chats[looks.indexOf('valid')])
  })

  test('a code is good up to its last millisecond, and typed in small letters with a space', async () => {
    const { type } = await open()
    expect(await type('telegram:1', 'ma cua em la k7mp 3qwx', DRAFT.expiresAt)).toBe('expired')
    expect(await type('telegram:1', 'k7mp 3qwx', DRAFT.expiresAt - 1)).toBe('valid')
    expect(await type('telegram:1', CODE, DRAFT.expiresAt - 1)).toBe('used')
  })

  test('the sixth wrong code of an hour is not looked up, and neither is a right one', async () => {
    const { type } = await open()
    for (let at = 0; at < 5; at += 1)
      expect(await type('telegram:1', 'ZZZZ-2222', NOW + at * MINUTE_MS)).toBe('wrong')
    expect(await type('telegram:1', 'ZZZZ-2222', NOW + 5 * MINUTE_MS)).toBe('throttled')
    expect(await type('telegram:1', CODE, NOW + HOUR_MS - 1)).toBe('throttled')
    expect(await type('telegram:2', 'ZZZZ-2222', NOW + 5 * MINUTE_MS)).toBe('wrong')
  })

  test('who has all data deleted has to wait no less', async () => {
    const { type } = await open()
    for (let at = 0; at < 5; at += 1) await type('telegram:1', 'ZZZZ-2222', NOW)
    await type('telegram:1', 'xóa dữ liệu', NOW, true)
    expect(await type('telegram:1', CODE, NOW)).toBe('throttled')
  })

  test('who has all data deleted is named nowhere, and the code stays used', async () => {
    const { invitations, type } = await open()
    await type('telegram:1', CODE, NOW)
    await type('telegram:1', 'xóa dữ liệu', NOW, true)
    expect(await invitations.list()).toMatchObject([{ used_at: NOW, used_by: null }])
  })

  test('an hour after the first wrong code a chat may try again', async () => {
    const { type } = await open()
    for (let at = 0; at < 5; at += 1) await type('telegram:1', 'ZZZZ-2222', NOW - HOUR_MS)
    expect(await type('telegram:1', CODE, NOW - 1)).toBe('throttled')
    expect(await type('telegram:1', CODE, NOW)).toBe('valid')
  })

  test('a right code forgives the wrong ones before it', async () => {
    const { type } = await open()
    for (let at = 0; at < 4; at += 1) await type('telegram:1', 'ZZZZ-2222', NOW)
    expect(await type('telegram:1', CODE, NOW)).toBe('valid')
    expect(await type('telegram:1', 'ZZZZ-2222', NOW)).toBe('wrong')
    expect(await type('telegram:1', 'ZZZZ-2222', NOW)).toBe('wrong')
  })

  test('a code that was revoked lets nobody in, and is revoked once', async () => {
    const { invitations, type } = await open()
    const hash = { hash: hashOfCode('k7mp3qwx') }
    expect(await invitations.revoke(hash, NOW)).toEqual({ id: 'i1', before: 'valid' })
    expect(await type('telegram:1', CODE, NOW)).toBe('revoked')
    expect(await invitations.revoke({ id: 'i1' }, NOW + 1)).toEqual({ id: 'i1', before: 'revoked' })
    expect((await invitations.list()).map(({ revoked_at }) => revoked_at)).toEqual([NOW])
    expect(await invitations.revoke({ id: 'i2' }, NOW)).toBeNull()
  })

  test('a code that was used stays used when it is revoked', async () => {
    const { invitations, type } = await open()
    await type('telegram:1', CODE, NOW)
    expect(await invitations.revoke({ id: 'i1' }, NOW + 1)).toEqual({ id: 'i1', before: 'used' })
    const [row] = await invitations.list()
    expect(row && standOf(row, NOW + 1)).toBe('used')
    expect(row?.revoked_at).toBeNull()
  })

  test('revoked while somebody types it, a code ends as one of the two', async () => {
    const { invitations, type } = await open()
    const [look, revoked] = await Promise.all([
      type('telegram:1', CODE, NOW),
      invitations.revoke({ id: 'i1' }, NOW),
    ])
    const [row] = await invitations.list()
    expect([look, revoked?.before]).toEqual(
      look === 'valid' ? ['valid', 'used'] : ['revoked', 'valid'],
    )
    expect(row?.used_at === null).toBe(look === 'revoked')
    expect(row?.revoked_at === null).toBe(look === 'valid')
  })

  test('nothing that is stored holds the code', async () => {
    const { db, type } = await open()
    await type('telegram:1', CODE, NOW)
    const rows = await Promise.all([
      db.selectFrom('invitations').selectAll().execute(),
      db.selectFrom('inbox').selectAll().execute(),
      db.selectFrom('code_tries').selectAll().execute(),
    ])
    expect(JSON.stringify(rows)).not.toMatch(/K7MP/iu)
  })
})
