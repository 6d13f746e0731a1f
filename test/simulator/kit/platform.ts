import type { ChannelLimits, SendOutcome } from '../../../bot/channels/channel.ts'
import type { Dice } from './dice.ts'
import type { World } from './world.ts'

/** One call as the platform saw it: the truth that the engine is held against. */
export interface Call {
  /** What was to be sent: the key of the delivery, which is also its text. */
  readonly key: string
  readonly chat: string
  readonly by: string
  readonly outcome: SendOutcome
  /** Where it was shown to the person: the platform's id of the message. */
  readonly messageId: string | null
}

/** A platform within the simulation, which keeps count of what it really delivered. */
export interface Platform {
  readonly calls: readonly Call[]
  /** From now on everything is answered as it should be. */
  calm(): void
  /** A person blocks the bot: every message to that chat is refused. */
  block(chat: string): void
  unblock(chat: string): void
  /** The platform's side of `Channel.send`, called by a program. */
  send(by: string, chat: string, text: string): Promise<SendOutcome>
}

export const CHANNEL = 'telegram'

/** What a channel of the platform takes, at a pace. */
export const limitsOf = (
  pace: ChannelLimits['pace'],
  { window = null, choices = 8 }: { readonly window?: number | null; readonly choices?: number },
): ChannelLimits => ({
  text: 4096,
  choices,
  numbersChoices: false,
  writesFirst: 'always',
  window,
  quota: null,
  pace,
})

/** The most that a platform asks to wait. */
const LONGEST_WAIT_S = 30
/** Programs give up after thirty seconds. */
const SLOWEST_MS = 25_000
const SENT_PERCENT = 55

/** What one send comes to, and whether the person sees it. */
interface Ending {
  readonly outcome: SendOutcome
  readonly isShown: boolean
}
export type Fault = (dice: Dice, chat: string) => Ending

const doubt =
  (reason: string, isShown: boolean): Fault =>
  () => ({ outcome: { kind: 'in-doubt', reason }, isShown })
const refusal = (kind: 'blocked' | 'rejected' | 'outside-window' | 'stopped' | 'quota'): Fault => {
  const outcome = { kind, reason: `${kind} by the platform` }
  return () => ({ outcome, isShown: false })
}
const waitOf = (dice: Dice) => dice.pick([null, 1000 * (1 + dice.below(LONGEST_WAIT_S))])

/** Everything that a send can come to but success, and that leaves the chat where it is. */
export const FAULTS_IN_PLACE: readonly Fault[] = [
  doubt('502', false),
  doubt('502', true),
  doubt('reset', false),
  doubt('reset', true),
  doubt('timeout', true),
  (dice) => ({
    outcome: { kind: 'rate-limited', retryAfterMs: waitOf(dice), of: dice.pick(['chat', 'bot']) },
    isShown: false,
  }),
  (dice) => ({
    outcome: { kind: 'not-sent', reason: '503', retryAfterMs: waitOf(dice) },
    isShown: false,
  }),
  refusal('blocked'),
  refusal('rejected'),
  refusal('outside-window'),
  refusal('stopped'),
  refusal('quota'),
]
/** The same, and that the chat goes on under another id. */
const FAULTS: readonly Fault[] = [
  ...FAULTS_IN_PLACE,
  (_dice, chat) => ({ outcome: { kind: 'moved', to: `${chat}0` }, isShown: false }),
]

export const createPlatform = (
  world: World,
  isFaulty: boolean,
  faults: readonly Fault[] = FAULTS,
): Platform => {
  const { dice } = world
  const calls: Call[] = []
  const blocked = new Set<string>()
  let isCalm = !isFaulty

  const answer = (chat: string): Ending => {
    if (blocked.has(chat)) return refusal('blocked')(dice, chat)
    if (!isCalm && !dice.percent(SENT_PERCENT)) return dice.pick(faults)(dice, chat)
    return { outcome: { kind: 'sent', messageId: `m${calls.length}` }, isShown: true }
  }

  return {
    calls,
    calm: () => {
      isCalm = true
    },
    block: (chat) => blocked.add(chat),
    unblock: (chat) => blocked.delete(chat),
    async send(by, chat, text) {
      await world.stand(by, `writes ${text}`)
      const { outcome, isShown } = answer(chat)
      if (outcome.kind === 'blocked') blocked.add(chat)
      const messageId = isShown ? `m${calls.length}` : null
      calls.push({ key: text, chat, by, outcome, messageId })
      world.note(`platform: ${text} ${outcome.kind}${isShown ? ', shown' : ''}`)
      await world.stand(by, `hears ${text}`, dice.percent(5) ? dice.below(SLOWEST_MS) : 0)
      // A channel must not reject; the engine has to stand one that does.
      if (outcome.kind === 'in-doubt' && !isCalm && dice.percent(20)) throw new Error('channel')
      return outcome
    },
  }
}
