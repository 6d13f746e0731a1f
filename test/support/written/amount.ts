import fc from 'fast-check'
import { figure, spoken, whole } from './figure.ts'

export type AmountFact = 'area' | 'capital' | 'members' | 'vehicles' | 'services' | 'score'

/** An amount as a person writes it. Nothing here knows how it is read. */
export interface Written {
  readonly fact: AmountFact
  readonly text: string
  /** Values that may be meant, in m², đồng, heads and hundredths of a point; none: only to be asked. */
  readonly truths: readonly number[] | 'nobody knows'
  /** Without a unit: only in answer to its question. */
  readonly isBare: boolean
}

/** A unit as typed, with the sizes in base units that it can have. */
interface Unit {
  readonly word: string
  readonly sizes: readonly number[]
  readonly most: number
}

const unitsOf = (words: string, sizes: readonly number[], most: number): readonly Unit[] =>
  words.split('|').map((word) => ({ word, sizes, most }))

const UNITS: Readonly<Record<AmountFact, readonly Unit[]>> = {
  area: [
    ...unitsOf('ha|hecta|héc ta', [10_000], 900),
    ...unitsOf('m2|m²|mét vuông', [1], 90_000),
    ...unitsOf('công', [1000, 1296], 900),
  ],
  capital: [
    ...unitsOf('triệu|tr|triệu đồng', [1_000_000], 900),
    ...unitsOf('tỷ|tỉ|tỷ đồng', [1_000_000_000], 20),
    ...unitsOf('đồng', [1], 90_000_000),
  ],
  members: unitsOf('thành viên|xã viên|tv|xv', [1], 900),
  vehicles: unitsOf('xe|chiếc|phương tiện|đầu xe', [1], 900),
  services: unitsOf('dịch vụ', [1], 20),
  score: unitsOf('điểm', [100], 100),
}
export const FACTS = Object.keys(UNITS) as readonly AmountFact[]
const DIVISIBLE: ReadonlySet<AmountFact> = new Set(['area', 'capital', 'score'])

/** Words around a figure, and where the truth lies then, as shares of the figure. */
type Bound = readonly [before: string, behind: string, from: number, to: number]

const before = (words: string, from: number, to: number): readonly Bound[] =>
  words.split('|').map((word) => [word, '', from, to])

const BOUNDS: readonly Bound[] = [
  ...before('khoảng|tầm|chừng|cỡ|độ|xấp xỉ|trên dưới|áng chừng|~|±', 0.95, 1.05),
  ...before('gần|ngót|suýt|non|sắp|gần tới', 0.93, 1),
  ...before('hơn|trên|ngoài|>', 1.001, 1.4),
  ...before('dưới|chưa tới|chưa đầy|không tới|<', 0.6, 0.999),
  ...before('ít nhất|tối thiểu|≥|>=', 1, 1.5),
  ...before('không quá|tối đa|chưa quá|≤|<=', 0.6, 1),
  ['', 'trở lên', 1, 1.5],
  ['', 'trở xuống', 0.6, 1],
  ['', 'hơn', 1.001, 1.4],
]

/** Without the dust of binary fractions, and without parts of the smallest unit. */
const base = (value: number, size: number): number =>
  Math.floor(Number((value * size).toPrecision(12)))

const glue = (text: string, unit: string, isGlued: boolean) =>
  isGlued && /\d$/u.test(text) ? text + unit : `${text} ${unit}`

const exact = (fact: AmountFact, unit: Unit): fc.Arbitrary<Written> =>
  fc
    .tuple(figure(unit.most, DIVISIBLE.has(fact) && unit.sizes[0] !== 1), fc.boolean())
    .map(([{ text, value }, isGlued]) => ({
      fact,
      text: glue(text, unit.word, isGlued),
      truths: unit.sizes.map((size) => base(value, size)),
      isBare: false,
    }))

const bounded = (fact: AmountFact, unit: Unit): fc.Arbitrary<Written> =>
  fc
    .tuple(
      fc.integer({ min: 20, max: Math.max(unit.most, 40) }).chain(whole),
      fc.constantFrom(...BOUNDS),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    .map(([{ text, value }, [leads, follows, from, to], share]) => {
      const meant = Math.round(value * (from + (to - from) * share))
      const least = from > 1 ? value + 1 : 0
      const most = to < 1 ? value - 1 : Number.POSITIVE_INFINITY
      return {
        fact,
        text: `${leads} ${text} ${unit.word} ${follows}`.trim(),
        truths: unit.sizes.map((size) => Math.min(Math.max(meant, least), most) * size),
        isBare: false,
      }
    })

const BILLION = 1_000_000_000
const MILLION = 1_000_000
const HECTARE = 10_000

/** Two units in one figure, halves, and parts that are left unsaid. */
const MIXED: readonly ((large: number, small: number) => Omit<Written, 'isBare'>)[] = [
  (large, small) => ({
    fact: 'capital',
    text: `${large} tỷ ${small} triệu`,
    truths: [large * BILLION + small * MILLION],
  }),
  (large) => ({
    fact: 'capital',
    text: `${spoken(large)} tỷ rưỡi`,
    truths: [large * BILLION + BILLION / 2],
  }),
  (large, small) => ({
    fact: 'capital',
    text: `${large} tỷ ${small % 10}`,
    truths: [large * BILLION + ((small % 10) * BILLION) / 10],
  }),
  (large, small) => ({
    fact: 'area',
    text: `${large} ha ${small} m2`,
    truths: [large * HECTARE + small],
  }),
  (large) => ({
    fact: 'area',
    text: `${spoken(large)} héc ta rưỡi`,
    truths: [large * HECTARE + HECTARE / 2],
  }),
  (large) => ({
    fact: 'members',
    text: `${spoken((large % 9) + 1)} trăm rưỡi tv`,
    truths: [((large % 9) + 1) * 100 + 50],
  }),
  (large, small) => ({
    fact: 'vehicles',
    text: `${large} ngàn ${small % 10} trăm xe`,
    truths: [large * 1000 + (small % 10) * 100],
  }),
  (large) => ({ fact: 'members', text: `${large} chục xã viên`, truths: [large * 10] }),
  (large) => ({ fact: 'vehicles', text: `${large}k chiếc`, truths: [large * 1000] }),
  (large) => ({ fact: 'area', text: `${large} ngàn m2`, truths: [large * 1000] }),
  (large) => ({ fact: 'area', text: `${large} mẫu tây`, truths: [large * HECTARE] }),
  (large) => ({
    fact: 'capital',
    text: `${(large % 9) + 1} trăm triệu`,
    truths: [((large % 9) + 1) * 100 * MILLION],
  }),
  (large, small) => ({
    fact: 'capital',
    text: `${large}tr${small % 10}`,
    truths: [large * MILLION + ((small % 10) * MILLION) / 10],
  }),
  (large, small) => ({
    fact: 'vehicles',
    text: `${large} đến ${large + small} xe`,
    truths: [large, large + small],
  }),
  (large, small) => ({
    fact: 'capital',
    text: `từ ${large} tới ${large + small} tỷ`,
    truths: [large * BILLION, (large + small) * BILLION],
  }),
  (large, small) => ({
    fact: 'members',
    text: `${large * 100} hay ${large * 100 + small} tv`,
    truths: 'nobody knows',
  }),
  // 1,25 ha, or 1 ha and 25 m²
  (large, small) => ({ fact: 'area', text: `${large} ha ${small + 10}`, truths: 'nobody knows' }),
  (large, small) => ({
    fact: 'members',
    text: `${large},${small % 10} tv`,
    truths: 'nobody knows',
  }),
  (large) => ({ fact: 'vehicles', text: `${large} rưỡi xe`, truths: 'nobody knows' }),
]
const mixed = fc
  .tuple(
    fc.constantFrom(...MIXED),
    fc.integer({ min: 1, max: 99 }),
    fc.integer({ min: 1, max: 999 }),
  )
  .filter(([, , small]) => small % 10 > 0)
  .map(([write, large, small]): Written => ({ ...write(large, small), isBare: false }))

const bare = fc.constantFrom<AmountFact>('members', 'vehicles', 'services', 'score').chain((fact) =>
  figure(fact === 'score' ? 100 : 900, fact === 'score').map(({ text, value }): Written => ({
    fact,
    text,
    truths: [base(value, fact === 'score' ? 100 : 1)],
    isBare: true,
  })),
)

const unit = fc
  .constantFrom(...FACTS)
  .chain((fact) => fc.constantFrom(...UNITS[fact]).map((one) => ({ fact, unit: one })))

/** An amount with its unit, in any writing. */
export const measured: fc.Arbitrary<Written> = fc.oneof(
  { weight: 6, arbitrary: unit.chain((one) => exact(one.fact, one.unit)) },
  { weight: 3, arbitrary: unit.chain((one) => bounded(one.fact, one.unit)) },
  { weight: 1, arbitrary: mixed },
)

/** Any amount in any writing. */
export const written: fc.Arbitrary<Written> = fc.oneof(
  { weight: 5, arbitrary: measured },
  { weight: 1, arbitrary: bare },
)
