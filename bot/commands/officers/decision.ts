import type { Grant, Subscriber } from '../../../handlers/conversation/subscriber.ts'
import type { GrantChange, Person } from '../../../storage/reminders/grants.ts'
import { SWITCHES } from '../../channels/registry.ts'
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

/** What is typed in the place of a second chat to have none. */
const NONE = 'none'

/**
 * Names another chat of the same person, which is told what the first one cannot be; `none` takes it
 * back. Both must have written before; the person is told in the first one.
 */
export const nameSecond = async (
  chat: string,
  other: string,
  { knowledge, grants, now }: OfficersDeps,
): Promise<Printed> => {
  const { say } = knowledge
  const person = (await grants.people()).find((one) => one.chat === chat)
  if (!person?.subscriber) return failed(say('officers.noPerson', { given: chat }))
  const second = other === NONE ? null : other
  if (second === chat || (second !== null && !(await grants.isReachable(second))))
    return failed(say('officers.noSecond', { given: other }))
  const at = now()
  const title = SWITCHES.find(({ name }) => second?.startsWith(`${name}:`))?.title ?? ''
  const kind = second === null ? 'alone' : 'second'
  const text = say(`officers.notice.${kind}`, { channel: title })
  const key = ['second', chat, at].join(':')
  const isChanged = await grants.change(
    chat,
    (before) =>
      before.second === second
        ? null
        : { subscriber: { ...before, second }, ...noticeOf(key, text, person, before, at) },
    at,
  )
  const said = isChanged ? kind : 'sameSecond'
  return printed(say(`officers.${said}`, { chat, other }))
}
