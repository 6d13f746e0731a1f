import { isPasted } from '../../knowledge/language/text/plain-text.ts'
import type { Intent } from '../../knowledge/language/message/reader.ts'
import { sayAndReturn } from '../menu.ts'
import { CERTAIN, proposed, type Proposal } from './proposal.ts'
import type { Outcome } from '../conversation/outcome.ts'
import type { ReadTalk } from '../talk.ts'

/** Intents with a short fixed answer, the weightiest first, and the kind of turn they make. */
const REPLIES: readonly (readonly [Intent, 'smalltalk' | 'abstain' | 'menu'])[] = [
  ['instruction-injection', 'abstain'],
  ['private-document', 'abstain'],
  ['too-long', 'menu'],
  ['insult', 'smalltalk'],
  ['machine-or-person', 'smalltalk'],
]

const LONGEST_NOD = 20

/** Only where the message says nothing else. */
const COURTESIES: readonly Intent[] = ['greeting', 'thanks', 'goodbye']

/** A document that was copied in states nothing of one's own cooperative. */
const answerPasted = (text: string, talk: ReadTalk): Outcome | null =>
  isPasted(text) ? sayAndReturn(talk, [{ text: talk.say('smalltalk.pasted') }], 'menu') : null

/** A message of so few words has no room for another question: "em là người hay máy vậy". */
const WORDS_OF_ITS_OWN = 7

/** How often a word of abuse, or about machines, was what a message that asks something is about. */
const BESIDE_QUESTION = 0.85

/** Answers what must be answered whatever else the message says. */
export const proposeWeighty = (text: string, talk: ReadTalk): Proposal | null => {
  const found = REPLIES.find(([intent]) => talk.reading.intents.has(intent))
  if (!found) return proposed(CERTAIN, answerPasted(text, talk))
  const [intent, kind] = found
  const isLong = text.split(/\s+/u).length > WORDS_OF_ITS_OWN
  const isBeside = kind === 'smalltalk' && talk.reading.question !== null && isLong
  return {
    likelihood: isBeside ? BESIDE_QUESTION : CERTAIN,
    outcome: () => sayAndReturn(talk, [{ text: talk.say(`smalltalk.${intent}`) }], kind),
  }
}

/** Greets, thanks, or takes leave. */
export const answerCourtesy = (talk: ReadTalk): Outcome | null => {
  const intent = COURTESIES.find((one) => talk.reading.intents.has(one))
  return intent
    ? sayAndReturn(talk, [{ text: talk.say(`smalltalk.${intent}`) }], 'smalltalk')
    : null
}

/** Talk about one's life that says nothing of the matter; null for any other message. */
export const answerChatter = (talk: ReadTalk): Outcome | null => {
  const { reading, session, say } = talk
  if (!reading.intents.has('chatter') || reading.question !== null) return null
  const isMidway = session.walk !== null && !session.walk.paused
  return sayAndReturn(
    talk,
    [{ text: say(isMidway ? 'smalltalk.chatterMidway' : 'smalltalk.chatter') }],
    'smalltalk',
  )
}

/** "ok", "ừ", "không" where nothing was asked; null for a message that says more. */
export const answerNod = (talk: ReadTalk): Outcome | null => {
  const { quick, question, facts, place, text } = talk.reading
  const isShort = text.length <= LONGEST_NOD
  return isShort && quick !== null && question === null && facts.length === 0 && place === null
    ? sayAndReturn(talk, [{ text: talk.say('smalltalk.nod') }], 'smalltalk')
    : null
}
