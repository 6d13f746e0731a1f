import { NO_ANSWER, type Scored } from './score.ts'

/** Right ones of all of a kind. */
export interface Share {
  readonly right: number
  readonly of: number
}

/** The rates of a question file, 0 to 1 rounded to thousandths; null is of none. */
export interface Summary {
  readonly answerable: number
  readonly right: number | null
  readonly rightAndCited: number | null
  readonly wrong: number | null
  readonly wrongDocument: number | null
  /** Declined though answerable, or answered with choices only; `menu` is the latter alone. */
  readonly falselyDeclined: number | null
  readonly menu: number | null
  readonly unanswerable: number
  readonly declined: number | null
  /** Right ones of all answers given. */
  readonly precision: number | null
  readonly over1200Characters: number | null
  readonly p50Ms: number | null
  readonly p99Ms: number | null
  readonly byTag: Readonly<Record<string, Share>>
  readonly byDocument: Readonly<Record<string, Share>>
  readonly byKind: Readonly<Record<string, Share>>
}

const LONG = 1200
const THOUSANDTHS = 1000

const rate = (list: readonly Scored[], fits: (one: Scored) => boolean): number | null =>
  list.length === 0
    ? null
    : Math.round((list.filter(fits).length / list.length) * THOUSANDTHS) / THOUSANDTHS

const isRight = ({ outcome }: Scored) => outcome === 'right'

const isGiven = ({ given: { kind } }: Scored) => !NO_ANSWER.has(kind)

const shares = (list: readonly Scored[], kinds: (one: Scored) => readonly string[]) => {
  const found: Record<string, Share> = {}
  for (const one of list)
    for (const kind of kinds(one)) {
      const { right, of } = found[kind] ?? { right: 0, of: 0 }
      found[kind] = { right: right + (isRight(one) ? 1 : 0), of: of + 1 }
    }
  return found
}

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.floor(sorted.length * share)] ?? null

/** Counts what all questions got. */
export const summarise = (all: readonly Scored[]): Summary => {
  const answerable = all.filter(({ row }) => row.answerable)
  const other = all.filter(({ row }) => !row.answerable)
  const given = all.filter(isGiven)
  const spent = all.map(({ given: { ms } }) => ms).toSorted((one, next) => one - next)
  return {
    answerable: answerable.length,
    right: rate(answerable, isRight),
    rightAndCited: rate(answerable, (one) => isRight(one) && one.isCited),
    wrong: rate(answerable, ({ outcome }) => outcome === 'wrong'),
    wrongDocument: rate(answerable, ({ isElsewhere }) => isElsewhere),
    falselyDeclined: rate(answerable, (one) => !isGiven(one)),
    menu: rate(answerable, ({ outcome }) => outcome === 'menu'),
    unanswerable: other.length,
    declined: rate(other, isRight),
    precision: rate(
      given.filter((one) => one.row.answerable || !isRight(one)),
      (one) => one.row.answerable && isRight(one),
    ),
    over1200Characters: rate(given, (one) => one.given.text.length > LONG),
    p50Ms: percentile(spent, 0.5),
    p99Ms: percentile(spent, 0.99),
    byTag: shares(answerable, ({ row }) => row.tags),
    byDocument: shares(answerable, ({ row }) =>
      row.places.slice(0, 1).map(({ document }) => document),
    ),
    byKind: shares(other, ({ row }) => [row.kind]),
  }
}
