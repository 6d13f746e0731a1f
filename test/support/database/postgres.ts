import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const SERVER = fileURLToPath(new URL('postgres-server.ts', import.meta.url))

/** A server of our own, gone when it is stopped or when this process ends, however it ends. */
export const startServer = (): Promise<{
  readonly url: string
  readonly stop: () => Promise<void>
}> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SERVER], { stdio: ['pipe', 'pipe', 'inherit'] })
    const gone = new Promise<void>((done) => {
      child.once('close', () => done())
    })
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      if (!printed.includes('\n')) return
      resolve({
        url: printed.trim(),
        stop: () => {
          child.stdin.end()
          return gone
        },
      })
    })
    void gone.then(() => reject(new Error('PostgreSQL did not start')))
  })
