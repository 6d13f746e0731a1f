import type { ProvinceId } from '../../../knowledge/schema/primitives.ts'
import type { Source } from '../../../knowledge/schema/schema.ts'
import type { Draft, DraftChoice, Outcome } from '../../conversation/outcome.ts'
import type { Follow, Grant, Subscriber } from '../../conversation/subscriber.ts'
import type { Talk } from '../../talk.ts'
import { documentInWords, provinceInWords, subscriptionLines } from '../description.ts'
import { keep, remind, subscriberOf, tell } from './subscription.ts'
import { upcomingDraft } from '../upcoming.ts'

/** More subscriptions than anybody needs: four provinces with a few agencies each. */
export const MOST_FOLLOWS = 20

const isOf = (one: Pick<Follow, 'province' | 'agency'>, other: Follow): boolean =>
  one.province === other.province && one.agency === other.agency

/** Adds a subscription, or one document to it; null is every document. */
export const withFollow = (
  subscriber: Subscriber,
  wanted: Pick<Follow, 'province' | 'agency'>,
  document: string | null,
): Subscriber => {
  const before = subscriber.follows.find((follow) => isOf(wanted, follow))
  const documents =
    document === null ? null : [...new Set([...(before?.documents ?? []), document])]
  const { province, agency } = wanted
  const changed: Follow = { province, agency, documents }
  return {
    ...subscriber,
    follows: [...subscriber.follows.filter((follow) => !isOf(wanted, follow)), changed],
  }
}

/** Documents of a province that hold deadlines, those in force before those that are over. */
export const documentsOf = (
  province: ProvinceId,
  { knowledge, incoming }: Talk,
): readonly string[] => {
  const dated = new Set([...knowledge.deadlines.values()].map(({ source }) => source))
  const isOver = ({ inForceUntil }: Source) =>
    inForceUntil !== null && inForceUntil < incoming.today ? 1 : 0
  return [...knowledge.sources.values()]
    .filter(
      (source) =>
        source.province === province &&
        source.inForceFrom <= incoming.today &&
        dated.has(source.id),
    )
    .toSorted((one, other) => isOver(one) - isOver(other))
    .map(({ id }) => id)
}

/** All documents of what a grant allows, or one of them; ended ones are said to be. */
export const documentChoices = (grants: readonly Grant[], talk: Talk): readonly DraftChoice[] =>
  grants.flatMap(({ province, agency }) => {
    const name = provinceInWords(province, talk.knowledge)
    const documents = documentsOf(province, talk)
    const all = remind(talk.say('reminding.choice.all', { province: name }), {
      wish: 'follow',
      province,
      agency,
      document: null,
    })
    if (documents.length < 2) return [all]
    return [
      all,
      ...documents.map((document) =>
        remind(documentInWords(document, talk.incoming.today, talk.knowledge), {
          wish: 'follow',
          province,
          agency,
          document,
        }),
      ),
    ]
  })

/** Changes that are most likely wanted after a look at a subscription. */
export const commonChoices = ({ grants }: Subscriber, { say }: Talk): readonly DraftChoice[] => [
  remind(say('reminding.choice.settings'), { wish: 'settings' }),
  ...(grants.length > 0
    ? [remind(say('reminding.choice.documents'), { wish: 'documents' } as const)]
    : []),
  remind(say('reminding.choice.stop'), { wish: 'stop' }),
]

/** What is followed and how, then what comes next. */
export const overviewDrafts = (
  subscriber: Subscriber,
  title: string,
  talk: Talk,
): readonly Draft[] => {
  const lines = subscriptionLines(subscriber, talk.incoming.today, talk.knowledge)
  const upcoming = upcomingDraft(subscriber, talk)
  const choices = commonChoices(subscriber, talk)
  const first = { text: [title, ...lines].join('\n') }
  return upcoming.text === '' ? [{ ...first, choices }] : [first, { ...upcoming, choices }]
}

const isAllowed = ({ province, agency }: Pick<Follow, 'province' | 'agency'>, one: Subscriber) =>
  agency === null ||
  one.grants.some((grant) => grant.province === province && grant.agency === agency)

/** Subscribes to an agency's deadlines or to the public phases, and says what comes next. */
export const follow = (
  wanted: Pick<Follow, 'province' | 'agency'>,
  document: string | null,
  talk: Talk,
): Outcome => {
  const { say } = talk
  const before = subscriberOf(talk)
  if (!isAllowed(wanted, before)) return tell(talk, [{ text: say('reminding.needsCode') }])
  const subscriber = withFollow(before, wanted, document)
  if (subscriber.follows.length > MOST_FOLLOWS)
    return tell(talk, [{ text: say('reminding.tooMany', { most: MOST_FOLLOWS }) }])
  return keep(talk, subscriber, overviewDrafts(subscriber, say('reminding.subscribed'), talk))
}

/** Asks which documents, of every agency that may be followed. */
export const chooseDocuments = (talk: Talk): Outcome => {
  const { say } = talk
  const { grants, follows } = subscriberOf(talk)
  if (grants.length === 0)
    return tell(talk, [
      { text: say(follows.length > 0 ? 'reminding.phasesOnly' : 'reminding.needsCode') },
    ])
  return tell(
    talk,
    [{ text: say('reminding.whichDocuments'), choices: documentChoices(grants, talk) }],
    [],
    'menu',
  )
}
