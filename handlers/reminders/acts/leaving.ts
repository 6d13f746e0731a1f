import type { RemindingWish } from '../../../knowledge/language/reminders/wish.ts'
import type { Outcome } from '../../conversation/outcome.ts'
import type { Follow } from '../../conversation/subscriber.ts'
import type { Talk } from '../../talk.ts'
import { followInWords, provinceInWords } from '../description.ts'
import { documentsOf, overviewDrafts } from './following.ts'
import { keep, subscriberOf, tell } from './subscription.ts'

type Leave = Extract<RemindingWish, { wish: 'leave' }>

/** A subscription without some documents; none where nothing is left of it. */
const without = (follow: Follow, documents: readonly string[], talk: Talk): readonly Follow[] => {
  if (follow.agency === null) return [follow]
  const before = follow.documents ?? documentsOf(follow.province, talk)
  const rest = before.filter((id) => !documents.includes(id))
  if (rest.length === before.length) return [follow]
  return rest.length === 0 ? [] : [{ ...follow, documents: rest }]
}

const nameOf = ({ province, documents }: Leave, { knowledge, say }: Talk): string =>
  documents.length > 0 || province === null
    ? documents.map((id) => knowledge.sources.get(id)?.label ?? id).join(', ')
    : say('reminding.oldProvince', { province: provinceInWords(province, knowledge) })

/** Ends what is followed of one province, or of some documents. */
export const leave = (wish: Leave, talk: Talk): Outcome => {
  const { say, knowledge } = talk
  const before = subscriberOf(talk)
  const { province, documents } = wish
  const name = nameOf(wish, talk)
  const follows =
    documents.length > 0
      ? before.follows.flatMap((follow) => without(follow, documents, talk))
      : before.follows.filter((follow) => follow.province !== province)
  const isSame =
    follows.length === before.follows.length &&
    follows.every((follow, at) => follow === before.follows[at])
  if (isSame) return tell(talk, [{ text: say('reminding.notFollowed', { name }) }])
  const rest = follows.map((one) => followInWords(one, knowledge)).join('; ')
  const text =
    rest === '' ? say('reminding.leftLast', { name }) : say('reminding.left', { name, rest })
  return keep(talk, { ...before, follows }, [{ text }])
}

/** Narrows the subscriptions of a province to some of its documents. */
export const followOnly = (documents: readonly string[], talk: Talk): Outcome => {
  const { say, knowledge } = talk
  const before = subscriberOf(talk)
  const ofProvince = (follow: Follow) =>
    documents.filter((id) => knowledge.sources.get(id)?.province === follow.province)
  const isMeant = (follow: Follow) => follow.agency !== null && ofProvince(follow).length > 0
  if (!before.follows.some(isMeant)) return tell(talk, [{ text: say('reminding.needsCode') }])
  const follows = before.follows.map((follow) =>
    isMeant(follow) ? { ...follow, documents: ofProvince(follow) } : follow,
  )
  const subscriber = { ...before, follows }
  return keep(talk, subscriber, overviewDrafts(subscriber, say('reminding.subscribed'), talk))
}
