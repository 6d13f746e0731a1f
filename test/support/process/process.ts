import { spawn } from 'node:child_process'
import { BARE_ENVIRONMENT } from './command.ts'

/** A program that runs in a process of its own. */
export interface RunningProcess {
  readonly address: string
  /** Everything printed so far. */
  printed(): string
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>
  send(signal: NodeJS.Signals): void
  /** Asks it to stop and waits until it has; resolves with its exit code. */
  stop(): Promise<number | null>
  /** Ends it at once, as a power cut does, and waits until it is gone. */
  kill(): Promise<void>
}

/**
 * Starts the program on a free port, without limits, and waits for its address. `shell` is what a shell
 * does before it becomes the program, for example to limit it.
 */
export const startProcess = (
  databaseUrl: string,
  environment: Readonly<Record<string, string>> = {},
  shell = ':',
): Promise<RunningProcess> =>
  new Promise((resolve, reject) => {
    const command = ['-c', `${shell}; exec "$0" "$@"`, process.execPath, 'bot/main.ts']
    const child = spawn('sh', command, {
      env: {
        ...BARE_ENVIRONMENT,
        PORT: '0',
        DATABASE_URL: databaseUrl,
        RATE_PER_CONVERSATION: '0',
        RATE_PER_ADDRESS: '0',
        ...environment,
      },
    })
    const gone = new Promise<number | null>((done) => {
      child.on('close', (code) => done(code))
    })
    const ended = new Promise<number | NodeJS.Signals | null>((done) => {
      child.on('exit', (code, signal) => done(signal ?? code))
    })
    let output = ''
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
      const address = /http:\/\/\S+/u.exec(output)?.[0]
      if (address === undefined) return
      resolve({
        address,
        printed: () => output,
        ended,
        send: (signal) => void child.kill(signal),
        stop: () => {
          child.kill('SIGTERM')
          return gone
        },
        kill: async () => {
          child.kill('SIGKILL')
          await gone
        },
      })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void gone.then(() => reject(new Error(`the program did not start:\n${output}`)))
  })
