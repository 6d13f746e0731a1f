import { appendFileSync, copyFileSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { backUp } from '../../../storage/copies/backup.ts'
import { restore } from '../../../storage/copies/restore.ts'
import { createTurnStore } from '../../../storage/chats/turns.ts'
import { createDeletionStore } from '../../../storage/chats/deletions.ts'
import { ledgerOf, pathOf } from '../../../storage/database/file/place.ts'
import { openDatabase } from '../../../storage/database/open.ts'
import type { Db } from '../../../storage/database/schema.ts'
import { readLedger } from '../../../storage/personal/ledger.ts'
import { createChat } from '../../support/talk/chat.ts'
import { AT, newFile } from '../../support/database/copies.ts'
import { DATABASES } from '../../support/database/databases.ts'

const GONE = 'telegram:5550123987'
const STAYS = 'telegram:77'

const session = () => {
  const chat = createChat()
  chat.say('alo')
  return chat.session()
}

/** A database as the program has it, with the file beside it. */
const withProgram = async <T>(
  url: string,
  ledger: string | null,
  work: (opened: {
    readonly db: Db
    readonly say: (chat: string) => Promise<unknown>
    readonly forget: (chat: string) => Promise<unknown>
    readonly again: { readonly count: number; readonly foreign: number }
  }) => Promise<T>,
): Promise<T> => {
  const db = openDatabase(url)
  try {
    const deletions = createDeletionStore(db, ledger)
    const again = await deletions.reapply()
    await deletions.sync()
    const turns = createTurnStore(db)
    const take = (chat: string, effects: readonly { readonly do: 'forget' }[]) =>
      turns.take(chat, null, AT, () => ({
        saved: { session: session(), effects, response: null },
        result: null,
      }))
    return await work({
      db,
      again,
      say: (chat) => take(chat, []),
      forget: (chat) => take(chat, [{ do: 'forget' }]),
    })
  } finally {
    await db.destroy()
  }
}

const chatsIn = (url: string) =>
  withProgram(url, null, async ({ db }) => {
    const rows = await db.selectFrom('sessions').select('chat').orderBy('chat').execute()
    return rows.map(({ chat }) => chat)
  })

describe.each(DATABASES)('whoever was deleted on $name', ({ newUrl, newEmptyUrl }) => {
  const open = async () => {
    const url = await newUrl()
    const ledger = newFile('deletions')
    const backup = newFile('backup')
    await withProgram(url, ledger, async ({ say, forget }) => {
      await say(GONE)
      await say(STAYS)
      await backUp(url, backup)
      await forget(GONE)
    })
    return { url, ledger, backup }
  }

  test('stays deleted when an older backup takes the place of the database', async () => {
    const { url, backup } = await open()
    const { reapplied } = await restore(url, backup, AT)
    expect(reapplied).toEqual({ count: 1, foreign: 0 })
    expect(await chatsIn(url)).toEqual([STAYS])
    // And when it is restored once more: what is there now knows of it.
    await restore(url, backup, AT)
    expect(await chatsIn(url)).toEqual([STAYS])
  })

  test('stays deleted on a new machine that has the file of deletions', async () => {
    const { ledger, backup } = await open()
    const fresh = await newEmptyUrl()
    expect((await restore(fresh, backup, AT, [ledger])).reapplied.count).toBe(1)
    expect(await chatsIn(fresh)).toEqual([STAYS])
  })

  test('comes back on a new machine without it, and goes as soon as the program starts with it', async () => {
    const { ledger, backup } = await open()
    const fresh = await newEmptyUrl()
    expect((await restore(fresh, backup, AT)).reapplied.count).toBe(0)
    expect(await chatsIn(fresh)).toEqual([STAYS, GONE].toSorted())
    await withProgram(fresh, ledger, async ({ again }) => {
      expect(again).toEqual({ count: 1, foreign: 0 })
    })
    expect(await chatsIn(fresh)).toEqual([STAYS])
  })

  test('and came back before the backup keeps what was said since', async () => {
    const { url, ledger } = await open()
    const later = newFile('backup')
    await withProgram(url, ledger, async ({ say }) => {
      await say(GONE)
    })
    await backUp(url, later)
    const fresh = await newEmptyUrl()
    expect((await restore(fresh, later, AT, [ledger])).reapplied.count).toBe(0)
    expect(await chatsIn(fresh)).toEqual([STAYS, GONE].toSorted())
  })

  test('is known by the file when the program starts, and nobody is deleted twice', async () => {
    const { url, ledger } = await open()
    await withProgram(url, ledger, async ({ again, say }) => {
      expect(again.count).toBe(0)
      await say(GONE)
    })
    await withProgram(url, ledger, async ({ again }) => {
      expect(again.count).toBe(0)
    })
    expect(await chatsIn(url)).toEqual([STAYS, GONE].toSorted())
  })

  test('is not told from others by a database with another key, and that is said', async () => {
    const { ledger } = await open()
    const other = await newUrl()
    await withProgram(other, null, ({ say }) => say(GONE))
    await withProgram(other, ledger, async ({ again }) => {
      expect(again).toEqual({ count: 0, foreign: 1 })
    })
  })
})

/** A database with the file beside it, in which one deletion stands. */
const openNoted = async () => {
  const url = await DATABASES[0].newUrl()
  const ledger = ledgerOf(url) ?? ''
  await withProgram(url, ledger, async ({ say, forget }) => {
    await say(GONE)
    await forget(GONE)
  })
  return { url, ledger }
}

describe('the file of deletions', () => {
  test('holds nothing of the person, and is for its owner alone', async () => {
    const { ledger } = await openNoted()
    const written = readFileSync(ledger, 'utf8')
    expect(readLedger(ledger)).toHaveLength(1)
    expect(written).not.toContain('5550123987')
    expect(statSync(ledger).mode % 0o1000).toBe(0o600)
  })

  test('loses no line by half a line that a power cut has left', async () => {
    const { url, ledger } = await openNoted()
    appendFileSync(ledger, '\n{"receipt":"XD-0000-')
    await withProgram(url, ledger, async ({ say, forget }) => {
      await say(STAYS)
      await forget(STAYS)
    })
    expect(readLedger(ledger)).toHaveLength(2)
  })

  test('is made up for where it is gone, and a copy put in place by hand is put right by it', async () => {
    const { url, ledger } = await openNoted()
    rmSync(ledger)
    await withProgram(url, ledger, async () => undefined)
    expect(readLedger(ledger)).toHaveLength(1)
    const path = pathOf(url) ?? ''
    const copy = newFile('copy')
    await withProgram(url, ledger, async ({ say }) => {
      await say(STAYS)
      await backUp(url, copy)
    })
    await withProgram(url, ledger, ({ forget }) => forget(STAYS))
    for (const part of ['-wal', '-shm']) rmSync(`${path}${part}`, { force: true })
    copyFileSync(copy, path)
    await withProgram(url, ledger, async ({ again }) => {
      expect(again.count).toBe(1)
    })
    expect(await chatsIn(url)).toEqual([])
    expect(existsSync(ledger)).toBe(true)
  })

  test('forgets with the database, and nothing that was forgotten is done again', async () => {
    const { url, ledger } = await openNoted()
    const stale = newFile('stale')
    copyFileSync(ledger, stale)
    await withProgram(url, ledger, async ({ db, say }) => {
      await createDeletionStore(db, ledger).expire(Date.parse(AT) + 1)
      expect(readLedger(ledger)).toEqual([])
      await say(GONE)
    })
    await withProgram(url, stale, async ({ again }) => {
      expect(again.count).toBe(0)
    })
    expect(await chatsIn(url)).toEqual([GONE])
  })
})
