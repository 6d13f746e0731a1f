import { spawn } from 'node:child_process'

/** A program that runs in a process of its own. */
export interface RunningProcess {
  readonly address: string
  /** Ends it at once, as a power cut does, and waits until it is gone. */
  kill(): Promise<void>
}

/** Starts the program on a free port, without limits, and waits for its address. */
export const startProcess = (databaseUrl: string): Promise<RunningProcess> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['bot/main.ts'], {
      env: {
        PATH: process.env['PATH'] ?? '',
        PORT: '0',
        DATABASE_URL: databaseUrl,
        RATE_PER_CONVERSATION: '0',
        RATE_PER_ADDRESS: '0',
      },
    })
    const gone = new Promise<void>((done) => {
      child.on('close', () => done())
    })
    let output = ''
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
      const address = /http:\/\/\S+/u.exec(output)?.[0]
      if (address === undefined) return
      resolve({
        address,
        kill: () => {
          child.kill('SIGKILL')
          return gone
        },
      })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void gone.then(() => reject(new Error(`the program did not start:\n${output}`)))
  })
