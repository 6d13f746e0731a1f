import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}

/** The file that `npm run <name>` starts. Throws where there is no such command. */
export const fileOfCommand = (name: string): string => {
  const file = scripts[name]?.split(' ').find((word) => word.endsWith('.ts'))
  if (file === undefined) throw new Error(`no command is named ${name}`)
  return file
}

/** What every process of a test is given: nothing of this run, and the code that was compiled before. */
export const BARE_ENVIRONMENT = {
  PATH: process.env['PATH'] ?? '',
  NODE_COMPILE_CACHE: resolve('node_modules/.cache/tro-ly-htx/tests'),
}

export interface Ended {
  /** Null where it was killed. */
  readonly code: number | null
  readonly out: string
  readonly error: string
  /** Both, as they came. */
  readonly printed: string
}

export interface Start {
  readonly environment?: Readonly<Record<string, string>>
  /** All of its standard input. */
  readonly input?: string
  /** Options of Node itself. */
  readonly options?: readonly string[]
}

/** Runs a file, or what `options` say, in a process of its own until it ends. */
export const runFile = (
  words: readonly string[],
  { environment = {}, input = '', options = [] }: Start = {},
): Promise<Ended> =>
  new Promise((done) => {
    const env = { ...BARE_ENVIRONMENT, ...environment }
    const child = spawn(process.execPath, [...options, ...words], { env })
    let [out, error, printed] = ['', '', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
      printed += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      error += text
      printed += text
    })
    child.on('close', (code) => done({ code, out, error, printed }))
    // Who ends without reading all of it has ended all the same.
    child.stdin.on('error', () => undefined).end(input)
  })

/** The same for a command by its name. */
export const runCommand = (
  [name = '', ...words]: readonly string[],
  start: Start = {},
): Promise<Ended> => runFile([fileOfCommand(name), ...words], start)
