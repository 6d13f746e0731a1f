import { unload, withTableCopy } from './table-copy.ts'
import { openDatabase } from '../database/open.ts'
import { migrate } from '../database/migrate.ts'
import type { Db } from '../database/schema.ts'
import { createWriteTx } from '../database/write-tx.ts'

/** Lets work do what it likes with a copy in memory, of which nothing stays. */
export const onCopy = async <T>(db: Db, work: (copy: Db) => Promise<T>): Promise<T> => {
  await using copy = openDatabase('sqlite::memory:')
  await migrate(copy)
  await withTableCopy(db, ({ loads }) => createWriteTx(copy)((tx) => unload(tx, loads)))
  return await work(copy)
}
