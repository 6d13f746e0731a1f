import { describe, expect, test } from 'vitest'
import { DATABASES } from '../../support/database/databases.ts'
import { CHAT, HEARD, NOW, openInbox } from '../../support/database/inbox.ts'

describe.each(DATABASES)('an update that is put off, on $name,', ({ newUrl }) => {
  const open = async () => {
    const opened = await openInbox(await newUrl())
    await opened.receive('u1', 'u2')
    const putOff = (event: string | null) =>
      opened.inbox.take(
        CHAT,
        NOW,
        () => ({ defer: event }),
        () => [],
      )
    const events = async () => {
      const rows = await opened.db.selectFrom('inbox').selectAll().orderBy('id').execute()
      return rows.map(({ event }) => event)
    }
    return { ...opened, putOff, events }
  }

  test('stays the first of its chat, and holds what it was given', async () => {
    const { putOff, inbox, take, events } = await open()
    const taken = await putOff('asked')
    expect(taken).toMatchObject({ kind: 'deferred', event: 'asked' })
    await inbox.bring(taken?.kind === 'deferred' ? taken.id : 0, 'heard')
    const seen: string[] = []
    await take((waiting) => {
      seen.push(waiting.event)
      return HEARD
    })
    expect(seen).toEqual(['heard'])
    expect((await events())[0]).toBeNull()
  })

  test('is left alone while another program sees to it', async () => {
    const { putOff, events } = await open()
    const before = await events()
    expect(await putOff(null)).toBeNull()
    expect(await events()).toEqual(before)
  })

  test('is not brought back once it was handled', async () => {
    const { putOff, inbox, take, events } = await open()
    const taken = await putOff('asked')
    await take()
    await inbox.bring(taken?.kind === 'deferred' ? taken.id : 0, 'heard')
    expect((await events())[0]).toBeNull()
  })
})
