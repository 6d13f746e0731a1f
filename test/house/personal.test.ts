import { expect, test } from 'vitest'
import { readTables } from '../../storage/copies/tables.ts'
import { PERSONAL, PERSONAL_ROWS } from '../../storage/personal/tables.ts'
import { DATABASES, openMigrated } from '../support/database/databases.ts'

/** Names of columns that say whose a row is; what they are called and when they did something does not. */
const OF_SOMEBODY = /(?:^|_)(?:chat|asker|officer|person|used_by)(?:$|_(?!name$|front_at$))/u

/** Columns by which rows belong to somebody and that the list of personal tables does not have. */
const unlisted = (
  tables: readonly { readonly name: keyof typeof PERSONAL; readonly columns: readonly string[] }[],
) =>
  tables.flatMap(({ name, columns }) =>
    columns
      .filter((column) => OF_SOMEBODY.test(column))
      .filter((column) => !PERSONAL[name].some((one) => one.column === column))
      .map((column) => `${name}.${column}`),
  )

test('every column that names a chat is on the list by which data is deleted and exported', async () => {
  const [{ newUrl }] = DATABASES
  const tables = await readTables(await openMigrated(await newUrl()))
  expect(tables.map(({ name }) => name)).toEqual(Object.keys(PERSONAL).toSorted())
  expect(unlisted(tables)).toEqual([])
  expect(unlisted([{ name: 'agenda', columns: ['deadline', 'chat', 'used_by'] }])).toEqual([
    'agenda.chat',
    'agenda.used_by',
  ])
})

test('every listed column is there', async () => {
  const [{ newUrl }] = DATABASES
  const tables = await readTables(await openMigrated(await newUrl()))
  for (const { table, column, exported } of PERSONAL_ROWS) {
    const columns = tables.find(({ name }) => name === table)?.columns
    expect(columns).toEqual(expect.arrayContaining([column, ...exported]))
  }
})
