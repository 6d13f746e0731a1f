import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A program in a process of its own, as an operating system treats it. */
export interface Replica {
  readonly address: string
  /** Number of its process. */
  readonly pid: number
  /** Everything printed so far. */
  printed(): string
  /** Asks it to end; resolves with its exit code. */
  terminate(): Promise<number | null>
  /** Ends it as a power cut does. */
  kill(): Promise<void>
  /** It stands still until it is woken, and does not know. */
  freeze(): void
  wake(): void
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Starts the program on a free port and waits for its address. */
export const startReplica = (environment: Readonly<Record<string, string>>): Promise<Replica> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--import', './bot/process/compile-cache.js', 'bot/main.ts'],
      {
        cwd: ROOT,
        env: { PATH: process.env['PATH'] ?? '', PORT: '0', LOG_LEVEL: 'warn', ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    const closed = once(child, 'close') as Promise<[number | null]>
    let output = ''
    const end = async (signal: NodeJS.Signals): Promise<number | null> => {
      child.kill(signal)
      // A process that stands still hears nothing but SIGKILL.
      if (signal !== 'SIGKILL') child.kill('SIGCONT')
      const [code] = await closed
      return code
    }
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
      const address = /http:\/\/127\.0\.0\.1:\d+/u.exec(output)?.[0]
      if (address === undefined) return
      resolve({
        address,
        pid: child.pid ?? 0,
        printed: () => output,
        terminate: () => end('SIGTERM'),
        kill: async () => {
          await end('SIGKILL')
        },
        freeze: () => void child.kill('SIGSTOP'),
        wake: () => void child.kill('SIGCONT'),
      })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void closed.then(() => reject(new Error(`the program did not start:\n${output}`)))
  })
