import { dayInWords } from '../../../knowledge/calendar/civil-day.ts'
import type { Subscriber } from '../../../handlers/conversation/subscriber.ts'
import type { Person } from '../../../storage/reminders/grants.ts'
import { standOf, type Invitation } from '../../../storage/reminders/invitations.ts'
import { printed, type Printed } from '../printed.ts'
import type { OfficersDeps } from './deps.ts'
import { grantsInWords, scopeInWords, whenInWords, type Known } from './in-words.ts'

const grantsOf = ({ subscriber }: Person) => subscriber?.grants ?? []

/** Who holds what an invitation gave; null where nobody does any more. */
export const holderOf = (id: string, people: readonly Person[]): Person | null =>
  people.find((person) => grantsOf(person).some(({ invitation }) => invitation === id)) ?? null

const lineOf = (
  invitation: Invitation,
  people: readonly Person[],
  now: number,
  known: Known,
): string => {
  const { id, expires_at: until, used_at: usedAt, revoked_at: revokedAt } = invitation
  const { say } = known
  const stand = standOf(invitation, now)
  const at = usedAt ?? revokedAt ?? until
  return say('officers.line', {
    id,
    ...scopeInWords(invitation, known),
    stand: say(`officers.stand.${stand}`, {
      until: whenInWords(until),
      at: whenInWords(at),
      by: holderOf(id, people)?.chat ?? say('officers.left'),
    }),
  })
}

const waitingLines = (people: readonly Person[], known: Known): readonly string[] =>
  people.flatMap((person) =>
    grantsOf(person)
      .filter(({ state }) => state === 'waiting')
      .map((grant) =>
        known.say('officers.waitingLine', {
          chat: person.chat,
          id: grant.invitation,
          ...scopeInWords(grant, known),
          at: whenInWords(Date.parse(grant.at)),
        }),
      ),
  )

/** Every invitation with how it stands, never its code; below, who waits to be approved. */
export const listInvitations = async (deps: OfficersDeps): Promise<Printed> => {
  const { knowledge, invitations, grants, now } = deps
  const { say } = knowledge
  const all = await invitations.list()
  const people = await grants.people()
  const waiting = waitingLines(people, knowledge)
  return printed(
    ...(all.length === 0 ? [say('officers.none')] : []),
    ...all.map((one) => lineOf(one, people, now(), knowledge)),
    ...(waiting.length === 0 ? [] : [say('officers.waiting'), ...waiting]),
  )
}

const isOnDuty = ({ shift }: Subscriber, now: number): boolean =>
  shift !== undefined && (shift.until === null || Date.parse(shift.until) > now)

const shiftInWords = (subscriber: Subscriber, now: number, { say }: Known): string => {
  if (!isOnDuty(subscriber, now)) return ''
  const until = subscriber.shift?.until ?? null
  return until === null
    ? say('officers.onDuty')
    : say('officers.onDutyUntil', { until: whenInWords(Date.parse(until)) })
}

const describePerson = (
  { chat, subscriber, isReachable }: Person,
  now: number,
  known: Known,
): string => {
  const { say } = known
  if (!subscriber) return say('officers.unreadable', { chat })
  const { role, grants, follows, pausedUntil, second } = subscriber
  const scopes = grants.map((grant) => {
    const words = grantsInWords([grant], known)
    return grant.state === 'waiting' ? say('officers.grantWaiting', { grant: words }) : words
  })
  return say('officers.person', {
    chat,
    role: say(`officers.role.${role}`),
    grants: scopes.length === 0 ? say('officers.noGrant') : scopes.join('; '),
    follows: say('officers.follows', { count: follows.length }),
    notes: [
      second === null ? '' : say('officers.also', { second }),
      shiftInWords(subscriber, now, known),
      pausedUntil === null ? '' : say('officers.paused', { day: dayInWords(pausedUntil) }),
      isReachable ? '' : say('officers.gone'),
    ].join(''),
  })
}

/** Everybody who is on record for reminders, one a line. */
export const listPeople = async ({ knowledge, grants, now }: OfficersDeps): Promise<Printed> => {
  const people = await grants.people()
  if (people.length === 0) return printed(knowledge.say('officers.noPeople'))
  return printed(...people.map((person) => describePerson(person, now(), knowledge)))
}

/** Those to whom questions of co-operatives are handed now, one a line. */
export const listOnDuty = async ({ knowledge, grants, now }: OfficersDeps): Promise<Printed> => {
  const at = now()
  const people = (await grants.people()).filter(
    ({ subscriber }) =>
      subscriber !== null &&
      isOnDuty(subscriber, at) &&
      subscriber.grants.some(({ state }) => state === 'approved'),
  )
  if (people.length === 0) return printed(knowledge.say('officers.nobodyOnDuty'))
  return printed(...people.map((person) => describePerson(person, at, knowledge)))
}
