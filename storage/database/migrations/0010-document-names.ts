import type { Kysely } from 'kysely'

/** Who issued a document, its kind, and other names by which people call it. */
export const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
  for (const column of ['kind', 'issuer', 'nicknames'])
    await schema
      .alterTable('documents')
      .addColumn(column, 'text', (built) => built.notNull().defaultTo(''))
      .execute()
}
