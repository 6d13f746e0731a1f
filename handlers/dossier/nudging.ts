import type { SaidRhythm } from '../../knowledge/language/papers/wish.ts'
import { daysBetween } from '../../knowledge/calendar/civil-day.ts'
import { isNudged, withNudge, type Nudge } from '../conversation/checklist.ts'
import type { Draft, Outcome } from '../conversation/outcome.ts'
import { fullDay } from '../text/reminder.ts'
import { isRoundOver, roundLine } from '../text/round.ts'
import type { Talk } from '../talk.ts'
import { tell } from '../reminders/acts/subscription.ts'
import { listChoices, papersChoice, tellPapers } from './choices.ts'
import { askToKeep, keepList, mayKeep } from './keeping.ts'
import { missingIn, ofName } from './list.ts'
import { nudgeOf, rhythmInWords } from './rhythm.ts'
import { withSubject } from './show.ts'
import { isAtHand, keptLists, type Subject } from './subject.ts'

const OFFERED: readonly SaidRhythm[] = [{ on: { days: 7 } }, { every: 7 }, { dayOfMonth: null }]

const askWhen = (subject: Subject, talk: Talk): Outcome => {
  const choices = OFFERED.flatMap((rhythm) => {
    const nudge = nudgeOf(rhythm, talk.incoming.today)
    return typeof nudge === 'string'
      ? []
      : [papersChoice(rhythmInWords(nudge, talk.say), { wish: 'nudge', rhythm })]
  })
  return tellPapers(talk, subject, [{ text: talk.say('dossier.when'), choices }], { kind: 'menu' })
}

/** No document takes papers any more: whether the person wants to be reminded all the same. */
const askAllTheSame = (subject: Subject, nudge: Nudge, talk: Talk): Outcome => {
  const { say } = talk
  const values = { rhythm: rhythmInWords(nudge, say) }
  const text = [roundLine(subject.programme, talk), say('dossier.allTheSame', values)].join('\n')
  const choices = [
    papersChoice(say('dossier.choice.allTheSame'), { wish: 'keep-nudge', nudge }),
    papersChoice(say('dossier.choice.no'), { wish: 'no-nudge', isBare: true }),
  ]
  return tellPapers(talk, subject, [{ text, choices }], { kind: 'confirmation' })
}

/** Where the platform lets nobody be written to after a while. */
const windowLine = ({ from }: Nudge, { incoming, say }: Talk): readonly string[] => {
  const { window: days, today } = incoming
  return days !== undefined && daysBetween(today, from) > days
    ? [say('dossier.outsideWindow', { days })]
    : []
}

/** Agreed to: reminds from then on. */
export const keepNudge = (nudge: Nudge, talk: Talk): Outcome =>
  withSubject(talk, (subject) => {
    const { say, knowledge, incoming } = talk
    const missing = missingIn(subject.dossier, subject.list)
    if (incoming.reach !== 'push')
      return tellPapers(talk, subject, [{ text: say('dossier.noReach') }])
    if (nudge.from <= incoming.today || missing.length === 0) return askWhen(subject, talk)
    if (!mayKeep(talk)) return askToKeep(subject, { wish: 'keep-nudge', nudge }, talk)
    const list = withNudge(subject.list, nudge)
    const values = {
      rhythm: rhythmInWords(nudge, say),
      day: fullDay(nudge.from, knowledge),
      of: ofName(list, knowledge),
      left: missing.length,
    }
    const key = nudge.then === null ? 'dossier.nudgeOnce' : 'dossier.nudgeSet'
    const draft: Draft = {
      text: [say(key, values), ...windowLine(nudge, talk)].join('\n'),
      choices: listChoices({ ...subject, list }, talk),
    }
    return keepList(talk, subject, list, [draft])
  })

/** "nhắc tôi mỗi tuần": what it can be, and whether it makes sense now, before it is kept. */
export const setNudge = (rhythm: SaidRhythm | null, talk: Talk): Outcome =>
  withSubject(talk, (subject) => {
    const { say, incoming } = talk
    const { dossier, list, programme } = subject
    const choices = listChoices(subject, talk)
    if (incoming.reach !== 'push')
      return tellPapers(talk, subject, [{ text: say('dossier.noReach'), choices }])
    if (missingIn(dossier, list).length === 0)
      return tellPapers(talk, subject, [{ text: say('dossier.nothingToNudge'), choices }])
    if (rhythm === null) return askWhen(subject, talk)
    const nudge = nudgeOf(rhythm, incoming.today)
    if (typeof nudge === 'string')
      return tellPapers(talk, subject, [{ text: say(`dossier.badDay.${nudge}`), choices }])
    return isRoundOver(programme, incoming.today)
      ? askAllTheSame(subject, nudge, talk)
      : keepNudge(nudge, talk)
  })

/** Ends the reminders of papers, of every list, and nothing else. */
export const stopNudges = (talk: Talk): Outcome => {
  const nudged = keptLists(talk).filter(isNudged)
  const key = nudged.length > 0 ? 'dossier.stopped' : 'dossier.noNudge'
  return tell(
    talk,
    [{ text: talk.say(key) }],
    nudged.map((one) => ({ do: 'keep-checklist', checklist: withNudge(one, null) })),
  )
}

/** Whether a reminder of papers has come since the person wrote last: one word is about that. */
export const isJustNudged = (talk: Talk): boolean =>
  keptLists(talk).some(({ toldAt }) => toldAt !== null && toldAt > talk.session.lastAt)

/** Whether a stop without more is meant for papers: they are at hand, or nothing else reminds. */
export const isStopOfPapers = (isBare: boolean, talk: Talk): boolean => {
  const isOn = keptLists(talk).some(isNudged)
  const isOther = (talk.incoming.subscriber?.follows.length ?? 0) > 0
  if (isJustNudged(talk)) return true
  return isBare ? isAtHand(talk) && isOn : isOn && (isAtHand(talk) || !isOther)
}
