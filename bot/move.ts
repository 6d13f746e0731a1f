import './owner-only.ts'
import { describePlace } from '../storage/database.ts'
import { move, takeBack } from '../storage/move.ts'
import { describeReport, rowsOf, runOperation, type Operation, type Printed } from './operations.ts'

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

const OPTIONS = { to: { type: 'string' }, 'take-back': { type: 'boolean' } } as const

await runOperation(OPTIONS, 'operations.move.usage', async (operation) => {
  const { words, flags, url, say } = operation
  const { to } = flags
  if (words.length > 0) return null
  if (typeof to === 'string' && flags['take-back'] === undefined) return carry(operation, to)
  if (flags['take-back'] !== true || to !== undefined) return null
  const ok = await takeBack(url)
  const values = { database: describePlace(url) }
  return { ok, text: say(`operations.move.${ok ? 'back' : 'none'}`, values) }
})
