import { withConsent } from '../conversation/consents.ts'
import { LONGEST_QUESTION } from '../../knowledge/language/text/length.ts'
import type { ProvinceId } from '../../knowledge/schema/primitives.ts'
import type { HandOffOffice, HandOffWish } from '../conversation/hand-off.ts'
import type { DraftChoice, Outcome } from '../conversation/outcome.ts'
import { sayAndReturn } from '../menu.ts'
import { valuesOf } from '../conversation/session.ts'
import { provinceIn } from '../walk/progress.ts'
import { readMessage, type Talk } from '../talk.ts'
import { agencyInWords } from './message.ts'
import { agencyFor, officeFor, officeInWords } from './office.ts'
import { hasAnswers, lastQuestion, packetText, type Handed } from './packet.ts'
import { showOwn } from './talking.ts'

/** How many hand-offs one chat may ask for in a day. */
const MOST_A_DAY = 3

export const handOffChoice = (label: string, wish: HandOffWish): DraftChoice => ({
  label,
  action: { do: 'hand-off', wish },
})

const cancelChoice = ({ say }: Talk, awaits: HandOffOffice | null = null): DraftChoice =>
  handOffChoice(say('handoff.choice.cancel'), { wish: 'cancel', awaits })

/** The one old province that a text names. */
export const provinceNamed = (text: string, talk: Talk): ProvinceId | null => {
  const [only, ...others] = readMessage(text, null, talk).place?.provinces ?? []
  return others.length === 0 ? (only ?? null) : null
}

/** Of the check, else of the talk, else what was told of last. */
const provinceOf = ({ session, knowledge }: Talk): ProvinceId | null => {
  const walked = session.walk ? provinceIn(valuesOf(session.walk)) : null
  const known = [walked, session.profile.province, session.context.province]
  const id = known.find((one) => one !== null)
  return knowledge.places.find((place) => place.id === id)?.id ?? null
}

/** Nobody is on duty: it is said at once, with the agency that is responsible. */
const nobody = (province: ProvinceId | null, talk: Talk): Outcome => {
  const { say, knowledge } = talk
  const agency = province === null ? null : agencyFor(province, knowledge)
  if (province === null || agency === null)
    return sayAndReturn(talk, [{ text: say('command.person') }], 'answer')
  const text = say('handoff.nobody', { office: officeInWords({ province, agency }, knowledge) })
  // What the plan says of whom to ask is one tap away.
  const whom = say('handoff.choice.whom')
  const choices = [{ label: whom, action: { do: 'question', text: whom } as const }]
  return sayAndReturn(talk, [{ text, choices }], 'answer')
}

const askProvince = (question: string, talk: Talk): Outcome => {
  const { session, knowledge, say } = talk
  const choices = knowledge.places.map(({ id, name }) =>
    handOffChoice(name, { wish: 'ask', province: id, question }),
  )
  return {
    session,
    drafts: [{ text: say('handoff.ask.province'), choices: [...choices, cancelChoice(talk)] }],
    kind: 'question',
    question: null,
  }
}

/** What is handed over, in the words of the consent; the question as it would be read. */
const askConsent = (office: HandOffOffice, question: string, talk: Talk): Outcome => {
  const { session, say, knowledge } = talk
  const last = lastQuestion(question, talk)
  const lines = [
    say('handoff.consent.intro', { office: officeInWords(office, knowledge) }),
    ...(question === '' ? [] : [say('handoff.consent.question', { question })]),
    ...(hasAnswers(talk) ? [say('handoff.consent.answers')] : []),
    ...(last === null ? [] : [say('handoff.consent.last', { question: last })]),
    say('handoff.consent.rest'),
  ]
  const choices = [
    handOffChoice(say('handoff.choice.send'), {
      wish: 'send',
      office,
      question,
      isWithLast: false,
    }),
    ...(last === null
      ? []
      : [
          handOffChoice(say('handoff.choice.sendWithLast'), {
            wish: 'send',
            office,
            question,
            isWithLast: true,
          }),
        ]),
    cancelChoice(talk),
  ]
  return {
    session,
    drafts: [{ text: lines.join('\n'), choices }],
    kind: 'confirmation',
    question: null,
  }
}

/** The question in the person's own words, before anything is agreed to. */
export const hearQuestion = (office: HandOffOffice, question: string, talk: Talk): Outcome => {
  if (question.length > LONGEST_QUESTION)
    return {
      session: talk.session,
      drafts: [
        {
          text: talk.say('handoff.ask.long', { most: LONGEST_QUESTION }),
          choices: questionChoices(office, talk),
        },
      ],
      kind: 'question',
      question: null,
    }
  return askConsent(office, question, talk)
}

/** Without answers to hand over there is nothing to send but a question. */
const questionChoices = (office: HandOffOffice, talk: Talk): readonly DraftChoice[] => [
  ...(hasAnswers(talk)
    ? [handOffChoice(talk.say('handoff.choice.noQuestion'), { wish: 'question', office })]
    : []),
  cancelChoice(talk, office),
]

/** "Gặp cán bộ": whoever is on duty for the person's province, or that nobody is. */
export const askForOfficer = (
  question: string,
  talk: Talk,
  asked: ProvinceId | null = null,
): Outcome => {
  const { incoming, say, session, knowledge } = talk
  const view = incoming.handOff
  const province = asked ?? provinceNamed(question, talk) ?? provinceOf(talk)
  if (!view) return nobody(province, talk)
  if (view.own) return showOwn(view.own, talk)
  const isOpen = province === null ? view.offices.length > 0 : officeFor(province, view, knowledge)
  if (!isOpen) return nobody(province, talk)
  if (view.isBlocked || view.asked >= MOST_A_DAY) {
    const agency = province === null ? null : agencyFor(province, knowledge)
    if (province === null || agency === null) return nobody(null, talk)
    const office = agencyInWords({ province, agency }, knowledge)
    const key = view.isBlocked ? 'handoff.blocked' : 'handoff.tooMany'
    return sayAndReturn(talk, [{ text: say(key, { office, most: MOST_A_DAY }) }], 'answer')
  }
  if (province === null) return askProvince(question, talk)
  const office = officeFor(province, view, knowledge)
  if (!office) return nobody(province, talk)
  if (question !== '') return hearQuestion(office, question, talk)
  return {
    session,
    drafts: [
      {
        text: say('handoff.ask.question', { office: officeInWords(office, knowledge) }),
        choices: questionChoices(office, talk),
      },
    ],
    kind: 'question',
    question: null,
  }
}

/** The person chose to ask nothing beyond the result. */
export const skipQuestion = (office: HandOffOffice, talk: Talk): Outcome =>
  askConsent(office, '', talk)

/** Agreed to: the packet goes to whoever is on duty now; where nobody is any more, that is said. */
export const sendPacket = (handed: Handed, talk: Talk): Outcome => {
  const { say, incoming, knowledge } = talk
  const view = incoming.handOff
  const { office } = handed
  const here = view?.offices.find(
    ({ province, agency }) => province === office.province && agency === office.agency,
  )
  if (!view || !here || view.own || view.asked >= MOST_A_DAY || view.isBlocked)
    return askForOfficer(handed.question, talk, office.province)
  const values = { number: view.next, office: officeInWords(office, knowledge), count: here.count }
  const text = say(incoming.reach === 'push' ? 'handoff.sent' : 'handoff.sentHere', values)
  const outcome = sayAndReturn(talk, [{ text }], 'notice')
  const act = {
    act: 'open',
    number: view.next,
    office,
    packet: packetText(handed, talk),
  } as const
  return {
    ...outcome,
    session: withConsent(outcome.session, 'hand-off', 'given', talk),
    effects: [...(outcome.effects ?? []), { do: 'hand-off', act }],
  }
}

export const cancelHandOff = (talk: Talk): Outcome =>
  sayAndReturn(talk, [{ text: talk.say('handoff.cancelled') }], 'notice')
