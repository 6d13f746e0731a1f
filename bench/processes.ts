import { execFileSync, fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Measured, Run } from './load.ts'
import { SECRET, TOKEN } from './telegram.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const WAIT_MS = 30_000

/** A program of the bench that listens. */
export interface Listening {
  /** Where Telegram's updates are delivered. */
  readonly url: string
  /** Milliseconds from the start of the process to the line with its address. */
  readonly startMs: number
  /** Memory of the process in MB, as the operating system counts it. */
  memory(): number
  stop(): Promise<void>
}

export interface Load {
  /** The address of the platform that goes with it. */
  readonly root: string
  run(asked: Run): Promise<Measured>
  stop(): Promise<void>
}

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

const memoryOf = ({ pid }: ChildProcess): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024

/** Waits for the first address that a process prints. */
const listen = (
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Listening> => {
  const since = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let printed = ''
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`no address in time:\n${printed}`))
    }, WAIT_MS)
    const hear = (chunk: Buffer) => {
      printed += chunk.toString()
      const address = /http:\/\/127\.0\.0\.1:\d+/u.exec(printed)?.[0]
      if (address === undefined) return
      clearTimeout(timer)
      resolve({
        url: `${address}/webhooks/telegram`,
        startMs: performance.now() - since,
        memory: () => memoryOf(child),
        stop: () => end(child),
      })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`ended with ${code}:\n${printed}`))
    })
  })
}

/** What `npm start` passes to Node. */
const startArguments = (): readonly string[] => {
  const file = new URL('../package.json', import.meta.url)
  const { scripts } = JSON.parse(readFileSync(file, 'utf8')) as {
    scripts: Readonly<Record<string, string>>
  }
  // The settings of the machine's own .env would change what is measured.
  const start = (scripts['start'] ?? '').replace(/--import \S*env-file\.js /u, '')
  return start.split(' ').filter((part) => part !== 'node')
}

/** The program as `npm start` starts it, with an empty database in a folder. */
export const startProgram = (
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Listening> =>
  listen(startArguments(), {
    PORT: '0',
    DATABASE_URL: `sqlite:${folder}/bench.db`,
    LOG_LEVEL: 'warn',
    ...environment,
  })

/** The program with Telegram on, pace and limits lifted. */
export const startAssistant = (folder: string, apiRoot: string): Promise<Listening> =>
  startProgram(folder, {
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: apiRoot,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    PUBLIC_URL: 'https://bench.example',
    CHANNEL_PACE: 'off',
    RATE_PER_CONVERSATION: '0',
    RATE_PER_ADDRESS: '0',
  })

export const startEcho = (apiRoot: string): Promise<Listening> =>
  listen(['bench/echo.ts', apiRoot], { NODE_ENV: 'production' })

export const startLoad = async (): Promise<Load> => {
  const child = fork(fileURLToPath(new URL('load.ts', import.meta.url)))
  const [{ root }] = (await once(child, 'message')) as [{ root: string }]
  return {
    root,
    async run(asked) {
      child.send(asked)
      const [answer] = (await once(child, 'message')) as [{ measured?: Measured; error?: string }]
      if (!answer.measured) throw new Error(answer.error ?? 'the load generator failed')
      return answer.measured
    },
    stop: () => end(child),
  }
}
