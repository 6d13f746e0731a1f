import { handOffText, takeValue } from '../../../handlers/handoff/message.ts'
import type { Reply } from '../../../handlers/conversation/conversation.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { RelayedMessage } from '../../../storage/handoff/relay.ts'
import type { Stores } from '../../../storage/stores.ts'
import type { Channel } from '../../channels/channel.ts'
import { packReplies } from '../../channels/message.ts'
import type { DeliveryTime } from '../../clock.ts'
import { errorInLog } from '../../log.ts'
import type { Parts } from '../../parts.ts'
import { workingMinutes } from './working-time.ts'

export interface HandOffEngineDeps extends Pick<Parts, 'log'> {
  readonly time: Pick<DeliveryTime, 'now'>
  readonly stores: Pick<Stores, 'handOffs' | 'standing'>
  readonly channels: readonly Pick<Channel, 'name' | 'limits'>[]
  readonly knowledge: Knowledge
  /** Working minutes in which an office has to answer. */
  readonly minutes: number
  /** Messages were put into the outbox. */
  readonly onRelayed: () => void
}

/** A message of a hand-off as a reply, with a button under a packet. */
const replyOf = (message: RelayedMessage, knowledge: Knowledge): Reply | null => {
  const { kind, words, handOff, chat } = message
  const { number, province, agency, officer_name: officer, packet, reason: end } = handOff
  const text = handOffText(
    {
      kind,
      number,
      words,
      packet,
      officer,
      end,
      office: { province, agency },
      isToOfficer: chat !== handOff.chat,
    },
    knowledge,
  )
  if (text === null) return null
  const choices =
    kind === 'packet'
      ? [{ value: takeValue(number), label: knowledge.say('handoff.choice.take', { number }) }]
      : []
  return { text, choices, numbered: false, citations: [], links: [] }
}

/** Carries on what people in hand-offs say to each other, and sees to those that nobody answers. */
export const createHandOffEngine = ({
  stores: { handOffs, standing },
  channels,
  knowledge,
  time,
  minutes,
  log,
  onRelayed,
}: HandOffEngineDeps) => {
  const names = channels.map(({ name }) => name)

  const write = (message: RelayedMessage): readonly string[] => {
    const limits = channels.find(({ name }) => name === message.channel)?.limits
    const reply = limits ? replyOf(message, knowledge) : null
    if (!limits || !reply) return []
    // Words in the message say how to take it: without buttons nothing more is to be listed.
    const shown = limits.numbersChoices || limits.choices === 0 ? { ...reply, choices: [] } : reply
    return packReplies([shown], limits, knowledge.say).map((parcel) => JSON.stringify(parcel))
  }

  const relay = async (): Promise<void> => {
    while ((await handOffs.relay(names, write, time.now())) > 0) onRelayed()
  }

  const isOverdue = (since: number, now: number): boolean =>
    workingMinutes(since, now, knowledge.holidays) >= minutes

  const guarded = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      log.error({ error: errorInLog(error) }, 'hand-offs could not be carried on')
    }
  }

  return {
    /** Carries on what waits. */
    relay: () => guarded(relay),
    /** Sees to those that nobody has answered, too. */
    tend: () =>
      guarded(async () => {
        // A clock that was set forward would end all of them at once; a copy must end none.
        if ((await standing.readMute()) === null) {
          const changed = await handOffs.tend(isOverdue, time.now())
          if (changed > 0) log.info({ changed }, 'saw to hand-offs')
        }
        await relay()
      }),
  }
}

export type HandOffEngine = ReturnType<typeof createHandOffEngine>
