import type { PrintedFigure } from '../../../knowledge/lines/printed-figure.ts'
import type { Reckoning } from '../../../knowledge/lines/reckoning.ts'
import { isGoal } from '../../../knowledge/search/tables/row.ts'
import type { Article } from '../../../knowledge/schema/schema.ts'
import { asking } from '../../conversation/context.ts'
import type { Outcome } from '../../conversation/outcome.ts'
import type { ReadTalk, Talk } from '../../talk.ts'
import { answerWith } from '../article.ts'
import { CERTAIN, proposed, type HeardQuestion, type Propose } from '../proposal.ts'
import type { ToldLast } from '../told.ts'
import {
  calledByLine,
  figuresOf,
  figuresOfGoal,
  goalsOfYears,
  itemOf,
  pairsOf,
  type FigureMeant,
} from './figures-meant.ts'
import { askWhich, gapLines, tellDifferences, tellSum } from './reckoned.ts'

/** One figure of each line of a list, in the unit that most of them have. */
const listed = (article: Article, unit: string | null, talk: Talk): readonly FigureMeant[] => {
  const figures = figuresOf(article, talk).filter(({ figure }) => itemOf(figure) !== null)
  const meant = unit ?? figures[0]?.figure.unit
  const lines = Map.groupBy(
    figures.filter(({ figure }) => figure.unit === meant),
    ({ figure }) => itemOf(figure),
  )
  const one = [...lines.values()].flatMap((all) => (all.length === 1 ? all : []))
  return one.length === lines.size ? one.map(calledByLine) : []
}

const ofItems = (items: readonly number[], figures: readonly FigureMeant[]) =>
  items.flatMap((item) => figures.find(({ figure }) => itemOf(figure) === item) ?? [])

/** What is reckoned with the lines of the list of one answer. */
const ofList = (
  { kind, items }: Reckoning,
  unit: string | null,
  article: Article,
  talk: Talk,
): Outcome | null => {
  const figures = listed(article, unit, talk)
  const chosen = items.length > 1 ? ofItems(items, figures) : figures
  if (items.length > 1 && chosen.length < items.length) return null
  const printed = figuresOf(article, talk).map(({ figure }): PrintedFigure => figure)
  if (kind === 'sum') return tellSum(chosen, printed, talk)
  const [one, other, ...more] = chosen
  return one && other && more.length === 0
    ? tellDifferences([{ unit: one.figure.unit, figures: [one, other] }], [], talk)
    : null
}

/** The figure of each of two answers in every unit that both tell just one of. */
const ofTwo = (
  { kind }: Reckoning,
  unit: string | null,
  [one, other]: readonly Article[],
  talk: Talk,
): Outcome | null => {
  if (!one || !other) return null
  const sides = [one, other].map((article) =>
    Map.groupBy(figuresOf(article, talk), ({ figure }) => figure.unit),
  )
  const units = [...(sides[0]?.keys() ?? [])].filter((of) => unit === null || of === unit)
  const pairs = units.flatMap((of) => {
    const figures = sides.map((side) => {
      const [only, ...more] = side.get(of) ?? []
      return only && more.length === 0 ? only : null
    })
    return figures.includes(null) ? [] : [{ unit: of, figures }]
  })
  if (kind === 'difference') return tellDifferences(pairs, [], talk)
  const [pair, ...others] = pairs
  const figures = pair?.figures.filter((figure) => figure !== null) ?? []
  return others.length === 0 ? tellSum(figures, [], talk) : null
}

/** What is lacking to the thresholds of answers above a figure of one's own. */
const ofGap = (
  { own, unit }: Reckoning,
  articles: readonly Article[],
  asked: string,
  talk: Talk,
): Outcome | null => {
  const [article, ...others] = articles
  if (!own || !article || others.length > 0 || (unit !== null && unit !== own.unit)) return null
  const above = figuresOf(article, talk).filter(
    ({ figure }) =>
      figure.unit === own.unit && figure.bound === 'least' && figure.value > own.value,
  )
  const outcome = answerWith([article], talk, { asked })
  const [first, ...rest] = outcome.drafts
  if (above.length === 0 || !first) return null
  const text = [...gapLines(own, above, talk), first.text].join('\n')
  return { ...outcome, drafts: [{ ...first, text }, ...rest] }
}

/** A message behind an answer that told the figures: "vậy chênh nhau bao nhiêu", "cộng lại nhiêu". */
export const reckonTold = (
  text: string,
  { articles, rows }: ToldLast,
  question: string | null,
  talk: ReadTalk,
): Outcome | null => {
  const { reckonings } = talk.knowledge
  const asked = reckonings.read(text)
  const isOwn = asked === null || (asked.items.length < 2 && asked.operands.length > 0)
  if (isOwn || asked.kind === 'gap') return null
  const unit = asked.unit ?? (question === null ? null : reckonings.unitIn(question))
  const [article, other, ...more] = articles
  const goals = rows.filter(isGoal)
  const figures = goals.flatMap((row) =>
    figuresOfGoal(row, talk).filter(({ figure }) => unit === null || figure.unit === unit),
  )
  if (goals.length > 0 && figures.length === goals.length)
    return asked.kind === 'sum'
      ? tellSum(figures, [], talk)
      : goals.length === 2
        ? tellDifferences([{ unit: '', figures }], [], talk)
        : null
  const outcome =
    !article || more.length > 0
      ? null
      : other
        ? ofTwo(asked, unit, articles, talk)
        : ofList(asked, unit, article, talk)
  return outcome ?? (asked.isBare && asked.items.length === 0 ? askWhich(talk) : null)
}

/** The figures of two things, or of one thing in two years. */
const ofNamed = (asked: Reckoning, { province, talk }: HeardQuestion, own: Talk) => {
  const years = goalsOfYears(asked, province, talk)
  const pairs = years ? [years] : pairsOf(asked, province, talk)
  const figures = pairs.flatMap((pair) => pair.figures.filter((one) => one !== null))
  if (asked.kind === 'sum') {
    const [pair, ...others] = pairs.filter((one) => !one.figures.includes(null))
    const known = pair?.figures.filter((one) => one !== null) ?? []
    return others.length === 0 ? tellSum(known, [], own) : null
  }
  const isWhole = pairs.some((pair) => !pair.figures.includes(null))
  return isWhole || (asked.isSure && figures.length > 0)
    ? tellDifferences(
        pairs,
        asked.operands.map(({ name }) => name),
        own,
      )
    : null
}

/** A sum, a difference or a gap of figures that the content holds with their clauses. */
export const ofSums: Propose<HeardQuestion> = (heard) => {
  const { text, talk } = heard
  const asked = talk.knowledge.reckonings.read(text)
  if (!asked || heard.isAmbiguous || talk.reading.place?.other) return null
  const own = asking(talk, text)
  const { found } = heard.articles()
  const articles = found.kind === 'answer' ? found.articles : []
  const [article, ...others] = articles
  if (asked.kind === 'gap') return proposed(CERTAIN, ofGap(asked, articles, text, own))
  if (asked.operands.length > 0 && asked.items.length < 2)
    return proposed(CERTAIN, ofNamed(asked, heard, own))
  if (asked.isBare && asked.items.length === 0) return proposed(CERTAIN, askWhich(talk))
  return article && others.length === 0
    ? proposed(CERTAIN, ofList(asked, asked.unit, article, own))
    : null
}
