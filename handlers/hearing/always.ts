import { consentOf } from '../conversation/consents.ts'
import { CERTAIN, proposed, type Propose } from '../answers/proposal.ts'
import { proposeLeaning } from '../answers/readers/leaning.ts'
import { proposeWeighty } from '../answers/smalltalk.ts'
import { runCommand } from '../commands.ts'
import { hearPapers, hearPapersBefore } from '../dossier/routes.ts'
import { sayAndReturn } from '../menu.ts'
import { hearReminding } from '../reminders/routes.ts'
import { hearCorrection } from '../walk/correction.ts'
import type { Heard } from './heard.ts'

/** Nothing but marks that are taken away. */
export const ofNothing: Propose<Heard> = ({ pending, talk }) =>
  talk.reading.text === ''
    ? proposed(
        CERTAIN,
        sayAndReturn(talk, [{ text: talk.say('command.empty') }], pending ? 'question' : 'menu'),
      )
    : null

/** What must be answered whatever else is said. */
export const ofWeighty: Propose<Heard> = ({ text, talk }) => proposeWeighty(text, talk)

/** While a question pends, what may answer it leans on nothing else. */
const leansOnTold = ({ pending, talk: { session, reading } }: Heard): boolean =>
  pending === null && consentOf(session, 'answers') !== 'asked'
    ? reading.command === null
    : reading.question !== null && reading.facts.length === 0 && reading.command === null

/** A question that is about what was told last. */
export const ofTold: Propose<Heard> = (heard) =>
  leansOnTold(heard) ? proposeLeaning(heard.text, heard.talk) : null

/** Ticks, questions and reminders about the papers of one's dossier; while the consent waits only what keeps nothing. */
export const ofPapers: Propose<Heard> = ({ text, pending, talk }) =>
  proposed(
    CERTAIN,
    consentOf(talk.session, 'answers') === 'asked'
      ? hearPapersBefore(text, talk)
      : hearPapers(text, pending?.fact ?? null, talk),
  )

/** A wish to be reminded. */
export const ofReminders: Propose<Heard> = ({ text, pending, talk }) =>
  proposed(CERTAIN, hearReminding(text, pending !== null, talk))

export const ofCommand: Propose<Heard> = ({ talk }) => {
  const { command } = talk.reading
  return command && { likelihood: CERTAIN, outcome: () => runCommand(command.id, talk, command) }
}

/** "à nhầm, 305": what was answered before is changed. */
export const ofCorrection: Propose<Heard> = ({ text, pending, talk }) =>
  proposed(CERTAIN, hearCorrection(text, pending, talk))
