import { OTHER_MONEY } from '../message/attribution.ts'
import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { Reading } from '../../rules/reading.ts'
import type { Fact } from '../../schema/fact.ts'
import type { SpokenUnit } from '../../rules/value.ts'
import type { AmountFound } from '../amounts/amount.ts'
import type { AmountReader } from './area.ts'
import {
  bareIn,
  clarify,
  confirm,
  contradictory,
  formatNumber,
  inUnit,
  readingOf,
  use,
  valueOf,
} from './context.ts'

const THOUSAND = 1000
const MILLION = 1_000_000
const BILLION = 1_000_000_000
const HUNDRED = 100

/** Money that is no capital, whatever its size. */
const FLOWS: ReadonlySet<string> = OTHER_MONEY.union(new Set(['yearly']))
const KINDS: ReadonlySet<string> = new Set(['charter-capital', 'working-capital'])

const isFlow = ({ perYear, topic }: AmountFound) => perYear || (topic !== null && FLOWS.has(topic))

/** The same amount counted in another size, said anew. */
const scaled = ({ interval, said }: AmountFound, times: number) => {
  const sides = {
    from: interval.from === null ? null : interval.from * times,
    to: interval.to === null ? null : interval.to * times,
  }
  const same = sides.from === sides.to && sides.from !== null
  return {
    interval: { ...interval, ...sides },
    said: same && sides.from !== null ? formatNumber(sides.from) : said,
  }
}

const isClear = (reading: Reading): boolean =>
  reading.kind === 'value' || (reading.kind === 'confirm' && reading.why === 'elliptic')

/** Two kinds of capital: the documents do not say which counts. */
const readKinds = (kinds: readonly AmountFound[], fact: Fact): Reading => {
  const said = kinds.map((amount) => amount.said).join(', ')
  const readings = kinds.map((amount) => readingOf(amount, fact))
  const clear = kinds.every(({ dimension }) => dimension === 'money')
  if (!clear || !readings.every(isClear)) {
    const known = kinds.filter(({ dimension }) => dimension === 'money')
    return clarify(
      'kinds-of-capital',
      said,
      known.map((amount) => valueOf(amount)),
    )
  }
  const ends = kinds.map(({ interval }) => interval)
  const lows = ends.map(({ from }) => from)
  const highs = ends.map(({ to }) => to)
  const from = lows.some((low) => low === null) ? null : Math.min(...lows.map(Number))
  const to = highs.some((high) => high === null) ? null : Math.max(...highs.map(Number))
  const interval = { from, to, fromOpen: false, toOpen: false }
  const unit = kinds[0]?.unit ?? null
  return use({ is: 'amount', interval, said, unit, doubt: 'authority' })
}

/** Builds the reader of capital: flows, kinds of capital and numbers without a unit are asked back. */
export const createCapitalReader = ({ units }: Lexicon): AmountReader => {
  const unitOf = (size: number): SpokenUnit => {
    const name = units.money.find(({ from }) => size >= from)?.name ?? ''
    return { name, from: size, to: size }
  }

  /** Nobody says đồng for capital: 300 is triệu, 2 may be tỷ, 300.000 may be in thousands. */
  const readBare = (amount: AmountFound, fact: Fact): Reading => {
    const { from, to } = amount.interval
    const size = to ?? from ?? 0
    if (amount.certainty === 'ask') {
      const options = amount.options.map(({ interval, label }) => ({
        ...inUnit({ ...amount, interval }, unitOf(MILLION)),
        said: `${formatNumber(Number(label))} ${unitOf(MILLION).name}`,
      }))
      return clarify('malformed', amount.said, options)
    }
    if (size === 0) return clarify('zero-or-no', amount.said, [valueOf(amount)])
    if (size >= MILLION) return readingOf({ ...amount, unit: unitOf(1) }, fact)
    const millions = inUnit(amount, unitOf(MILLION))
    if (size < HUNDRED) {
      return clarify('unit', amount.said, [inUnit(amount, unitOf(BILLION)), millions])
    }
    if (size < THOUSAND) return confirm(millions, 'unit')
    // "300.000" counts thousands, as prices do
    const millionfold = scaled(amount, THOUSAND / MILLION)
    const thousands = inUnit({ ...amount, ...millionfold }, unitOf(MILLION))
    const plain = { ...valueOf(amount), unit: unitOf(1), said: `${amount.said} ${unitOf(1).name}` }
    const fits = size * MILLION <= BILLION * HUNDRED
    return clarify('unit', amount.said, fits ? [millions, plain] : [thousands, plain])
  }

  return (amounts, fact, { asked }) => {
    const foreign = amounts.find(
      ({ dimension }) => dimension === 'gold' || dimension === 'foreign-money',
    )
    if (foreign !== undefined) return readingOf(foreign, fact)
    const money = amounts.filter(({ dimension }) => dimension === 'money')
    const kinds = amounts.filter(
      (amount) =>
        KINDS.has(amount.topic ?? '') && (money.includes(amount) || amount.dimension === 'bare'),
    )
    const own = money.filter((amount) => !isFlow(amount))
    const [first] = own
    const [kind] = kinds
    if (kinds.length > 1) return readKinds(kinds, fact)
    if (kind?.topic === 'working-capital' && own.length < 2 && money.includes(kind)) {
      return clarify('kinds-of-capital', kind.said, [valueOf(kind)])
    }
    // "1 tỷ 8, vốn điều lệ thì 900 triệu": one of the two is of a kind by name
    if (kind && own.length === 2 && own[1] === kind) return readKinds(own, fact)
    if (first !== undefined) return contradictory(own) ?? readingOf(first, fact)
    const [flow] = money
    if (asked !== fact.id) return null
    if (flow !== undefined) return clarify('flow-not-capital', flow.said)
    const bare = bareIn(amounts)
    const [only] = bare
    if (only === undefined) return null
    return contradictory(bare) ?? readBare(only, fact)
  }
}
