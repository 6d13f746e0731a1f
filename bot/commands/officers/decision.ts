import type { Grant, Subscriber } from '../../../handlers/subscriber.ts'
import type { GrantChange, Person } from '../../../storage/reminders/grants.ts'
import { codeIn, hashOfCode } from '../../reminders/code.ts'
import { failed, printed, type Printed } from '../printed.ts'
import type { OfficersDeps } from './deps.ts'
import { holderOf } from './listing.ts'
import { noticeOf } from './notice.ts'
import { grantsInWords, type Known } from './in-words.ts'

/** What was decided about some of a chat's grants, and the message that says so. */
const changeOf = (
  kind: 'approved' | 'withdrawn',
  person: Person,
  before: Subscriber,
  after: Subscriber | null,
  about: readonly Grant[],
  known: Known,
  now: number,
): GrantChange => {
  const text = known.say(`officers.notice.${kind}`, { grants: grantsInWords(about, known) })
  const key = [kind, person.chat, ...about.map(({ invitation }) => invitation)].join(':')
  return { subscriber: after, ...noticeOf(key, text, person, before, now) }
}

const isWaiting = ({ state }: Grant) => state === 'waiting'

/**
 * Approves whoever waits, named by the chat or by the invitation that was used. The person is told,
 * in the transaction that approves, and not at night.
 */
export const approve = async (name: string, deps: OfficersDeps): Promise<Printed> => {
  const { knowledge, grants, now } = deps
  const isMeant = (chat: string) => (grant: Grant) =>
    isWaiting(grant) && (chat === name || grant.invitation === name)
  const person = (await grants.people()).find(({ chat, subscriber }) =>
    subscriber?.grants.some(isMeant(chat)),
  )
  let approved: readonly Grant[] = []
  const at = now()
  const isDone =
    person &&
    (await grants.change(
      person.chat,
      (before) => {
        const meant = isMeant(person.chat)
        approved = before.grants.filter(meant)
        if (approved.length === 0) return null
        const after: Subscriber = {
          ...before,
          grants: before.grants.map((one) => (meant(one) ? { ...one, state: 'approved' } : one)),
        }
        return changeOf('approved', person, before, after, approved, knowledge, at)
      },
      at,
    ))
  if (!isDone) return failed(knowledge.say('officers.notWaiting', { given: name }))
  return printed(
    knowledge.say('officers.approved', {
      chat: person.chat,
      grants: grantsInWords(approved, knowledge),
    }),
  )
}

/** What is left of a subscription without what one invitation gave; null is nothing. */
const withoutGrant = (subscriber: Subscriber, id: string): Subscriber | null => {
  const grants = subscriber.grants.filter(({ invitation }) => invitation !== id)
  const follows = subscriber.follows.filter(
    ({ province, agency }) =>
      agency === null ||
      grants.some((grant) => grant.province === province && grant.agency === agency),
  )
  return grants.length + follows.length === 0 ? null : { ...subscriber, grants, follows }
}

/** Takes back what somebody got by an invitation; false where nobody has it any more. */
const withdraw = async (id: string, person: Person, deps: OfficersDeps): Promise<boolean> => {
  const { knowledge, grants, now } = deps
  const at = now()
  return grants.change(
    person.chat,
    (before) => {
      const about = before.grants.filter(({ invitation }) => invitation === id)
      if (about.length === 0) return null
      const after = withoutGrant(before, id)
      return changeOf('withdrawn', person, before, after, about, knowledge, at)
    },
    at,
  )
}

/**
 * Closes an invitation, named by its code or its id. Where somebody has used it, the right that it
 * gave is taken back, and the person is told.
 */
export const revoke = async (name: string, deps: OfficersDeps): Promise<Printed> => {
  const { knowledge, invitations, grants, now } = deps
  const { say } = knowledge
  const code = codeIn(name)
  const found = await invitations.revoke(
    code === null ? { id: name } : { hash: hashOfCode(code) },
    now(),
  )
  if (!found) return failed(say('officers.unknown', { given: name }))
  const { id, before } = found
  if (before === 'revoked') return failed(say('officers.revokedBefore', { id }))
  if (before !== 'used') return printed(say('officers.revoked', { id }))
  const person = holderOf(id, await grants.people())
  const isTaken = person !== null && (await withdraw(id, person, deps))
  return isTaken
    ? printed(say('officers.withdrawn', { id, chat: person.chat }))
    : failed(say('officers.unused', { id }))
}
