import { consentOf } from '../conversation/consents.ts'
import { likeliest, type Proposal, type Propose } from '../answers/proposal.ts'
import type { Outcome } from '../conversation/outcome.ts'
import { readMessage, withSession, type Talk } from '../talk.ts'
import { keep } from '../walk/consent.ts'
import { progressOf, type Pending } from '../walk/progress.ts'
import { statedIn } from '../walk/stated-facts.ts'
import { asChange } from './change.ts'
import {
  ofCommand,
  ofCorrection,
  ofNothing,
  ofPapers,
  ofReminders,
  ofTold,
  ofWeighty,
} from './always.ts'
import {
  ofAnswer,
  ofFactsWithQuestion,
  ofNo,
  ofOtherFacts,
  ofSkipping,
  ofTwoModels,
  ofUnknown,
  ofYes,
} from './answers.ts'
import {
  ofCourtesyMidway,
  ofElsewhere,
  ofGoingOnMidway,
  ofImportedDocument,
  ofLookUp,
  ofNothingUnderstood,
  ofQuestionBetween,
  ofTitle,
  ofUnasked,
} from './asides.ts'
import {
  ofCheckAgain,
  ofComparisonBefore,
  ofConsent,
  ofConsentWithMore,
  ofConsentWithQuestion,
  ofCourtesyBefore,
  ofOpening,
  ofQuestionBefore,
  ofRefusal,
  ofUndecided,
} from './consent.ts'
import { figuresIn, sectorIn } from './figures.ts'
import {
  ofAgreement,
  ofChatter,
  ofCheck,
  ofCourtesy,
  ofSideBySide,
  ofGoingOn,
  ofMarks,
  ofMore,
  ofNod,
} from './freely.ts'
import type { Heard, HeardMidway } from './heard.ts'
import { ofNameAsked, ofOwnName, pastName } from './naming.ts'
import { ofComparison, ofQuestion } from './questions.ts'
import {
  ofNearest,
  ofProgrammes,
  ofRealOrSupposed,
  ofSupposition,
  supposesIn,
} from './wondering.ts'

/** Who may understand a message at any time; of two that are as likely the earlier one is right more often. */
const ALWAYS: readonly Propose<Heard>[] = [
  ofNothing,
  ofWeighty,
  ofPapers,
  ofNearest,
  ofProgrammes,
  ofSupposition,
  ofRealOrSupposed,
  ofTold,
  ofReminders,
]

/** While the consent waits. */
const BEFORE: readonly Propose<Heard>[] = [
  ...ALWAYS,
  ofUndecided,
  ofCommand,
  ofImportedDocument,
  ofConsent,
  ofConsentWithQuestion,
  ofRefusal,
  ofConsentWithMore,
  ofCourtesyBefore,
  ofCheckAgain,
  ofOpening,
  ofComparisonBefore,
  ofQuestionBefore,
]

/** While a question of the walk-through waits. */
const MIDWAY: readonly Propose<HeardMidway>[] = [
  ...ALWAYS,
  ofCommand,
  ofOwnName,
  ofCorrection,
  ofImportedDocument,
  ofTwoModels,
  ofLookUp,
  ofGoingOnMidway,
  ofYes,
  ofNo,
  ofElsewhere,
  ofAnswer,
  ofFactsWithQuestion,
  ofOtherFacts,
  ofUnknown,
  ofSkipping,
  ofCourtesyMidway,
  ofTitle,
  ofQuestionBetween,
  ofUnasked,
  ofChatter,
  ofNothingUnderstood,
]

/** While nothing waits. */
const FREELY: readonly Propose<Heard>[] = [
  ...ALWAYS,
  ofCommand,
  ofOwnName,
  ofCorrection,
  ofSideBySide,
  ofGoingOn,
  ofAgreement,
  ofCheck,
  ofCourtesy,
  ofMore,
  ofMarks,
  ofNod,
  ofChatter,
  ofComparison,
  ofQuestion,
]

/** What the readers make of a message where the talk stands. */
const understood = (heard: Heard): Proposal | null => {
  const { pending, talk } = heard
  if (consentOf(talk.session, 'answers') === 'asked') return likeliest(BEFORE, heard)
  return pending ? likeliest(MIDWAY, { ...heard, pending }) : likeliest(FREELY, heard)
}

/** The question of the walk-through that waits; null for none. */
export const pendingOf = ({ session, incoming, knowledge }: Talk): Pending | null =>
  session.walk ? progressOf(session.walk, incoming.today, knowledge).pending : null

/** Tells of one's own cooperative: a figure, or its sector where nothing is asked. */
const tellsOwn = ({ text, stated, figures, talk: { reading, knowledge } }: Heard): boolean =>
  figures.length > 0 ||
  (sectorIn(stated) !== null &&
    reading.question === null &&
    !reading.intents.has('rule') &&
    !knowledge.readMentions(text).goesOn)

/**
 * What was told of one's own and answered as something else, a greeting or a question, waits for the
 * check, too, so that nobody tells it twice.
 */
const keepingTold = (heard: Heard, outcome: Outcome): Outcome => {
  const { text, figures, talk } = heard
  const { held } = talk.session
  const consent = consentOf(talk.session, 'answers')
  const isKept = outcome.session.held !== held || consentOf(outcome.session, 'answers') !== consent
  const isClear = figures.every(({ reading }) => reading.kind !== 'clarify')
  if (consent !== 'not-asked' || isKept || !isClear || !tellsOwn(heard)) return outcome
  if (supposesIn(heard)) return outcome
  return { ...outcome, session: keep(withSession(talk, outcome.session), text) }
}

/** What a typed message is likeliest to mean is answered. */
export const hear = (text: string, talk: Talk): Outcome => {
  const pending = pendingOf(talk)
  const read = { ...talk, reading: readMessage(text, pending, talk) }
  const stated = statedIn(read).map((one) => asChange(one, pending, read))
  const heard = { text, pending, talk: read, stated, figures: figuresIn(stated, read) }
  const named = ofNameAsked(heard)
  if (named) return named.outcome()
  const here = pastName(heard)
  return keepingTold(here, (understood(here) ?? ofQuestion(here)).outcome())
}
