import { LONGEST_QUESTION } from '../../knowledge/language/text/length.ts'
import type { ProvinceId } from '../../knowledge/schema/primitives.ts'
import type { HandOffOffice, HandOffView, HandOffWish } from '../conversation/hand-off.ts'
import type { DraftChoice, Outcome } from '../conversation/outcome.ts'
import { sayAndReturn } from '../menu.ts'
import { valuesOf } from '../conversation/session.ts'
import { provinceIn } from '../walk/progress.ts'
import type { Talk } from '../talk.ts'
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

const cancelChoice = ({ say }: Talk): DraftChoice =>
  handOffChoice(say('handoff.choice.cancel'), { wish: 'cancel' })

const provinceOf = ({ session, knowledge }: Talk): ProvinceId | null => {
  const walked = session.walk ? provinceIn(valuesOf(session.walk)) : null
  return knowledge.places.find(({ id }) => id === walked)?.id ?? session.profile.province
}

/** Nobody is on duty: it is said at once, with the agency that is responsible. */
const nobody = (province: ProvinceId | null, talk: Talk): Outcome => {
  const { say, knowledge } = talk
  const agency = province === null ? null : agencyFor(province, knowledge)
  const text =
    province === null || agency === null
      ? say('command.person')
      : say('handoff.nobody', { office: officeInWords({ province, agency }, knowledge) })
  return sayAndReturn(talk, [{ text }], 'answer')
}

const askProvince = ({ offices }: HandOffView, talk: Talk): Outcome => {
  const { session, knowledge, say } = talk
  const choices = knowledge.places
    .filter(({ id }) => offices.some(({ province }) => province === id))
    .map(({ id, name }) => handOffChoice(name, { wish: 'ask', province: id }))
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
    say('handoff.consent.rest'),
    ...(last === null ? [] : [say('handoff.consent.last', { question: last })]),
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

const questionChoices = (office: HandOffOffice, talk: Talk): readonly DraftChoice[] => [
  handOffChoice(talk.say(hasAnswers(talk) ? 'handoff.choice.noQuestion' : 'handoff.choice.plain'), {
    wish: 'question',
    office,
  }),
  cancelChoice(talk),
]

/** "Gặp cán bộ": whoever is on duty for the person's province, or that nobody is. */
export const askForOfficer = (
  question: string,
  talk: Talk,
  asked: ProvinceId | null = null,
): Outcome => {
  const { incoming, say, session, knowledge } = talk
  const view = incoming.handOff
  const province = asked ?? provinceOf(talk)
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
  if (province === null) return askProvince(view, talk)
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
    return askForOfficer('', talk, office.province)
  const values = { number: view.next, office: officeInWords(office, knowledge), count: here.count }
  const text = say(incoming.reach === 'push' ? 'handoff.sent' : 'handoff.sentHere', values)
  const outcome = sayAndReturn(talk, [{ text }], 'notice')
  const act = {
    act: 'open',
    number: view.next,
    office,
    packet: packetText(handed, talk),
  } as const
  return { ...outcome, effects: [...(outcome.effects ?? []), { do: 'hand-off', act }] }
}

export const cancelHandOff = (talk: Talk): Outcome =>
  sayAndReturn(talk, [{ text: talk.say('handoff.cancelled') }], 'notice')
