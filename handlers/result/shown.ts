import type { Draft, DraftChoice, Outcome } from '../conversation/outcome.ts'
import { withSession, type Talk } from '../talk.ts'
import { command } from '../walk/choices.ts'
import { asKnown } from '../walk/commands.ts'
import { cardOf } from './card.ts'
import { withClauses } from './lines.ts'
import { isNoSubject } from './next-steps.ts'
import { resultOf, type Result } from './sheet.ts'

const resultChoices = ({ view }: Result, { say }: Talk): readonly DraftChoice[] => [
  ...(view.toVerify.some(({ reason }) => reason === 'not-asked') && !isNoSubject(view)
    ? [{ label: say('choice.continue'), action: command('resume') }]
    : []),
  { label: say('choice.sheet'), action: command('sheet') },
  { label: say('choice.sources'), action: command('sources') },
  { label: say('choice.edit'), action: command('edit') },
  { label: say('choice.dossier'), action: command('dossier') },
  { label: say('choice.restart'), action: command('restart') },
]

/** What to do now, then which round the documents speak of and that this is no decision. */
const stepsDraft = (result: Result, talk: Talk): Draft => {
  const { say } = talk
  const { round, note } = result.sheet
  const steps = withClauses(
    result.steps.map(({ text, citations }, at) => ({
      text: say('card.step', { number: at + 1, text }),
      citations,
    })),
    talk,
  )
  const title = say(result.case === 'chosen' ? 'card.stepsChosen' : 'card.steps')
  const text = `${[title, ...steps].join('\n')}\n\n${[round, note].join(' ')}`
  return {
    text,
    marks: [{ is: 'result', text }],
    choices: resultChoices(result, talk),
  }
}

/** Draws the result below what was said before it, where the questions have ended. */
export const withResult = (outcome: Outcome, talk: Talk): Outcome => {
  const { walk } = outcome.session
  if (!outcome.concludes || !walk) return outcome
  const here = withSession(talk, outcome.session)
  const result = resultOf(asKnown(walk, here), here)
  if (!result) return outcome
  return {
    ...outcome,
    drafts: [...outcome.drafts, cardOf(result, here), stepsDraft(result, here)],
    sheet: result.sheet,
  }
}
