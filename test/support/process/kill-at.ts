/**
 * Loaded before a command (`node --import`): counts the steps by which it changes files and databases,
 * and ends it as a power cut does before the one that `KILL_AT` numbers. `STEPS` is a file that gets
 * the names of all steps of a command that came to its end, a line each.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import BetterSqlite from 'better-sqlite3'
import pg from 'pg'

const killAt = Number(process.env['KILL_AT'] ?? 'NaN')
const list = process.env['STEPS']
const steps: string[] = []

type Call = (this: unknown, ...args: unknown[]) => unknown

const step = (name: string) => {
  if (steps.length === killAt) process.kill(process.pid, 'SIGKILL')
  steps.push(name)
}

/** Counts each call of a function that an object has. */
const count = (on: object, names: readonly string[], of: string) => {
  const functions = on as Record<string, Call>
  for (const name of names) {
    const call = functions[name]
    if (!call) throw new Error(`${of} has no ${name}`)
    functions[name] = function counted(...args) {
      step(`${of}.${name}`)
      return call.apply(this, args)
    }
  }
}

const { writeFileSync } = fs
process.on('exit', () => {
  step('exit')
  if (list !== undefined) writeFileSync(list, steps.join('\n'))
})

count(fs, ['renameSync', 'rmSync', 'copyFileSync', 'truncateSync', 'fsyncSync', 'chmodSync'], 'fs')
syncBuiltinESMExports()

const sqlite = new BetterSqlite(':memory:')
count(Object.getPrototypeOf(sqlite.prepare('select 1')) as object, ['run', 'all'], 'statement')
sqlite.close()
count(BetterSqlite.prototype, ['exec', 'pragma', 'close'], 'sqlite')
count(pg.Client.prototype, ['query'], 'pg')
