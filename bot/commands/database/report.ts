import type { Say } from '../../../knowledge/phrases.ts'
import type { BackupReport } from '../../../storage/copies/backup.ts'

export const rowsOf = ({ tallies }: BackupReport): number =>
  tallies.reduce((sum, { rows }) => sum + rows, 0)

/** What a backup, or what came out of one, holds: a line for each table that has rows. */
export const describeReport = ({ migrations, tallies }: BackupReport, say: Say): string =>
  [
    ...tallies
      .filter(({ rows }) => rows > 0)
      .map(({ table, rows }) => `  ${say('operations.table', { table, rows })}`),
    say('operations.migrations', { names: migrations.join(', ') }),
  ].join('\n')
