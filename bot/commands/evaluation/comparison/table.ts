import type { Say } from '../../../../knowledge/phrases.ts'
import { ZONES } from '../../../../knowledge/search/decision/decide.ts'
import type { Bin } from '../confidence.ts'
import type { Borders, Zoned } from '../zones.ts'
import { LOGISTIC_TOKENS } from './classifier.ts'
import type { Compared, ComparedWay, Swept } from './comparison.ts'

const BETWEEN = '  '
const NOT_KNOWN = '–'

const decimal = (value: number, digits: number) => value.toFixed(digits).replace('.', ',')

const percent = (share: number) => decimal(100 * share, 1)

/** Rows of cells in columns as wide as their widest cell, the first one to the left. */
const columnsOf = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((cells) => cells[at]?.length ?? 0)),
  )
  return rows.map((cells) =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join(BETWEEN),
  )
}

const ENDS = ['right', 'tap', 'wrong', 'falsely', 'declined', 'offered'] as const

const endsOf = (zones: Zoned): readonly string[] =>
  [
    zones.right,
    zones.withinOneTap,
    zones.wrongOfAnswers,
    zones.falselyDeclined,
    1 - zones.falselyAnswered - zones.needlesslyOffered,
    zones.needlesslyOffered,
  ].map(percent)

const border = (value: number) => (Number.isFinite(value) ? decimal(value, 3) : NOT_KNOWN)

const headed = (say: Say, names: readonly string[]): readonly string[] =>
  names.map((name) => say(`comparison.${name}`))

const waysTable = (ways: readonly ComparedWay[], say: Say): readonly string[] =>
  columnsOf([
    headed(say, ['way', 'first', 'three', ...ENDS, 'half', 'area', 'answerFrom', 'offerFrom']),
    ...ways.map(({ name, borders, zones, first, amongThree, rightAtHalf, area }) => [
      say(`comparison.${name}`),
      percent(first),
      percent(amongThree),
      ...endsOf(zones),
      percent(rightAtHalf),
      decimal(area, 3),
      border(borders.answer),
      border(borders.offer),
    ]),
  ])

const binCell = ({ count, said, right }: Bin): string =>
  count === 0 ? NOT_KNOWN : `${percent(said)} / ${percent(right)} / ${count}`

const binsTable = (ways: readonly ComparedWay[], say: Say): readonly string[] => {
  const given = ways.flatMap(({ name, bins }) => (bins ? [{ name, bins }] : []))
  return columnsOf([
    [say('comparison.from'), ...given.map(({ name }) => say(`comparison.${name}`))],
    ...(given[0]?.bins ?? []).map((_, at, all) => [
      decimal(at / all.length, 1),
      ...given.map(({ bins }) => {
        const bin = bins[at]
        return bin ? binCell(bin) : NOT_KNOWN
      }),
    ]),
  ])
}

const isInUse = ({ answer, offer }: Borders) => answer === ZONES.answer && offer === ZONES.offer

const sweepTable = (sweep: readonly Swept[], say: Say): readonly string[] =>
  columnsOf([
    [...headed(say, ['answerFrom', 'offerFrom', ...ENDS]), ''],
    ...sweep.map(({ borders, zones }) => [
      decimal(borders.answer, 2),
      decimal(borders.offer, 2),
      ...endsOf(zones),
      isInUse(borders) ? say('comparison.inUse') : '',
    ]),
  ])

/** The ways of deciding side by side, how far their probabilities hold, and the sweep of the borders. */
export const comparisonTable = ({ ways, sweep }: Compared, say: Say): string => {
  const { answerable = 0, unanswerable = 0 } = ways[0]?.zones ?? {}
  return [
    say('comparison.counts', { answerable, unanswerable }),
    '',
    ...waysTable(ways, say),
    '',
    say('comparison.rule'),
    say('comparison.limits', { tokens: LOGISTIC_TOKENS }),
    '',
    say('comparison.bins'),
    ...binsTable(ways, say),
    '',
    say('comparison.sweep', { beside: decimal(ZONES.beside, 2) }),
    ...sweepTable(sweep, say),
  ]
    .map((line) => line.trimEnd())
    .join('\n')
}
