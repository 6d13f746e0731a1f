import type { ColumnDefinitionBuilder, Kysely } from 'kysely'
import { isShared } from '../dialects.ts'

/** Type of a column whose numbers only ever grow. */
export const identityType = (db: Kysely<unknown>): 'bigserial' | 'integer' =>
  isShared(db) ? 'bigserial' : 'integer'

/** A primary key of that type; no number is given out twice, even after its row is gone. */
export const identityKey =
  (db: Kysely<unknown>) =>
  (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder =>
    isShared(db) ? column.primaryKey() : column.primaryKey().autoIncrement()
