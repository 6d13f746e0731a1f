import type { ProvinceId } from '../../knowledge/schema/primitives.ts'
import type { RemindingWish } from '../../knowledge/language/reminders/wish.ts'
import type { Draft, Outcome } from '../conversation/outcome.ts'
import type { Talk } from '../talk.ts'
import { provinceInWords, subscriptionLines } from './description.ts'
import {
  commonChoices,
  documentChoices,
  follow,
  MOST_FOLLOWS,
  overviewDrafts,
} from './acts/following.ts'
import { remind, subscriberOf, tell } from './acts/subscription.ts'

type Opening = Extract<RemindingWish, { wish: 'open' }>

/** A page cannot write first: where it can be done, and the calendar meanwhile. */
const explainReach = (asked: ProvinceId | null, talk: Talk): Outcome => {
  const { say, knowledge, session } = talk
  const province = asked ?? session.profile.province
  const shown = knowledge.places.filter(({ id }) => province === null || id === province)
  const links = shown.map(({ id, name }) => ({
    label: say('reminding.calendar', { province: name }),
    url: `/calendar/${id}.ics`,
  }))
  return tell(talk, [{ text: say('reminding.noReach'), links }])
}

const phaseChoices = ({ knowledge }: Talk) =>
  knowledge.places.map(({ id, name }) =>
    remind(name, { wish: 'follow', province: id, agency: null, document: null }),
  )

/** Without a code: how an officer gets in, and what everybody can follow. */
const explainCode = (asked: ProvinceId | null, talk: Talk): Outcome => {
  const { say, session, knowledge } = talk
  const isOfficer = session.profile.role === 'officer'
  if (asked !== null && !isOfficer) return follow({ province: asked, agency: null }, null, talk)
  const text = say(isOfficer ? 'reminding.explainOfficer' : 'reminding.explain')
  const choices =
    asked === null
      ? phaseChoices(talk)
      : [
          remind(say('reminding.choice.phases', { province: provinceInWords(asked, knowledge) }), {
            wish: 'follow',
            province: asked,
            agency: null,
            document: null,
          }),
        ]
  return tell(talk, [{ text, choices }], [], 'menu')
}

/** The first of the documents that is named, for the agency that may follow it. */
const followNamed = ({ province, documents }: Opening, talk: Talk): Outcome | null => {
  const { grants } = subscriberOf(talk)
  const [document = null] = documents
  const of = document === null ? province : talk.knowledge.sources.get(document)?.province
  const grant = grants.find((one) => one.province === of)
  return grant ? follow(grant, document, talk) : null
}

const overview = (talk: Talk): readonly Draft[] => {
  const { say } = talk
  const subscriber = subscriberOf(talk)
  if (subscriber.follows.length > 0)
    return overviewDrafts(subscriber, say('reminding.overview'), talk)
  const lines = subscriptionLines(subscriber, talk.incoming.today, talk.knowledge)
  const choices = subscriber.grants.length > 0 ? documentChoices(subscriber.grants, talk) : []
  return [{ text: [...lines, say('reminding.whichDocuments')].join('\n'), choices }]
}

/** "Nhắc việc": what is followed and how to change it, or how to begin. */
export const openReminders = (opening: Opening, talk: Talk): Outcome => {
  const { say, incoming } = talk
  if (incoming.reach !== 'push') return explainReach(opening.province, talk)
  const { count, province, documents } = opening
  if (count !== null && count > MOST_FOLLOWS)
    return tell(talk, [
      {
        text: say('reminding.tooMany', { most: MOST_FOLLOWS }),
        choices: commonChoices(subscriberOf(talk), talk),
      },
    ])
  const { grants, follows } = subscriberOf(talk)
  const named = province === null && documents.length === 0 ? null : followNamed(opening, talk)
  if (named) return named
  if (grants.length === 0 && (follows.length === 0 || province !== null))
    return explainCode(province, talk)
  return tell(talk, overview(talk), [], 'menu')
}
