import { newSession } from '../../../handlers/conversation/session.ts'
import {
  newSubscriber,
  type Follow,
  type Grant,
  type Subscriber,
} from '../../../handlers/conversation/subscriber.ts'
import { addDays } from '../../../knowledge/calendar/civil-day.ts'
import type { Deadline } from '../../../knowledge/schema/deadline.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { hearFrom } from '../../../storage/outbox/recipients.ts'
import type { Dice } from '../kit/dice.ts'
import { CHANNEL } from '../kit/platform.ts'
import type { Stage } from '../kit/stage.ts'
import { AGENCIES, tasksOf } from './content.ts'
import type { Parts } from './replica.ts'
import type { Watcher } from './watcher.ts'

/** Somebody with a chat, and perhaps a second one. */
export interface Person {
  readonly chat: string
  readonly other: string
}

const PROVINCE = 'kien-giang'
const LEADS = [[7, 3, 1, 0], [5, 2, 1], [3], [1, 0], [2, 0]] as const
const TIMES = ['08:00', '08:00', '06:30', '20:30'] as const
const QUIETS = [
  { from: '20:00', to: '07:00' },
  { from: '20:00', to: '07:00' },
  { from: '11:00', to: '13:00' },
  null,
] as const

/** What is asked for, told without the engine's own words for it. */
export const isAskedFor = (
  { follows, grants }: Subscriber,
  { type, lead }: Pick<Deadline, 'type' | 'lead'>,
): boolean =>
  follows.some(({ agency }) => {
    if (agency === null) return type === 'phase'
    const isApproved = grants.some((one) => one.agency === agency && one.state === 'approved')
    return isApproved && lead.includes(agency)
  })

const grantOf = (agency: string, at: string, state: Grant['state']): Grant => ({
  province: PROVINCE,
  agency,
  invitation: `for-${agency}`,
  state,
  at,
})

const followOf = (agency: string | null): Follow => ({
  province: PROVINCE,
  agency,
  documents: null,
})

const newcomer = (dice: Dice, at: string, { other }: Person): Subscriber => {
  const agencies = AGENCIES.filter(() => dice.percent(75))
  return {
    ...newSubscriber(at, 'officer'),
    grants: agencies.map((agency) =>
      grantOf(agency, at, dice.percent(85) ? 'approved' : 'waiting'),
    ),
    follows: [...agencies.map(followOf), ...(dice.percent(40) ? [followOf(null)] : [])],
    leads: dice.pick(LEADS),
    time: dice.pick(TIMES),
    quiet: dice.pick(QUIETS),
    workdays: dice.percent(50),
    digest: dice.percent(70),
    second: dice.percent(40) ? other : null,
  }
}

export interface Crowd {
  readonly people: readonly Person[]
  /** One person does one thing, as it is stored by a turn at a wall clock. */
  act(now: number, today: string, knowledge: Knowledge): Promise<string>
  join(person: Person, now: number): Promise<void>
}

type Change = (
  before: Subscriber,
  today: string,
  knowledge: Knowledge,
) => readonly [string, Subscriber | null]

/** People who subscribe, and change their minds. */
export const createCrowd = (
  { dice, writeTx, platform }: Pick<Stage, 'dice' | 'writeTx' | 'platform'>,
  parts: Parts,
  watcher: Watcher,
): Crowd => {
  const people = [1, 2, 3].map((id) => ({ chat: `telegram:${id}`, other: `zalo-bot:${id}` }))

  /** The turn writes down what it wants, and that it was heard. */
  const keep = async ({ chat }: Person, subscriber: Subscriber | null, now: number) => {
    await writeTx(async (tx) => {
      await hearFrom(tx, CHANNEL, chat, now)
      await parts.keepSubscriber(tx, CHANNEL, chat, subscriber)
    })
    platform.unblock(chat)
    watcher.heard(chat, now)
    watcher.kept(chat, subscriber)
  }

  /** Done, undone or later, by the words of the bot itself. */
  const press: Change = (before, today, knowledge) => {
    const act = dice.pick(['done', 'done', 'undo', 'later', 'later'] as const)
    const task = dice.pick([null, ...tasksOf(knowledge, today)])
    const at = `${today}T01:00:00.000Z`
    const incoming = { at, today, reach: 'push', subscriber: before } as const
    if (task === null) return ['looks', before]
    const talk = { incoming, session: newSession(incoming), knowledge, say: knowledge.say }
    const { deadline, occurrence, due } = task
    const until = act === 'later' ? addDays(today, 1 + dice.below(5)) : null
    const { effects } = parts.actOn(act, { deadline, occurrence, due }, until, talk)
    const kept = effects?.find((effect) => effect.do === 'keep-subscriber')
    return [`${act} ${task.name} of ${due} ${until ?? ''}`, kept?.subscriber ?? before]
  }

  const changes: readonly Change[] = [
    press,
    press,
    press,
    (before, today) => ['pauses', { ...before, pausedUntil: addDays(today, 1 + dice.below(4)) }],
    (before) => ['resumes', { ...before, pausedUntil: null }],
    (before) => ['stops', { ...before, follows: [], pausedUntil: null }],
    () => ['forgets all', null],
    (before) => [
      'follows',
      { ...before, follows: before.grants.map(({ agency }) => followOf(agency)) },
    ],
    (before) => ['leads', { ...before, leads: dice.pick(LEADS) }],
    (before) => ['time', { ...before, time: dice.pick(TIMES), quiet: dice.pick(QUIETS) }],
    (before) => ['digest', { ...before, digest: !before.digest }],
  ]

  return {
    people,
    join: async (person, now) =>
      keep(person, newcomer(dice, new Date(now).toISOString(), person), now),
    async act(now, today, knowledge) {
      const person = dice.pick(people)
      const before = watcher.subscriberOf(person.chat)
      if (!before) {
        await keep(person, newcomer(dice, new Date(now).toISOString(), person), now)
        return `${person.chat} subscribes`
      }
      const [what, after] = dice.pick(changes)(before, today, knowledge)
      await keep(person, after, now)
      return `${person.chat} ${what}`
    },
  }
}
