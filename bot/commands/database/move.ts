import '../../process/owner-only.ts'
import { createInterface } from 'node:readline'
import { describePlace, holdsPassword } from '../../../storage/database/server/url.ts'
import { move, takeBack } from '../../../storage/copies/move.ts'
import { describeReport, rowsOf, runOperation, type Operation, type Printed } from '../command.ts'

/** In place of a URL: it is read from standard input, which nobody else on the machine sees. */
const FROM_INPUT = '-'

const carry = async ({ url, say }: Operation, to: string): Promise<Printed> => {
  const report = await move(url, to)
  const values = { database: describePlace(url), target: describePlace(to), rows: rowsOf(report) }
  const lines = [
    say('operations.move.done', values),
    describeReport(report, say),
    say('operations.move.next'),
  ]
  return { ok: true, text: lines.join('\n') }
}

/** The first line of standard input; empty where there is none. */
const readInput = async (): Promise<string> => {
  const lines = createInterface({ input: process.stdin })
  for await (const line of lines) return line.trim()
  return ''
}

/** The database to move to; null where none was named, or one with its password for all to see. */
const readTarget = async (to: string, { say }: Operation): Promise<string | Printed | null> => {
  if (to !== FROM_INPUT)
    return holdsPassword(to) ? { ok: false, text: say('operations.move.password') } : to
  if (process.stdin.isTTY) process.stderr.write(`${say('operations.move.ask')}\n`)
  return (await readInput()) || null
}

const OPTIONS = { to: { type: 'string' }, 'take-back': { type: 'boolean' } } as const

await runOperation(OPTIONS, 'operations.move.usage', async (operation) => {
  const { words, flags, url, say } = operation
  const { to } = flags
  if (words.length > 0) return null
  if (typeof to === 'string' && flags['take-back'] === undefined) {
    const target = await readTarget(to, operation)
    return typeof target === 'string' ? carry(operation, target) : target
  }
  if (flags['take-back'] !== true || to !== undefined) return null
  const ok = await takeBack(url)
  const values = { database: describePlace(url) }
  return { ok, text: say(`operations.move.${ok ? 'back' : 'none'}`, values) }
})
