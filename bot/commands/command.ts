import '../process/owner-only.ts'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { BASE_LANGUAGE, CONTENT_FOLDER, readPhrases } from '../../knowledge/content.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { createSay, type Say } from '../../knowledge/phrases.ts'
import type { Db } from '../../storage/database/schema.ts'
import type { Stores } from '../../storage/stores.ts'
import { createClock, type Clock } from '../clock.ts'
import { readConfig, sealOf, type Config } from '../config.ts'
import { explainFailure } from '../process/failure.ts'
import { CommandError, failed, type Printed } from './printed.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** The options of a command as they were typed. */
export type Flags<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true }>
>['values']

/**
 * What a command was given, and what it works with. Each part is loaded and opened when it is first
 * used: a command that needs no database does not wait for one.
 */
export interface Opened<O extends Options = Options> {
  /** The words that are no options, in their order. */
  readonly words: readonly string[]
  readonly flags: Flags<O>
  /** Speaks also where the rest of the content is faulty. */
  readonly say: Say
  /** Throws `ConfigError`. */
  readonly config: Config
  readonly clock: Clock
  /** Rejects with `KnowledgeError`. */
  readonly knowledge: () => Promise<Knowledge>
  /** The database of the configuration, migrated; closed when the command ends. Rejects with `StorageError`. */
  readonly database: () => Promise<Db>
  /** The stores of that database. */
  readonly stores: () => Promise<Stores>
}

/** One command: what may be typed, and what it does. */
export interface Command<O extends Options> {
  readonly options: O
  /** The key of the phrase that says how it is used. */
  readonly usage: string
  /** Null where the words make no sense: the usage is told. */
  readonly work: (opened: Opened<O>) => Promise<Printed | null> | Printed | null
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}

/** The option that is unknown or lacks its value, in the words of Node's error. */
const WRONG_OPTION = /'(?<option>-[^\s'=]*)/u

const readWords = <O extends Options>(
  options: O,
): Pick<Opened<O>, 'words' | 'flags'> | { readonly wrong: string } => {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    return { words: positionals, flags: values }
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    return { wrong: WRONG_OPTION.exec(message)?.groups?.['option'] ?? message }
  }
}

const print = ({ ok, text, note }: Printed): void => {
  if (text !== '') console[ok ? 'log' : 'error'](text)
  if (note !== undefined) console.error(note)
  process.exitCode = ok ? 0 : 1
}

/**
 * Runs a command: reads its words, opens what it asks for, prints what came of it, or in words why it
 * failed, and closes everything. The process ends with 0, or with 1 where it did not work.
 */
export const run = async <O extends Options>({
  options,
  usage,
  work,
}: Command<O>): Promise<void> => {
  const say = once(() => createSay(BASE_LANGUAGE, readPhrases(CONTENT_FOLDER)[BASE_LANGUAGE] ?? {}))
  const config = once(() => readConfig(process.env))
  const clock = once(() => createClock(config().CLOCK))
  const knowledge = once(async () => (await import('../../knowledge/load.ts')).loadKnowledge())
  const opened: Db[] = []
  const database = once(async () => {
    const { openForCommand } = await import('./database/open.ts')
    const db = await openForCommand(config().DATABASE_URL)
    opened.push(db)
    return db
  })
  const stores = once(async () => {
    const { createStores } = await import('../../storage/stores.ts')
    return createStores(await database(), { seal: sealOf(config()) })
  })
  try {
    const read = readWords(options)
    if ('wrong' in read) {
      print(failed(`${say()('terminal.wrong', { given: read.wrong })} ${say()(usage)}`))
      return
    }
    const result = await work({
      ...read,
      get say() {
        return say()
      },
      get config() {
        return config()
      },
      get clock() {
        return clock()
      },
      knowledge,
      database,
      stores,
    })
    print(result ?? failed(say()(usage)))
  } catch (error) {
    print(failed(error instanceof CommandError ? error.message : explainFailure(error)))
  } finally {
    await Promise.all(opened.map((db) => db.destroy()))
  }
}
