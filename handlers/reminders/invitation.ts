import { agencyName } from '../../knowledge/wording/citation.ts'
import type { Outcome } from '../conversation/outcome.ts'
import type { Grant, InvitationLook, Subscriber } from '../conversation/subscriber.ts'
import { withSession, type Talk } from '../talk.ts'
import { mannerInWords, provinceInWords, subscriptionLines, waitingInWords } from './description.ts'
import { commonChoices, documentChoices, withFollow } from './acts/following.ts'
import { keep, subscriberOf, tell } from './acts/subscription.ts'
import { upcomingDraft } from './upcoming.ts'

type Valid = Extract<InvitationLook, { kind: 'valid' }>

const isSame = (one: Pick<Grant, 'province' | 'agency'>, other: Grant): boolean =>
  one.province === other.province && one.agency === other.agency

/** Already in: what is followed, and nothing is used up. */
const welcomeBack = (talk: Talk): Outcome => {
  const { say, knowledge, incoming } = talk
  const lines = subscriptionLines(subscriberOf(talk), incoming.today, knowledge)
  return tell(talk, [{ text: [say('reminding.code.already'), ...lines].join('\n') }])
}

/** Lets an agency in: everything of its province at first, to be narrowed by a choice. */
const admit = (look: Valid, talk: Talk): Outcome => {
  const { say, knowledge, session, incoming } = talk
  const before = subscriberOf(talk)
  const { province, agency, id } = look
  const held = before.grants.find((grant) => isSame(look, grant))
  if (held?.state === 'approved') return welcomeBack(talk)
  const grant: Grant = {
    province,
    agency,
    invitation: id,
    state: look.approval ? 'waiting' : 'approved',
    at: incoming.at,
  }
  const grants = [...before.grants.filter((one) => !isSame(look, one)), grant]
  const granted: Subscriber = { ...before, role: 'officer', grants }
  const subscriber = withFollow(granted, look, null)
  const named = knowledge.agencies.get(agency)
  const values = {
    agency: named ? agencyName(named, say) : agency,
    province: provinceInWords(province, knowledge),
  }
  const profile = { province: session.profile.province ?? province, role: 'officer' as const }
  const inside = withSession(talk, { ...session, profile })
  const redeem = { do: 'redeem', invitation: id } as const
  if (look.approval) {
    const text = [say('reminding.code.welcome', values), waitingInWords(grant, knowledge)]
    return keep(inside, subscriber, [{ text: text.join('\n') }], [redeem])
  }
  const upcoming = upcomingDraft(subscriber, inside)
  const documents = documentChoices([grant], inside)
  const isChoice = documents.length > 1
  const drafts = [
    { text: `${say('reminding.code.welcome', values)}\n${mannerInWords(subscriber, say)}` },
    {
      ...upcoming,
      text: isChoice ? `${upcoming.text}\n${say('reminding.code.which')}` : upcoming.text,
      choices: isChoice ? documents : commonChoices(subscriber, inside),
    },
  ]
  return keep(inside, subscriber, drafts, [redeem])
}

/** Answers a code that was typed or came with a link. */
export const hearCode = (look: InvitationLook, talk: Talk): Outcome => {
  const { say, incoming } = talk
  if (look.kind === 'valid') return admit(look, talk)
  if (look.kind === 'throttled')
    return tell(talk, [{ text: say('reminding.code.throttled', { minutes: look.minutes }) }])
  const isInside = (incoming.subscriber?.grants.length ?? 0) > 0
  if (look.kind === 'used' && isInside) return welcomeBack(talk)
  return tell(talk, [{ text: say(`reminding.code.${look.kind}`) }], [{ do: 'count-wrong-code' }])
}
