import { LONGEST_QUESTION } from '../../knowledge/language/text/length.ts'
import { consentOf, withConsent } from '../conversation/consents.ts'
import { consentDraft, hold, NEXT, remindConsent } from './consent.ts'
import { hearCorrection } from './correction.ts'
import type { Values } from '../../knowledge/rules/value.ts'
import { asking, telling, toldConditions } from '../conversation/context.ts'
import { firstLook } from './first-look.ts'
import { describeAlone } from '../text/value.ts'
import type { Outcome } from '../conversation/outcome.ts'
import type { Session, Walk } from '../conversation/conversation.ts'
import { progressOf } from './progress.ts'
import { valuesOf } from '../conversation/session.ts'
import { statedIn } from './stated-facts.ts'
import { idOf, readMessage, withSession, type Talk } from '../talk.ts'
import { accept, goOn, walkOf } from './walk.ts'

/** What a text held until the consent makes. */
interface Begun {
  readonly walk: Walk
  /** A correction of which it is not clear what it corrects. */
  readonly unclear: Outcome | null
}

const agreed = (talk: Talk): Session => withConsent(talk.session, 'answers', 'given', talk)

/** The walk that the messages held until the consent make, one after the other. */
const beginWith = (held: string, talk: Talk): Begun => {
  const { incoming, knowledge } = talk
  const given = withSession(talk, { ...agreed(talk), held: null })
  let walk = walkOf(given)
  let unclear: Outcome | null = null
  for (const text of held.split(NEXT)) {
    const here = withSession(given, { ...given.session, walk })
    const told = statedIn({ ...here, reading: readMessage(text, null, here) })
    if (told.length > 0) {
      walk = accept(here, told).walk
      continue
    }
    const { pending } = progressOf(walk, incoming.today, knowledge)
    const corrected = hearCorrection(text, pending, {
      ...here,
      reading: readMessage(text, pending, here),
    })
    unclear = corrected && corrected.session.walk === walk ? corrected : null
    walk = corrected?.session.walk ?? walk
  }
  return { walk, unclear }
}

/** What is told now that it is kept; how it compares was said before. */
const noted = (walk: Walk, { knowledge, say }: Talk) => {
  const values = valuesOf(walk)
  const list = [...knowledge.facts.values()].flatMap((fact) => {
    const value = values[fact.id]
    return value ? [describeAlone(fact, value, knowledge)] : []
  })
  return list.length > 0 ? [{ text: say('echo.read', { list: list.join(', ') }) }] : []
}

/** Yes to the consent: what the opening message said is used now, and the first question put. */
export const beginAfterConsent = (talk: Talk): Outcome => {
  const { session } = talk
  const given = withSession(talk, { ...agreed(talk), held: null })
  if (!session.held) return goOn(given, walkOf(given), [])
  const { walk, unclear } = beginWith(session.held.text, talk)
  const lead = noted(walk, talk)
  return unclear
    ? { ...unclear, session: { ...given.session, walk }, drafts: [...lead, ...unclear.drafts] }
    : goOn(given, walk, lead)
}

/** What was compared is what a short question is about: "vốn thì cần bao nhiêu". */
const asCompared = (text: string, values: Values, talk: Talk): Session => {
  const [sector, province] = [idOf(values['sector']), idOf(values['province'])]
  const asked = asking(talk, text)
  if (sector === null || province === null) return asked.session
  const told = toldConditions([{ sector, province }], talk.knowledge.articles.values())
  return telling(asked, told).session
}

/**
 * Asks for consent behind what the figures told so far come to: a comparison keeps nothing. The
 * text comes whole once; behind a comparison, and when it comes again, one line does.
 */
export const askConsent = (talk: Talk, session: Session, isAgain: boolean): Outcome => {
  const text = session.held?.text ?? ''
  const isShort = text !== '' && text.length <= LONGEST_QUESTION
  const walk = isShort ? beginWith(text, talk).walk : null
  const look = walk && firstLook(walk, talk)
  return {
    session: walk && look ? asCompared(text, valuesOf(walk), withSession(talk, session)) : session,
    drafts: look ? [look, consentDraft(talk, true)] : [consentDraft(talk, isAgain)],
    kind: 'confirmation',
    question: { fact: 'consent' },
  }
}

/** Opens the walk-through: consent first, and the opening message waits for it. */
export const startWalk = (talk: Talk): Outcome => {
  const { session, incoming } = talk
  const consent = consentOf(session, 'answers')
  if (consent === 'declined') return remindConsent(talk)
  if (consent !== 'given')
    return askConsent(talk, hold(talk, incoming.text ?? ''), consent === 'asked')
  const walk = walkOf(talk)
  return goOn(talk, { ...walk, paused: false }, [])
}
