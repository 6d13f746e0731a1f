import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { readTables, type Table } from '../../../storage/copies/tables.ts'
import { pathOf } from '../../../storage/database/file/place.ts'
import { wipeTraces } from '../../../storage/database/file/traces.ts'
import { pseudonymsOf } from '../../../storage/database/pseudonym.ts'
import type { Db } from '../../../storage/database/schema.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { eraseFor, forget } from '../../../storage/chats/forget.ts'
import { namesOf } from '../../../storage/personal/rows.ts'
import { readKept } from '../../../storage/personal/kept.ts'
import { PERSONAL, PERSONAL_ROWS } from '../../../storage/personal/tables.ts'
import { DATABASES, openMigrated } from '../../support/database/databases.ts'

const CHAT = 'telegram:5550123987'
const WORD = 'qzxvwkj'
const NOW = 1_763_690_400_000

/** Rows under a keyed hash that stay for a while, with nothing of what the person said. */
const STAY = ['code_tries', 'deletions', 'hand_offs'] as const

/** What a column of a row must hold, where not any word will do. */
const FITTING: Readonly<Record<string, unknown>> = {
  state: 'done',
  class: 'reply',
  kind: 'lead',
  'outbox.state': 'sent',
  'outbox.parcel': null,
  'hand_offs.state': 'closed',
  'recipients.state': 'active',
  'reminders.state': 'queued',
  'inbox.event': null,
}

const columnsOf = async (db: Db, { name }: Table) => {
  const tables = await db.introspection.getTables()
  return tables.find((table) => table.name === name)?.columns ?? []
}

/** A row for each way in which each table knows a person: their name, and the word in every text. */
const fill = async (db: Db): Promise<void> => {
  let number = 0
  const { chat, pseudonym } = await createWriteTx(db)((tx) => namesOf(tx, CHAT))
  for (const table of await readTables(db)) {
    const columns = await columnsOf(db, table)
    for (const { column: own, holds } of PERSONAL[table.name]) {
      number += 1
      const row = columns
        .filter(({ isAutoIncrementing, name }) => !isAutoIncrementing && name !== 'id')
        .map(({ name, dataType }) => {
          if (name === 'number') return [name, number]
          if (name === own) return [name, holds === 'chat' ? chat : pseudonym]
          const fitting = [`${table.name}.${name}`, name].find((key) => key in FITTING)
          if (fitting !== undefined) return [name, FITTING[fitting]]
          return [name, /text|char/iu.test(dataType) ? `${WORD} ${own} ${name}` : 1]
        })
      const id = columns.find(
        ({ name, isAutoIncrementing }) => name === 'id' && !isAutoIncrementing,
      )
      const entries = id && /text|char/iu.test(id.dataType) ? [...row, ['id', `${own}1`]] : row
      const names = sql.join(entries.map(([name]) => sql.ref(String(name))))
      const values = sql.join(entries.map(([, value]) => sql`${value}`))
      await sql`insert into ${sql.table(table.name)} (${names}) values (${values})`.execute(db)
    }
  }
}

/** Tables in which a mark stands. */
const tablesWith = async (db: Db, mark: string): Promise<readonly string[]> => {
  const found: string[] = []
  for (const { name } of await readTables(db)) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db)
    if (JSON.stringify(rows).includes(mark)) found.push(name)
  }
  return found
}

const filesWith = (url: string, mark: string): readonly string[] => {
  const path = pathOf(url)
  if (path === null) return []
  const folder = dirname(path)
  return readdirSync(folder).filter((file) => readFileSync(join(folder, file)).includes(mark))
}

describe.each(DATABASES)('a person of whom every table on $name knows', ({ newUrl }) => {
  const open = async () => {
    const url = await newUrl()
    const db = await openMigrated(url)
    await fill(db)
    return { url, db, writeTx: createWriteTx(db) }
  }

  test('is in none after deleting, nor in a file, and hears of every kind how much it was', async () => {
    const { url, db, writeTx } = await open()
    const personal = PERSONAL_ROWS.filter(({ holds }) => holds === 'chat').map(({ table }) => table)
    expect(await tablesWith(db, CHAT)).toEqual(expect.arrayContaining(personal))
    const { erased, deletion } = await writeTx((tx) => forget(tx, CHAT, NOW))
    await wipeTraces(db)
    expect(await tablesWith(db, CHAT)).toEqual([])
    const left = await tablesWith(db, WORD)
    // Keys of updates, under a hash; the invitation that was used; and what stays under one.
    expect(left.filter((name) => !['inbox', 'invitations', ...STAY].includes(name))).toEqual([])
    expect(filesWith(url, CHAT)).toEqual([])
    const kinds = PERSONAL_ROWS.flatMap(({ kind }) =>
      kind === null || kind === 'waiting' ? [] : kind,
    )
    expect(Object.keys(erased.tally).toSorted()).toEqual([...new Set(kinds)].toSorted())
    expect(deletion?.chat).toBe((await pseudonymsOf(db))(CHAT))
    const known = await tablesWith(db, deletion?.chat ?? 'none')
    expect(known.filter((name) => !STAY.some((stays) => stays === name))).toEqual([])
  })

  test('is shown all of it that has a name', async () => {
    const { writeTx } = await open()
    const kept = await writeTx((tx) => readKept(tx, CHAT))
    const kinds = PERSONAL_ROWS.flatMap(({ kind }) =>
      kind === null || kind === 'conversation' ? [] : kind,
    )
    expect(Object.keys(kept).toSorted()).toEqual([...new Set(kinds)].toSorted())
  })

  test('who takes back the consent to answers has no reply left that may repeat them', async () => {
    const { db, writeTx } = await open()
    await sql`update outbox set state = 'unknown', parcel = ${WORD}`.execute(db)
    expect((await writeTx((tx) => eraseFor(tx, CHAT, 'answers', NOW))).tally.message).toBe(1)
    expect(await db.selectFrom('outbox').selectAll().execute()).toEqual([])
  })

  test.each(['answers', 'reminders'] as const)(
    'who takes back the consent to %s keeps what was kept for something else',
    async (purpose) => {
      const { db, writeTx } = await open()
      await writeTx((tx) => eraseFor(tx, CHAT, purpose, NOW))
      const names = await writeTx((tx) => namesOf(tx, CHAT))
      for (const one of PERSONAL_ROWS) {
        const there = await tablesWith(db, names[one.holds])
        expect([one.table, there.includes(one.table)]).toEqual([one.table, one.purpose !== purpose])
      }
    },
  )
})
