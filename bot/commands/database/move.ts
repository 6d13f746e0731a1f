import { createInterface } from 'node:readline'
import { describePlace, holdsPassword } from '../../../storage/database/server/url.ts'
import { move, takeBack } from '../../../storage/copies/move.ts'
import type { Say } from '../../../knowledge/phrases.ts'
import { run } from '../command.ts'
import { failed, printed, type Printed } from '../printed.ts'
import { describeReport, rowsOf } from './report.ts'

/** In place of a URL: it is read from standard input, which nobody else on the machine sees. */
const FROM_INPUT = '-'

const carry = async (url: string, to: string, say: Say): Promise<Printed> => {
  const report = await move(url, to)
  const values = { database: describePlace(url), target: describePlace(to), rows: rowsOf(report) }
  return printed(
    say('operations.move.done', values),
    describeReport(report, say),
    say('operations.move.next'),
  )
}

/** The first line of standard input; empty where there is none. */
const readInput = async (): Promise<string> => {
  const lines = createInterface({ input: process.stdin })
  for await (const line of lines) return line.trim()
  return ''
}

/** The database to move to; null where none was named, or one with its password for all to see. */
const readTarget = async (to: string, say: Say): Promise<string | Printed | null> => {
  if (to !== FROM_INPUT) return holdsPassword(to) ? failed(say('operations.move.password')) : to
  if (process.stdin.isTTY) process.stderr.write(`${say('operations.move.ask')}\n`)
  return (await readInput()) || null
}

await run({
  options: { to: { type: 'string' }, 'take-back': { type: 'boolean' } },
  usage: 'operations.move.usage',
  async work({ words, flags: { to, 'take-back': isBack }, config: { DATABASE_URL: url }, say }) {
    if (words.length > 0) return null
    if (to !== undefined && isBack === undefined) {
      const target = await readTarget(to, say)
      return typeof target === 'string' ? carry(url, target, say) : target
    }
    if (isBack !== true || to !== undefined) return null
    const ok = await takeBack(url)
    const values = { database: describePlace(url) }
    return { ok, text: say(`operations.move.${ok ? 'back' : 'none'}`, values) }
  },
})
