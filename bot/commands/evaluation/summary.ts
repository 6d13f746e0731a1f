import type { Say } from '../../../knowledge/phrases.ts'
import { NO_ANSWER, type Scored } from './score.ts'

/** Right ones of all of a kind. */
interface Share {
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

const PERCENT = 100
const WIDEST_NAME = 28

const percent = (share: number | null) =>
  share === null ? '–' : `${(share * PERCENT).toFixed(1).replace('.', ',')} %`

const RATES = [
  'right',
  'rightAndCited',
  'wrong',
  'wrongDocument',
  'falselyDeclined',
  'menu',
  'declined',
  'precision',
  'over1200Characters',
] as const

const listShares = (title: string, byName: Readonly<Record<string, Share>>): readonly string[] => [
  '',
  title,
  ...Object.entries(byName)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([name, { right, of }]) => `  ${name.padEnd(WIDEST_NAME)}${right}/${of}`),
]

const listFailing = ({ row, given, outcome }: Scored, say: Say): readonly string[] => [
  '',
  say('eval.failing', { id: row.id, outcome: say(`eval.${outcome}`), text: row.text }),
  ...(row.prior === null ? [] : [say('eval.prior', { text: row.prior })]),
  ...(row.keys.length > 0
    ? [say('eval.wanted', { keys: row.keys.map((group) => group.join(' | ')).join(' + ') })]
    : []),
  say('eval.said', { kind: given.kind, text: given.text.replaceAll('\n', ' ') }),
]

/** The rates, the shares by kind and the failing questions, in words. */
export const tableOf = (summary: Summary, all: readonly Scored[], say: Say): string =>
  [
    say('eval.counts', { answerable: summary.answerable, unanswerable: summary.unanswerable }),
    ...RATES.map(
      (name) => `  ${say(`eval.${name}Rate`).padEnd(WIDEST_NAME)}${percent(summary[name])}`,
    ),
    ...listShares(say('eval.byTag'), summary.byTag),
    ...listShares(say('eval.byDocument'), summary.byDocument),
    ...listShares(say('eval.byKind'), summary.byKind),
    ...all.filter((one) => !isRight(one)).flatMap((one) => listFailing(one, say)),
  ].join('\n')
