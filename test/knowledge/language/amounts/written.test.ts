import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FactReading } from '../../../../knowledge/rules/reading.ts'
import type { Interval } from '../../../../knowledge/rules/value.ts'
import { read, showFacts } from '../../../support/content/reader.ts'
import type { Written } from '../../../support/written/amount.ts'
import { message, plainly, type Message } from '../../../support/written/message.ts'

/** `WRITTEN=20000 WRITTEN_SEED=7 npx vitest run …` looks at more of them. */
const RUNS = Number(process.env['WRITTEN'] ?? (process.env['LONG'] ? 20_000 : 500))
const SEED = Number(process.env['WRITTEN_SEED'] ?? 20_210_715)

const AMOUNTS: ReadonlySet<string> = new Set([
  'area',
  'capital',
  'members',
  'vehicles',
  'services',
  'score',
])

const contains = ({ from, to, fromOpen, toOpen }: Interval, value: number): boolean =>
  (from === null || value > from || (value === from && !fromOpen)) &&
  (to === null || value < to || (value === to && !toOpen))

/** Asked back, or what was read, also what a yes is wanted for, holds every value that may be meant. */
const isTrue = ({ reading }: FactReading, { truths }: Written): boolean => {
  if (reading.kind === 'clarify') return true
  const { value } = reading
  return (
    truths !== 'nobody knows' &&
    value.is === 'amount' &&
    truths.every((truth) => contains(value.interval, truth))
  )
}

/** The figure is asked back together with the one before it, of which it may be a part. */
const isAskedWith = ({ text }: Written, found: readonly FactReading[]): boolean =>
  found.some(
    ({ reading }) =>
      reading.kind === 'clarify' &&
      plainly(reading.said).endsWith(plainly(text.split(/[\s\d]/u).at(-1) ?? text)),
  )

/** What is wrong with the reading of a message, or null. */
const faultOf = ({ text, amounts, asked }: Message): string | null => {
  const reading = read(text, asked, { province: 'kien-giang', sector: 'rice' })
  const found = reading.facts.filter(({ fact }) => AMOUNTS.has(fact))
  const foreign = found.filter(({ fact }) => !amounts.some((amount) => amount.fact === fact))
  const lost = amounts.filter(
    (amount) => !found.some(({ fact }) => fact === amount.fact) && !isAskedWith(amount, found),
  )
  const wrong = amounts.filter((amount) =>
    found.some((one) => one.fact === amount.fact && !isTrue(one, amount)),
  )
  const faults = [
    ...foreign.map(({ fact }) => `${fact} was never said`),
    ...lost.map(({ fact }) => `${fact} is lost`),
    ...wrong.map(({ fact, truths }) => `${fact} is ${String(truths)}`),
  ]
  return faults.length > 0
    ? `${JSON.stringify(text)} (asked: ${asked}) reads ${showFacts(reading)}: ${faults.join(', ')}`
    : null
}

test('an amount in any writing is read exactly, as an interval that holds it, or asked back', () => {
  fc.assert(
    fc.property(message, (one) => {
      expect(faultOf(one)).toBeNull()
    }),
    { numRuns: RUNS, seed: SEED },
  )
})
