import type { Proposal, Propose } from '../answers/proposal.ts'
import { CERTAIN } from '../answers/proposal.ts'
import type { Walk } from '../conversation/conversation.ts'
import type { Outcome } from '../conversation/outcome.ts'
import { sayAndReturn } from '../menu.ts'
import { askNameAgain, handOut, handOutNameless } from '../result/handing-out.ts'
import { readMessage, withSession, type ReadTalk } from '../talk.ts'
import { accept, acceptAndGoOn } from '../walk/walk.ts'
import { NAMED, statedIn } from '../walk/stated-facts.ts'
import type { Heard } from './heard.ts'
import { wordsBeside } from './words-beside.ts'

/** Kinds of facts that no name tells: figures, profits by year, things in a list. */
const NOT_IN_NAMES: ReadonlySet<string> = new Set(['amount', 'years', 'list'])

/** Words that ask, thank or tell of something else than a name. */
const isOther = (heard: Heard, plain: ReadTalk): boolean => {
  const { talk, stated, pending } = heard
  const { question, intents } = plain.reading
  const tellsMore = statedIn(plain).some(({ fact }) =>
    NOT_IN_NAMES.has(talk.knowledge.facts.get(fact)?.type ?? ''),
  )
  const answers = stated.some(({ fact }) => fact === pending?.fact) && wordsBeside(heard) === 0
  return question !== null || intents.size > 0 || tellsMore || answers
}

const named = (talk: ReadTalk, walk: Walk, name: string): ReadTalk => {
  const { naming: _, ...rest } = walk
  return withSession(talk, { ...talk.session, walk: { ...rest, name } })
}

/** The cooperative of the document's list that the name belongs to is noted with it. */
const withListed = ({ stated }: Heard, talk: ReadTalk): ReadTalk => {
  const listed = stated.filter(({ fact }) => fact === NAMED)
  if (listed.length === 0) return talk
  const { paused, concluded } = talk.session.walk ?? { paused: false, concluded: false }
  const walk = { ...accept(talk, listed).walk, paused, concluded }
  return withSession(talk, { ...talk.session, walk })
}

/**
 * What answers the question for the name; null where the message is about something else. It is read as
 * if no question of the walk-through waited: "có" is no profit here.
 */
const answerToName = (heard: Heard, walk: Walk): Outcome | null => {
  const { text, talk } = heard
  const plain = { ...talk, reading: readMessage(text, null, talk) }
  const { command, quick } = plain.reading
  const read = command === null ? talk.knowledge.readOwnName(text, true) : null
  const isPassed = command?.id === 'skip' || command?.id === 'unknown'
  if (isPassed || read?.kind === 'none') return handOutNameless(talk)
  if (command !== null) return null
  if (quick === 'yes' && statedIn(plain).length === 0) return askNameAgain(talk, walk)
  if (quick !== null && quick !== 'yes') return handOutNameless(talk)
  if (isOther(heard, plain)) return null
  return read ? handOut(withListed(heard, named(talk, walk, read.name))) : askNameAgain(talk, walk)
}

/** The name of the cooperative, while it is asked for; it answers no question of the walk-through. */
export const ofNameAsked: Propose<Heard> = (heard): Proposal | null => {
  const { walk } = heard.talk.session
  const outcome = walk?.naming === 'asked' ? answerToName(heard, walk) : null
  return outcome && { likelihood: CERTAIN, outcome: () => outcome }
}

/** Whoever says something else does not want to be asked for a name again. */
export const pastName = (heard: Heard): Heard => {
  const { talk } = heard
  const { walk } = talk.session
  if (walk?.naming !== 'asked') return heard
  const session = { ...talk.session, walk: { ...walk, naming: 'declined' as const } }
  return { ...heard, talk: withSession(talk, session) }
}

/** "HTX tôi tên là Tân Tiến", at any time of a walk-through. */
export const ofOwnName: Propose<Heard> = (heard) => {
  const { text, talk, stated, figures } = heard
  const { walk } = talk.session
  if (!walk || talk.reading.question !== null) return null
  const read = talk.knowledge.readOwnName(text, false)
  if (read?.kind !== 'name') return null
  return {
    likelihood: CERTAIN,
    outcome: () => {
      const here = named(talk, walk, read.name)
      const lead = { text: talk.say('sheet.named', { name: read.name }) }
      const told = [...stated.filter(({ fact }) => fact === NAMED), ...figures]
      if (told.length === 0) return sayAndReturn(here, [lead], 'notice')
      const outcome = acceptAndGoOn(here, told)
      return { ...outcome, drafts: [lead, ...outcome.drafts] }
    },
  }
}
