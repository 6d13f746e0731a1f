import { parseArgs } from 'node:util'
import { BASE_LANGUAGE, CONTENT_FOLDER, readPhrases } from '../../knowledge/content.ts'
import { createSay, type Say } from '../../knowledge/phrases.ts'
import type { BackupReport } from '../../storage/copies/backup.ts'
import { readConfig } from '../config.ts'
import { explainFailure } from '../process/failure.ts'

/** What a command on the database was given and speaks with. */
export interface Operation {
  readonly words: readonly string[]
  readonly flags: Readonly<Record<string, string | boolean | undefined>>
  readonly url: string
  readonly say: Say
}

type Options = NonNullable<Parameters<typeof parseArgs>[0]>['options']

/** Lines to print; `ok` is false where the words made no sense. */
export interface Printed {
  readonly ok: boolean
  readonly text: string
}

/** What a backup, or what came out of one, holds: a line for each table that has rows. */
export const describeReport = ({ migrations, tallies }: BackupReport, say: Say): string =>
  [
    ...tallies
      .filter(({ rows }) => rows > 0)
      .map(({ table, rows }) => `  ${say('operations.table', { table, rows })}`),
    say('operations.migrations', { names: migrations.join(', ') }),
  ].join('\n')

export const rowsOf = ({ tallies }: BackupReport): number =>
  tallies.reduce((sum, { rows }) => sum + rows, 0)

const readWords = (options: Options): Pick<Operation, 'words' | 'flags'> | null => {
  try {
    const { values, positionals } = parseArgs({
      options: options ?? {},
      allowPositionals: true,
    })
    return { words: positionals, flags: values as Operation['flags'] }
  } catch {
    return null
  }
}

/** Runs a command of the database, says how it went, and ends with 0, or 1 where it did not work. */
export const runOperation = async (
  options: Options,
  usage: string,
  work: (operation: Operation) => Promise<Printed | null>,
): Promise<void> => {
  try {
    const say = createSay(BASE_LANGUAGE, readPhrases(CONTENT_FOLDER)[BASE_LANGUAGE] ?? {})
    const read = readWords(options)
    const url = readConfig(process.env).DATABASE_URL
    const printed = (read && (await work({ ...read, url, say }))) ?? { ok: false, text: say(usage) }
    console[printed.ok ? 'log' : 'error'](printed.text)
    process.exitCode = printed.ok ? 0 : 1
  } catch (error) {
    console.error(explainFailure(error))
    process.exitCode = 1
  }
}
