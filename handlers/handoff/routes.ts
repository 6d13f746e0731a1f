import type { HandOffSaid } from '../../knowledge/language/handoff/said.ts'
import type { HandOffView, HandOffWish, OwnHandOff } from '../conversation/hand-off.ts'
import { resolveTyped, type Outcome } from '../conversation/outcome.ts'
import { readMessage, type Talk } from '../talk.ts'
import {
  askForOfficer,
  cancelHandOff,
  hearQuestion,
  provinceNamed,
  sendPacket,
  skipQuestion,
} from './asking.ts'
import { handOffText, readTakeValue } from './message.ts'
import { answerCase, hearOfCase, takeCase } from './officer.ts'
import { changeShift, officesOf } from './shift.ts'
import { aside, endOwn, showOwn, tellOfficer, turnBack, turnToOfficer } from './talking.ts'

/** So long a prompt is surely what an answer is about. */
const HOUR_MS = 60 * 60 * 1000
/** What is obeyed also while words are relayed: nobody asks an officer to delete data. */
const ALWAYS: ReadonlySet<string> = new Set(['delete-data', 'delete-data-vague', 'person'])

/** What the latest prompt waits for, where that was about a hand-off and is fresh. */
const promptedOf = ({ session, incoming }: Talk) => {
  if (Date.parse(incoming.at) - Date.parse(session.lastAt) >= HOUR_MS) return null
  const wishes = (session.prompt?.choices ?? []).flatMap(({ action }) =>
    action.do === 'hand-off' ? [action.wish] : [],
  )
  for (const wish of wishes) {
    if (wish.wish === 'send') return wish
    if (wish.wish === 'cancel' && wish.awaits) return wish.awaits
  }
  return null
}

const commandIn = (text: string, talk: Talk): string | null =>
  readMessage(text, null, talk).command?.id ?? null

/** Whether a text that would be relayed is meant for the assistant: a tap, a command, a code, a wish. */
const isForAssistant = (text: string, talk: Talk): boolean =>
  talk.incoming.invitation?.kind === 'valid' ||
  resolveTyped(talk.session, text)?.do === 'hand-off' ||
  commandIn(text, talk) !== null ||
  talk.knowledge.readReminding(text, null) !== null

const asOfficer = (
  said: HandOffSaid | null,
  text: string,
  view: HandOffView,
  talk: Talk,
): Outcome | null => {
  const shift = said && changeShift(said, talk)
  if (shift) return shift
  if (officesOf(talk.incoming.subscriber).length === 0) return null
  const about = said && hearOfCase(said, view, talk)
  if (about) return about
  const front = view.offered.find(({ isFront }) => isFront)
  if (front && said?.said === 'back')
    return {
      ...aside(talk, { text: talk.say('handoff.case.back', { number: front.number }) }),
      effects: [
        {
          do: 'hand-off',
          act: { act: 'front', number: front.number, from: 'officer', isOn: false },
        },
      ],
    }
  if (said !== null && said.said !== 'tell' && said.said !== 'meet') return null
  const replied = view.offered.find(({ number }) => number === view.repliedTo)
  if (replied) return answerCase(replied, text, talk)
  return front && !isForAssistant(text, talk) ? answerCase(front, text, talk) : null
}

/** What the person says about the hand-off itself. */
const aboutOwn = (said: HandOffSaid, own: OwnHandOff, talk: Talk): Outcome | null => {
  if (said.said === 'back') return turnBack(own, talk)
  if (said.said === 'end') return endOwn(own, talk)
  if (said.said === 'replies') return showOwn(own, talk)
  if (said.said === 'done') return said.number === own.number ? endOwn(own, talk) : null
  if (said.said !== 'tell' && said.said !== 'meet') return null
  if (said.words !== '') return tellOfficer(own, said.words, talk)
  return said.said === 'tell' ? turnToOfficer(own, talk) : showOwn(own, talk)
}

/** What is said while one's own hand-off is not over. */
const withOwn = (
  said: HandOffSaid | null,
  text: string,
  own: OwnHandOff,
  talk: Talk,
): Outcome | null => {
  const { incoming, session } = talk
  const meant = said && aboutOwn(said, own, talk)
  if (meant) return meant
  if (incoming.handOff?.repliedTo === own.number) return tellOfficer(own, text, talk)
  if (!own.isFront || resolveTyped(session, text)?.do === 'hand-off') return null
  return ALWAYS.has(commandIn(text, talk) ?? '') ? null : tellOfficer(own, text, talk)
}

/** An answer in free words to what was asked on the way to a hand-off. */
const answerPrompt = (text: string, talk: Talk): Outcome | null => {
  const prompted = promptedOf(talk)
  if (!prompted || resolveTyped(talk.session, text) !== null) return null
  const { command, quick } = readMessage(text, null, talk)
  if (!('wish' in prompted))
    return command === null ? hearQuestion(prompted, text.trim(), talk) : null
  if (quick === 'yes') return sendPacket(prompted, talk)
  return quick === 'no' ? cancelHandOff(talk) : null
}

/** "Hỏi cán bộ: …", "gặp cán bộ Kiên Giang"; without a mark anything else is a question for the assistant. */
const askedFor = (
  { words, isMarked }: Extract<HandOffSaid, { isMarked: boolean }>,
  talk: Talk,
): Outcome | null => {
  if (words === '' || isMarked) return askForOfficer(words, talk)
  const { place } = readMessage(words, null, talk)
  const isPlace = place !== null && place.isAll && place.provinces.length > 0
  return isPlace ? askForOfficer('', talk, provinceNamed(words, talk)) : null
}

/** What is typed about a hand-off, or for the other side of one; null where it is for the assistant. */
export const hearHandOff = (text: string, talk: Talk): Outcome | null => {
  const view = talk.incoming.handOff
  if (!view) return null
  const said = talk.knowledge.readHandOff(text)
  const officer = asOfficer(said, text, view, talk)
  if (officer) return officer
  const { own } = view
  const relayed = own && withOwn(said, text, own, talk)
  if (relayed) return relayed
  const isTold = said?.said === 'tell' || said?.said === 'meet'
  const asked = own === null && isTold ? askedFor(said, talk) : null
  return asked ?? answerPrompt(text, talk)
}

/** Carries out what a choice about a hand-off stands for. */
export const fulfilHandOff = (wish: HandOffWish, talk: Talk): Outcome => {
  const view = talk.incoming.handOff
  switch (wish.wish) {
    case 'ask':
      return askForOfficer(wish.question, talk, wish.province)
    case 'question':
      return skipQuestion(wish.office, talk)
    case 'send':
      return sendPacket(wish, talk)
    case 'cancel':
      return cancelHandOff(talk)
    case 'take': {
      const one = view?.offered.find(({ number }) => number === wish.number)
      return one
        ? takeCase(one, talk)
        : aside(talk, { text: talk.say('handoff.case.unknown', { number: wish.number }) })
    }
    case 'tell':
    case 'back':
    case 'end':
    case 'replies': {
      const own = view?.own
      if (!own) return aside(talk, { text: talk.say('handoff.own.none') })
      if (wish.wish === 'tell') return turnToOfficer(own, talk)
      if (wish.wish === 'back') return turnBack(own, talk)
      return wish.wish === 'end' ? endOwn(own, talk) : showOwn(own, talk)
    }
    default:
      return wish satisfies never
  }
}

/** The button under a packet; null where the value is none. */
export const hearTake = (value: string, talk: Talk): Outcome | null => {
  const number = readTakeValue(value)
  return number === null ? null : fulfilHandOff({ wish: 'take', number }, talk)
}

/** A picture or a voice message where words would be relayed: only words are. Null elsewhere. */
export const hearUnrelayed = (talk: Talk): Outcome | null => {
  const view = talk.incoming.handOff
  const isFront = view?.own?.isFront || view?.offered.some((one) => one.isFront)
  return isFront ? aside(talk, { text: talk.say('handoff.onlyWords') }) : null
}

/** Puts what an officer said meanwhile before the answer, in a chat that cannot be written to first. */
export const withWaitingReplies = (outcome: Outcome, talk: Talk): Outcome => {
  const { handOff: view, reach } = talk.incoming
  const isForgotten = outcome.effects?.some((effect) => effect.do === 'forget') ?? false
  if (!view || reach === 'push' || view.waiting.length === 0 || isForgotten) return outcome
  const texts = view.waiting.flatMap((message) => {
    const shown = { ...message, packet: null, isToOfficer: false }
    return handOffText(shown, talk.knowledge) ?? []
  })
  const ids = view.waiting.map(({ id }) => id)
  return {
    ...outcome,
    drafts: [...texts.map((text) => ({ text })), ...outcome.drafts],
    effects: [...(outcome.effects ?? []), { do: 'hand-off', act: { act: 'shown', ids } }],
  }
}
