import type { PrintedFigure } from '../../../knowledge/lines/printed-figure.ts'
import type { OwnFigure } from '../../../knowledge/lines/reckoning.ts'
import { telling } from '../../conversation/context.ts'
import { sayAndReturn } from '../../menu.ts'
import type { Outcome } from '../../conversation/outcome.ts'
import { cite, citeAll } from '../../text/citation.ts'
import { formatNumber } from '../../text/numbers.ts'
import { withChoices } from '../../walk/choices.ts'
import type { Talk } from '../../talk.ts'
import { articleChoices } from '../article.ts'
import type { FigureMeant, PairMeant } from './figures-meant.ts'

const MOST_OFFERED = 3
const PERCENT = '%'

/** A figure without its unit, in another one's size: "2 tỷ" beside millions is "2.000". */
const numberIn = (value: number, size: number): string => formatNumber(value / size)

const withUnit = (value: number, { size, as }: Pick<PrintedFigure, 'size' | 'as'>): string =>
  as === PERCENT ? `${numberIn(value, size)}${as}` : `${numberIn(value, size)} ${as}`

/** In the smallest size in which any of the figures is printed. */
const smallest = (figures: readonly FigureMeant[]): PrintedFigure | undefined =>
  figures.map(({ figure }) => figure).toSorted((one, other) => one.size - other.size)[0]

const inWords = ({ text, bound }: PrintedFigure, { say }: Talk): string =>
  bound === 'least' ? say('reckoning.least', { figure: text }) : text

/** What is said of a figure, up to the marks around it. */
const saidOf = ({ line, at, end }: PrintedFigure): string => {
  const before =
    line
      .slice(0, at)
      .split(/[.;:]\s/u)
      .at(-1) ?? ''
  const [behind = ''] = line.slice(end).split(/[.;](?:\s|$)/u)
  return (before + line.slice(at, end) + behind).trim()
}

/** Of a figure that is bounded its sentence, which tells how. */
const lineOf = ({ figure, name }: FigureMeant, talk: Talk): string => {
  const { say, knowledge } = talk
  const clause = cite(figure.place, knowledge).label
  return figure.bound === 'loose'
    ? say('reckoning.looseLine', { text: saidOf(figure), clause })
    : say('reckoning.line', { name, figure: inWords(figure, talk), clause })
}

/** The reckoning, with each figure and its clause below it. */
const tell = (heads: readonly string[], figures: readonly FigureMeant[], talk: Talk): Outcome => {
  const lines = [...new Set(figures.map((one) => lineOf(one, talk)))]
  const articles = [...new Set(figures.flatMap(({ article }) => article ?? []))]
  const citations = citeAll(
    figures.map(({ figure }) => figure.place),
    talk.knowledge,
  )
  const draft = { text: [...heads, ...lines].join('\n'), citations }
  const choices = articleChoices(articles.slice(0, MOST_OFFERED), talk)
  const told = telling(talk, { articles: articles.map(({ id }) => id) })
  return sayAndReturn(told, withChoices([draft], choices), 'answer')
}

/** Both figures hold as they stand, or both are the least that holds. */
const isSubtracted = ([one, other]: readonly FigureMeant[]): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.figure.bound === other.figure.bound &&
  one.figure.bound !== 'loose'

const differenceIn = (pair: readonly FigureMeant[], { say }: Talk): string | null => {
  const [more, less] = pair.toSorted((one, other) => other.figure.value - one.figure.value)
  const unit = smallest(pair)
  if (!more || !less || !unit) return null
  if (more.figure.value === less.figure.value)
    return say('reckoning.equal', { figure: more.figure.text })
  const apart = more.figure.value - less.figure.value
  const result =
    unit.as === PERCENT
      ? say('reckoning.points', { n: numberIn(apart, unit.size) })
      : withUnit(apart, unit)
  const [one, other] = [more, less].map(({ figure }) => numberIn(figure.value, unit.size))
  return say('reckoning.difference', {
    result,
    reckoned: say('reckoning.minus', { one: one ?? '', other: other ?? '', result }),
  })
}

/** How far two figures of one unit, or of each of several, are apart; null where none is known. */
export const tellDifferences = (
  pairs: readonly PairMeant[],
  others: readonly string[],
  talk: Talk,
): Outcome | null => {
  const { say } = talk
  const whole = pairs.flatMap(({ figures }) => {
    const known = figures.filter((one) => one !== null)
    return known.length === figures.length ? [known] : []
  })
  const sound = whole.filter(isSubtracted)
  if (sound.length > 0) {
    const heads = sound.flatMap((pair) => differenceIn(pair, talk) ?? [])
    const isLeast = sound.some(([one]) => one?.figure.bound === 'least')
    return tell([...heads, ...(isLeast ? [say('reckoning.between')] : [])], sound.flat(), talk)
  }
  if (whole.length > 0) return tell([say('reckoning.loose')], whole.flat(), talk)
  const [half] = pairs.filter(({ figures }) => figures.some((one) => one !== null))
  const at = half?.figures.indexOf(null) ?? -1
  const known = half?.figures.filter((one) => one !== null) ?? []
  return known.length > 0
    ? tell([say('reckoning.missing', { other: others[at] ?? '' })], known, talk)
    : null
}

/** What figures of one unit come to; each of them where one is bounded. */
export const tellSum = (
  figures: readonly FigureMeant[],
  printed: readonly PrintedFigure[],
  talk: Talk,
): Outcome | null => {
  const { say } = talk
  const unit = smallest(figures)
  if (!unit || figures.length < 2) return null
  if (figures.some(({ figure }) => figure.bound !== 'exact'))
    return tell([say('reckoning.loose')], figures, talk)
  const total = figures.reduce((sum, { figure }) => sum + figure.value, 0)
  const result = withUnit(total, unit)
  const list = figures.map(({ figure }) => numberIn(figure.value, unit.size)).join(' + ')
  const isPrinted = printed.some(({ value, unit: of }) => of === unit.unit && value === total)
  const head = say('reckoning.added', {
    result,
    reckoned: say('reckoning.sum', { list, result }),
  })
  return tell([head, ...(isPrinted ? [say('reckoning.asPrinted')] : [])], figures, talk)
}

/** Nobody can tell which figures are meant. */
export const askWhich = (talk: Talk): Outcome =>
  sayAndReturn(talk, [{ text: talk.say('reckoning.unclear') }], 'menu')

/** How much is lacking to each of the figures that are the least that holds. */
export const gapLines = (
  own: OwnFigure,
  figures: readonly FigureMeant[],
  talk: Talk,
): readonly string[] => {
  const { say, knowledge } = talk
  return figures.map(({ figure }) => {
    const result = withUnit(figure.value - own.value, figure)
    const [one, other] = [figure.value, own.value].map((value) => numberIn(value, figure.size))
    return say('reckoning.gap', {
      figure: figure.text,
      result,
      reckoned: say('reckoning.minus', { one: one ?? '', other: other ?? '', result }),
      clause: cite(figure.place, knowledge).label,
    })
  })
}
