import type { Say } from '../../../knowledge/phrases.ts'
import type { Scored } from './score.ts'
import type { Share, Summary } from './summary.ts'

const PERCENT = 100
const WIDEST_NAME = 28

const percent = (rate: number | null) =>
  rate === null ? '–' : `${(rate * PERCENT).toFixed(1).replace('.', ',')} %`

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

const listShares = (title: string, shares: Readonly<Record<string, Share>>): readonly string[] => [
  '',
  title,
  ...Object.entries(shares)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([name, { right, of }]) => `  ${name.padEnd(WIDEST_NAME)}${right}/${of}`),
]

const isFailing = ({ outcome }: Scored) => outcome !== 'right'

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
    ...all.filter(isFailing).flatMap((one) => listFailing(one, say)),
  ].join('\n')
