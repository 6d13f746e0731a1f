import { describe, expect, test } from 'vitest'
import type { Effect } from '../../../handlers/conversation/effect.ts'
import { moveChat } from '../../../storage/outbox/recipients.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { createSheetStore } from '../../../storage/sheets/sheets.ts'
import { DATABASES, openStore } from '../../support/database/databases.ts'
import { ELIGIBLE, SHEETS } from '../../support/sheets/sheets.ts'
import { createChat } from '../../support/talk/chat.ts'

const NOW = Date.parse('2026-11-30T03:00:00.000Z')
const DAY = 24 * 60 * 60 * 1000
const AT = new Date(NOW).toISOString()
const CHAT = 'telegram:1001'
const TOKEN = 'AAAAAAAAAAAAAAAAAAAAAA'
const issue = (token: string, sheet = ELIGIBLE): Effect => ({ do: 'issue-sheet', token, sheet })

const session = () => {
  const chat = createChat()
  chat.say('alo')
  return chat.session()
}

const open = async (url: string) => {
  const { db, save } = await openStore(url)
  const sheets = createSheetStore(db)
  const turn = (effects: readonly Effect[], chat = CHAT, at = AT) =>
    save(chat, null, at, { session: session(), effects, response: null, sheetDays: 30 })
  const rows = () => db.selectFrom('sheets').selectAll().execute()
  return { db, sheets, turn, rows }
}

describe.each(DATABASES)('$name', ({ newUrl }) => {
  test('an issued result is found by its token, as it was, until it expires', async () => {
    const { sheets, turn } = await open(await newUrl())
    await turn([issue(TOKEN)])
    const expiresAt = NOW + 30 * DAY
    const found = { kind: 'sheet', sheet: ELIGIBLE, expiresAt }
    expect(await sheets.find(TOKEN, NOW)).toEqual(found)
    expect(await sheets.find(TOKEN, expiresAt - 1)).toEqual(found)
    expect(await sheets.find(TOKEN, expiresAt)).toEqual({ kind: 'gone', why: 'expired' })
  })

  test('the database does not hold the token', async () => {
    const { turn, rows } = await open(await newUrl())
    await turn([issue(TOKEN)])
    expect(JSON.stringify(await rows())).not.toContain(TOKEN)
  })

  test('a token that was never issued is unknown', async () => {
    const { sheets, turn } = await open(await newUrl())
    await turn([issue(TOKEN)])
    expect(await sheets.find('AAAAAAAAAAAAAAAAAAAAAB', NOW)).toEqual({ kind: 'unknown' })
  })

  test('revoking takes back what this chat has issued and nothing of another', async () => {
    const { sheets, turn, rows } = await open(await newUrl())
    await turn([issue(TOKEN)])
    await turn([issue('of-another')], 'telegram:2')
    await turn([{ do: 'revoke-sheets' }])
    expect(await sheets.find(TOKEN, NOW)).toEqual({ kind: 'gone', why: 'revoked' })
    expect(await sheets.find('of-another', NOW)).toMatchObject({ kind: 'sheet' })
    const [gone] = (await rows()).filter(({ revoked_at: at }) => at !== null)
    expect(gone).toMatchObject({ chat: '', sheet: null })
  })

  test('what is issued behind a revocation of the same turn holds', async () => {
    const { sheets, turn } = await open(await newUrl())
    await turn([issue('before')])
    await turn([{ do: 'revoke-sheets' }, issue(TOKEN)])
    expect(await sheets.find('before', NOW)).toMatchObject({ why: 'revoked' })
    expect(await sheets.find(TOKEN, NOW)).toMatchObject({ kind: 'sheet' })
  })

  test('deleting the data of a chat deletes its results, also one of the same turn', async () => {
    const { sheets, turn, rows } = await open(await newUrl())
    await turn([issue(TOKEN)])
    await turn([issue('same-turn'), { do: 'forget' }])
    expect(await rows()).toEqual([])
    expect(await sheets.find(TOKEN, NOW)).toEqual({ kind: 'unknown' })
  })

  test('a chat that goes on under another id takes its results along', async () => {
    const { db, sheets, turn } = await open(await newUrl())
    await turn([issue(TOKEN)])
    await createWriteTx(db)((tx) => moveChat(tx, CHAT, 'telegram:-1001'))
    await turn([{ do: 'revoke-sheets' }], 'telegram:-1001')
    expect(await sheets.find(TOKEN, NOW)).toMatchObject({ why: 'revoked' })
  })

  test('what has expired is emptied, and forgotten later', async () => {
    const { sheets, turn, rows } = await open(await newUrl())
    await turn([issue(TOKEN)])
    const expired = NOW + 30 * DAY
    await sheets.expire(expired - 1, 0)
    expect(await rows()).toMatchObject([{ chat: CHAT }])
    await sheets.expire(expired, expired - DAY)
    expect(await rows()).toMatchObject([{ chat: '', sheet: null }])
    expect(await sheets.find(TOKEN, expired)).toEqual({ kind: 'gone', why: 'expired' })
    await sheets.expire(expired + DAY, expired + 1)
    expect(await rows()).toEqual([])
  })

  test('looks are counted, and who looked is not kept', async () => {
    const { sheets, turn, rows } = await open(await newUrl())
    await turn([issue(TOKEN)])
    await sheets.countLook(TOKEN, NOW + 1)
    await sheets.countLook(TOKEN, NOW + 2)
    expect(await rows()).toMatchObject([{ looks: 2, looked_at: NOW + 2 }])
  })

  test('a chat keeps its latest fifty results', async () => {
    const { sheets, turn, rows } = await open(await newUrl())
    for (let at = 0; at < 52; at += 1)
      await turn([issue(`token-${at}`)], CHAT, new Date(NOW + at).toISOString())
    expect(await rows()).toHaveLength(50)
    expect(await sheets.find('token-1', NOW)).toEqual({ kind: 'unknown' })
    expect(await sheets.find('token-2', NOW)).toMatchObject({ kind: 'sheet' })
  })

  test('every kind of result is read back as it was issued', async () => {
    const { sheets, turn } = await open(await newUrl())
    for (const [name, sheet] of Object.entries(SHEETS)) {
      await turn([issue(name, sheet)])
      expect(await sheets.find(name, NOW)).toMatchObject({ sheet })
    }
  })

  test('a result of another version of the program counts as expired', async () => {
    const { db, sheets, turn } = await open(await newUrl())
    await turn([issue(TOKEN)])
    await db.updateTable('sheets').set({ sheet: '{"rows":[]}' }).execute()
    expect(await sheets.find(TOKEN, NOW)).toEqual({ kind: 'gone', why: 'expired' })
  })
})
