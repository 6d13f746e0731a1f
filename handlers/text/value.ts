import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Fact } from '../../knowledge/schema/fact.ts'
import { isExact, type Interval, type Value } from '../../knowledge/rules/value.ts'
import { formatInterval, formatSpoken } from './numbers.ts'

type AmountValue = Extract<Value, { is: 'amount' }>

const isMetric = (value: AmountValue, fact: Fact): boolean =>
  fact.unit !== 'm2' || value.unit === null || value.unit.name === 'ha' || value.unit.name === 'm²'

/** "620 mẫu (từ 620 ha đến 803,52 ha)", "1,5 tỷ đồng", "299 thành viên". */
const describeAmount = (fact: Fact, value: AmountValue, { say }: Knowledge): string => {
  const unit = fact.unit
  if (!unit) return value.said
  const plain = formatInterval(value.interval, fact.scale, unit, say)
  const { from } = value.interval
  if (value.unit === null || from === null || isMetric(value, fact)) return plain
  const spoken = formatSpoken(from, { ...value.unit, to: value.unit.from }, say)
  return say('value.spoken', { spoken, plain })
}

const describeYear = (year: string, profit: Interval, { say }: Knowledge): string => {
  const isProfit =
    profit.from !== null && (profit.from > 0 || (profit.from === 0 && profit.fromOpen))
  const isLoss = profit.to !== null && (profit.to < 0 || (profit.to === 0 && profit.toOpen))
  if (isExact(profit) && profit.from !== 0) {
    const amount = formatInterval(
      { ...profit, from: Math.abs(profit.from ?? 0), to: Math.abs(profit.to ?? 0) },
      1,
      'dong',
      say,
    )
    return say(isProfit ? 'value.profitOf' : 'value.lossOf', { year, amount })
  }
  if (isProfit) return say('value.profit', { year })
  if (isLoss) return say('value.loss', { year })
  if (profit.from === null && profit.to === null) return say('value.yearUnknown', { year })
  return say(profit.from === 0 && profit.to === 0 ? 'value.even' : 'value.noProfit', { year })
}

/** Years of which the same is known are named together: "năm 2018, 2019 có lãi; năm 2020 lỗ". */
const describeYears = (years: Readonly<Record<string, Interval>>, knowledge: Knowledge): string => {
  const ordered = Object.entries(years).toSorted(([one], [other]) => one.localeCompare(other))
  return [...Map.groupBy(ordered, ([, profit]) => describeYear('', profit, knowledge)).values()]
    .flatMap((alike) => {
      const [first] = alike
      const named = alike.map(([year]) => year).join(', ')
      return first ? [describeYear(named, first[1], knowledge)] : []
    })
    .join('; ')
}

/** A stated value as the person would recognise it; never more exact than what was said. */
export const describeValue = (fact: Fact, value: Value, knowledge: Knowledge): string => {
  const { say } = knowledge
  switch (value.is) {
    case 'amount':
      return describeAmount(fact, value, knowledge)
    case 'choice':
      return value.ids
        .map((id) => fact.options.find((option) => option.id === id)?.label ?? id)
        .join(', ')
    case 'truth':
      return say(`choice.${fact.id}_${value.value ? 'yes' : 'no'}`)
    case 'years':
      return describeYears(value.years, knowledge)
    case 'list':
      return value.items.length > 0
        ? say(`value.${fact.id}`, { list: value.items.join(', ') })
        : say(`value.${fact.id}_none`)
    case 'unknown':
      return say(value.doubt === 'skipped' ? 'value.skipped' : 'value.unknown')
    default:
      return value satisfies never
  }
}

const optionOf = (value: Value): string | null => {
  if (value.is === 'truth') return value.value ? 'yes' : 'no'
  return value.is === 'choice' && value.ids.length === 1 ? (value.ids[0] ?? null) : null
}

/** The same in a list where no question stands beside it: "không ứng dụng công nghệ cao". */
export const describeAlone = (fact: Fact, value: Value, knowledge: Knowledge): string => {
  const key = `told.${fact.id}_${optionOf(value)}`
  return knowledge.say.has(key) ? knowledge.say(key) : describeValue(fact, value, knowledge)
}
