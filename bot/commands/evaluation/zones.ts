import { ZONES } from '../../../knowledge/search/decision/decide.ts'
import { shareOf } from './confidence.ts'
import type { Validated } from './validation.ts'

/** Where an article is given, offered, and offered beside a likelier one. */
export type Borders = Readonly<Record<keyof typeof ZONES, number>>

/** Where a question ends. `tap` offers the right article, `offered` others only. */
export type End = 'right' | 'tap' | 'wrong' | 'offered' | 'declined'

/** Where questions end: shares of 1. */
export interface Zoned {
  readonly answerable: number
  readonly right: number
  readonly withinOneTap: number
  readonly wrong: number
  readonly falselyDeclined: number
  readonly unanswerable: number
  readonly falselyAnswered: number
  readonly needlesslyOffered: number
  /** Of all answers, those to questions without an answer among them. */
  readonly wrongOfAnswers: number
}

const MOST_OFFERED = 3

/** Where a question ends with these borders. */
export const endOf = ({ weighed }: Validated, { answer, offer, beside }: Borders): End => {
  const [best] = weighed
  if (!best || best.confidence < offer) return 'declined'
  if (best.confidence >= answer)
    return best.abstains && best.is !== true ? 'declined' : best.is === true ? 'right' : 'wrong'
  if (best.abstains) return best.is === true ? 'right' : 'declined'
  const offered = weighed.filter(({ confidence, abstains }) => confidence >= beside && !abstains)
  return offered.slice(0, MOST_OFFERED).some(({ is }) => is === true) ? 'tap' : 'offered'
}

/** Whether an article answers a question; one that declines may do so, too. */
export const hasAnswer = ({ question: { row } }: Validated): boolean =>
  row.answerable || row.article !== null

/** Counts where questions end with these borders. */
export const zonesOf = (all: readonly Validated[], borders: Borders = ZONES): Zoned => {
  const ends = all.map((one) => ({ one, end: endOf(one, borders) }))
  const answerable = ends.filter(({ one }) => hasAnswer(one))
  const others = ends.filter(({ one }) => !hasAnswer(one))
  const count = (list: typeof ends, ...kinds: readonly End[]) =>
    list.filter(({ end }) => kinds.includes(end)).length
  const share = (list: typeof ends, ...kinds: readonly End[]) =>
    shareOf(count(list, ...kinds), list.length)
  return {
    answerable: answerable.length,
    right: share(answerable, 'right'),
    withinOneTap: share(answerable, 'right', 'tap'),
    wrong: share(answerable, 'wrong'),
    falselyDeclined: share(answerable, 'declined', 'offered'),
    unanswerable: others.length,
    falselyAnswered: share(others, 'wrong', 'right'),
    needlesslyOffered: share(others, 'offered', 'tap'),
    wrongOfAnswers: shareOf(count(ends, 'wrong'), count(ends, 'wrong', 'right')),
  }
}
