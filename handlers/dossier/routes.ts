import { withConsent } from '../conversation/consents.ts'
import type { PaperWish } from '../../knowledge/language/papers/wish.ts'
import type { Outcome } from '../conversation/outcome.ts'
import type { PaperChange, PaperChoice } from '../conversation/wishes/paper-choice.ts'
import { isSubscribed, tell } from '../reminders/acts/subscription.ts'
import { withSession, type ReadTalk, type Talk } from '../talk.ts'
import { NUDGE_PRESS } from './message.ts'
import { isJustNudged, isStopOfPapers, keepNudge, setNudge, stopNudges } from './nudging.ts'
import { explainPapers, tellMistakes } from './papers.ts'
import { showBeforeTicking, showList, showMissing } from './show.ts'
import { aiming, isAtHand, isListMeant, isShown, subjectOf } from './subject.ts'
import { tickPapers } from './ticks.ts'

const change = (wish: PaperChange, talk: Talk): Outcome =>
  wish.wish === 'tick' ? tickPapers(wish, talk) : keepNudge(wish.nudge, talk)

/** The answer to whether a list may be kept; what waited for it is done at once. */
const agree = (isGiven: boolean, then: PaperChange, talk: Talk): Outcome => {
  const { session, say } = talk
  return isGiven
    ? change(then, withSession(talk, withConsent(session, 'answers', 'given', talk)))
    : tell(talk, [{ text: say('dossier.notKept') }])
}

/** A programme was chosen: its province is the one that this talk is about. */
const choosing = (programme: string, name: string | null, talk: Talk): Talk => {
  const province = talk.knowledge.programmes.get(programme)?.province ?? null
  const { session } = aiming(talk, programme, name)
  return withSession(talk, { ...session, profile: { ...session.profile, province } })
}

/** Carries out a wish about papers, typed or tapped. */
export const fulfilPapers = (wish: PaperChoice, talk: Talk): Outcome => {
  switch (wish.wish) {
    case 'show':
      return showList(talk)
    case 'list':
      return showList(choosing(wish.programme, wish.name, talk))
    case 'tick':
    case 'keep-nudge':
      return change(wish, talk)
    case 'agree':
      return agree(wish.given, wish.then, talk)
    case 'missing':
    case 'progress':
      return showMissing(talk)
    case 'paper':
      return explainPapers(wish, talk)
    case 'mistakes':
      return tellMistakes(wish, talk)
    case 'nudge':
      return setNudge(wish.rhythm, talk)
    case 'no-nudge':
      return stopNudges(talk)
    default:
      return wish satisfies never
  }
}

/** A button under a reminder of papers; null where the value is none. */
export const hearPapersPress = (value: string, talk: Talk): Outcome | null => {
  if (value === NUDGE_PRESS.show) return showList(talk)
  return value === NUDGE_PRESS.stop ? stopNudges(talk) : null
}

type Tick = Extract<PaperWish, { wish: 'tick' }>

const isNamed = ({ numbers, papers }: Pick<Tick, 'numbers' | 'papers'>): boolean =>
  numbers.length + papers.length > 0

/**
 * Whether a tick is one where a question waits: only of a list that was shown, with numbers or names
 * behind a plain word, and where it is no answer to the question.
 */
const isTickMidway = (tick: Tick, asked: string, { reading }: ReadTalk): boolean => {
  const isAnswer = reading.facts.some(({ fact }) => fact === asked)
  return isNamed(tick) && !tick.isLight && (tick.numbers.length > 0 || !isAnswer)
}

/** A number of an officer's latest reminders, unless papers were shown or told since. */
const isOfOthers = ({ papers }: Tick, saysPapers: boolean, talk: Talk): boolean =>
  isSubscribed(talk) &&
  (talk.incoming.subscriber?.latest.length ?? 0) > 0 &&
  !saysPapers &&
  papers.length === 0 &&
  !isAtHand(talk)

const hearTick = (
  tick: Tick,
  saysPapers: boolean,
  asked: string | null,
  talk: ReadTalk,
): Outcome | null => {
  if (isOfOthers(tick, saysPapers, talk)) return null
  const isRecent = isAtHand(talk) || isJustNudged(talk)
  const isBare = !isNamed(tick) && !tick.isAll
  if (!isShown(talk))
    return asked === null && tick.numbers.length > 0 && !tick.isLight
      ? showBeforeTicking(talk)
      : null
  if (asked !== null && !isTickMidway(tick, asked, talk)) return null
  if ((isBare || (tick.isAll && tick.isLight)) && !isRecent) return null
  return fulfilPapers(tick, talk)
}

/**
 * A wish about the papers of one's dossier in free text; null where the message is about something
 * else. `asked` is the fact of the question that waits: what answers it is no wish, and so is a word
 * that means an officer's reminders.
 */
export const hearPapers = (text: string, asked: string | null, talk: ReadTalk): Outcome | null => {
  const isFree = asked === null
  const programme = subjectOf(talk)?.programme.id ?? null
  const read = talk.knowledge.readPapers(text, programme, isFree && isAtHand(talk))
  if (!read) return null
  const { wish, saysPapers } = read
  const isReady = isFree && isShown(talk)
  switch (wish.wish) {
    case 'show':
      return !wish.isBare || (isFree && isListMeant(talk)) ? fulfilPapers(wish, talk) : null
    case 'tick':
      return hearTick(wish, saysPapers, asked, talk)
    case 'missing':
    case 'progress':
    case 'paper':
      return isReady ? fulfilPapers(wish, talk) : null
    case 'mistakes':
      return isReady || (isFree && isListMeant(talk)) ? fulfilPapers(wish, talk) : null
    case 'nudge': {
      const isMeant =
        saysPapers || (isFree && (isAtHand(talk) || (isShown(talk) && !isSubscribed(talk))))
      return isMeant ? fulfilPapers(wish, talk) : null
    }
    case 'no-nudge':
      return saysPapers || isStopOfPapers(wish.isBare, talk) ? fulfilPapers(wish, talk) : null
    default:
      return wish satisfies never
  }
}

/** The same while the consent waits: the list is shown, and reminders of it end. */
export const hearPapersBefore = (text: string, talk: Talk): Outcome | null => {
  const read = talk.knowledge.readPapers(text, null, false)
  if (!read) return null
  const { wish, saysPapers } = read
  if (wish.wish === 'show') return wish.isBare ? null : showList(talk)
  return wish.wish === 'no-nudge' && (saysPapers || isJustNudged(talk)) ? stopNudges(talk) : null
}
