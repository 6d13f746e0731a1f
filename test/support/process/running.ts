import { spawn } from 'node:child_process'
import { BARE_ENVIRONMENT } from './command.ts'

interface Stopped {
  readonly code: number | null
  readonly output: string
}

/** Runs a program file; once `until` was printed, `talk` has its turn, and the program is asked to stop. */
export const runUntil = (
  file: string,
  {
    cwd = process.cwd(),
    env = {},
    args = [],
    input = '',
    until = '',
    talk = () => Promise.resolve(),
  }: {
    cwd?: string
    env?: Record<string, string>
    args?: readonly string[]
    input?: string
    until?: string
    talk?: (address: string) => Promise<void>
  } = {},
): Promise<Stopped> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd,
      env: { ...BARE_ENVIRONMENT, PORT: '0', DATABASE_URL: 'sqlite::memory:', ...env },
    })
    let output = ''
    let isTalking = false
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
      if (isTalking || !until || !output.includes(until)) return
      isTalking = true
      const address = /http:\S+/u.exec(output)?.[0] ?? ''
      talk(address)
        .catch(reject)
        .finally(() => child.kill('SIGTERM'))
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.stdin.end(input)
    child.on('close', (code) => resolve({ code, output }))
  })
