import { proposeAnswer, answerQuestion } from '../answers/answer.ts'
import { CERTAIN, proposed, type Proposal, type Propose } from '../answers/proposal.ts'
import { asking } from '../conversation/context.ts'
import type { Outcome } from '../conversation/outcome.ts'
import type { ReadTalk } from '../talk.ts'
import { compareFigure } from '../walk/verdict/comparison.ts'
import { sectorHeld, sectorIn } from './figures.ts'
import type { Heard } from './heard.ts'

/** How often a figure that is asked about is one's own, where an article holds the question, too. */
const OWN_FIGURE = 0.75

/** How a question about a figure of one's own is remembered. */
export const conditionOf = (fact: string, { say }: ReadTalk): string =>
  say('answer.conditionOf', { label: say(`fact.${fact}`) })

/** What is asked: the part of the message that asks, or all of it. */
const questionOf = ({ text, talk }: Heard): string => talk.reading.question ?? text

/** The only figure that is told, where the message asks about it. */
const figureAsked = (heard: Heard): string | null => {
  const { figures, talk } = heard
  const [figure, ...others] = figures
  const isOfTheEnd = talk.reading.intents.has('at-the-end')
  /** "vốn mấy tỷ" asks how much it must be, and tells of no two to nine. */
  const asksItself = talk.knowledge.readShortAsk(questionOf(heard), '') !== null
  return figure && others.length === 0 && !isOfTheEnd && !asksItself ? figure.fact : null
}

/** The only figure told, set against the rule. */
export const ofComparison: Propose<Heard> = (heard) => {
  const { figures, stated, talk } = heard
  const [figure] = figures
  if (!figure || figureAsked(heard) === null) return null
  const provinces = talk.reading.place?.provinces ?? []
  const { province } = talk.session.profile
  const meant = provinces.length > 0 ? provinces : province ? [province] : []
  const known = sectorIn(stated) ?? sectorHeld(talk)
  const isOwn = talk.reading.intents.has('check-me') || known !== null
  const asked = asking(talk, conditionOf(figure.fact, talk))
  return proposed(isOwn ? CERTAIN : OWN_FIGURE, compareFigure(figure, meant, known, asked))
}

/** What is known of what is asked. */
export const ofQuestion = (heard: Heard): Proposal => {
  const { talk } = heard
  const fact = figureAsked(heard)
  const { likelihood, outcome } = proposeAnswer(questionOf(heard), talk)
  const answer = (): Outcome => {
    const answered = outcome()
    const isSure = likelihood >= OWN_FIGURE
    if (fact === null || isSure || answered.kind !== 'abstain') return answered
    // No document sets that figure: which one says so is found by what the figure is of.
    const asked = conditionOf(fact, talk)
    const ofFigure = answerQuestion(asked, asking(talk, asked))
    return ofFigure.kind === 'answer' ? ofFigure : answered
  }
  return { likelihood, outcome: answer }
}
