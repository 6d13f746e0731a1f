import { consentOf } from '../conversation/consents.ts'
import type { Checklist } from '../conversation/checklist.ts'
import type { Draft, Outcome } from '../conversation/outcome.ts'
import type { PaperChange } from '../conversation/wishes/paper-choice.ts'
import type { Talk } from '../talk.ts'
import { papersChoice, tellPapers } from './choices.ts'
import { keptLists, type Subject } from './subject.ts'

/** Whether the person agreed that something of the cooperative is kept: for the check, or for a list before. */
export const mayKeep = (talk: Talk): boolean =>
  consentOf(talk.session, 'answers') === 'given' || keptLists(talk).length > 0

/** Asks before anything is kept; the change waits in the choice, and nowhere else. */
export const askToKeep = (subject: Subject, then: PaperChange, talk: Talk): Outcome => {
  const { say } = talk
  return tellPapers(
    talk,
    subject,
    [
      {
        text: say('dossier.consent'),
        choices: [
          papersChoice(say('choice.agree'), { wish: 'agree', given: true, then }),
          papersChoice(say('choice.refuse'), { wish: 'agree', given: false, then }),
        ],
      },
    ],
    { kind: 'confirmation' },
  )
}

/** Says something, and keeps the list as it is now. */
export const keepList = (
  talk: Talk,
  subject: Subject,
  checklist: Checklist,
  drafts: readonly Draft[],
): Outcome =>
  tellPapers(talk, { ...subject, list: checklist }, drafts, {
    effects: [{ do: 'keep-checklist', checklist }],
  })
