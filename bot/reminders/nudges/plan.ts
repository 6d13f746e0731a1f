import { DEFAULTS } from '../../../handlers/conversation/subscriber.ts'
import { countIn } from '../../../handlers/dossier/list.ts'
import { nudgeMessage } from '../../../handlers/dossier/message.ts'
import { nextAfter } from '../../../handlers/dossier/rhythm.ts'
import { workdayFrom } from '../../../knowledge/calendar/workday.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { DueChat, DueChecklist } from '../../../storage/checklists/nudges.ts'
import type { PlannedNudge } from '../../../storage/reminders/nudging.ts'
import type { ChannelMessage } from '../../channels/channel.ts'
import type { Address } from '../messages.ts'

/** After so many reminders without a sign of the person the last one says that it is the last. */
const MOST_UNHEARD = 8

type Known = Pick<Knowledge, 'say' | 'sources' | 'dossiers' | 'programmes' | 'holidays'>

const idOf = ({ list }: DueChecklist): number => list.id ?? 0

const isLast = ({ unheard }: DueChecklist): boolean => unheard + 1 >= MOST_UNHEARD

const isOpen = ({ list }: DueChecklist, { dossiers }: Known): boolean => {
  const dossier = dossiers.get(list.programme)
  return list.nudge !== null && dossier !== undefined && countIn(dossier, list).left > 0
}

/** The first day on which a chat may be told, from today on. */
const dayFor = ({ subscriber }: DueChat, today: string, { holidays }: Known): string => {
  const { pausedUntil = null, workdays = DEFAULTS.workdays } = subscriber ?? {}
  const from = pausedUntil !== null && pausedUntil > today ? pausedUntil : today
  return workdays ? workdayFrom(from, holidays) : from
}

/**
 * What one day brings to a chat whose lists fall due: one message about all of them, on a working day, and
 * none where nothing is missing, the chat takes nothing, or was told today. Pure.
 */
export const planNudge = (
  due: DueChat,
  today: string,
  address: Address | null,
  known: Known,
  now: number,
): PlannedNudge => {
  const later = (on: (one: DueChecklist) => string | null) =>
    due.lists.map((one) => ({ id: idOf(one), on: on(one) }))
  const day = dayFor(due, today, known)
  if (day > today) return { told: null, next: later(() => day) }
  const next = later((one) =>
    !isOpen(one, known) || isLast(one) ? null : nextAfter(one.list.nudge?.then ?? null, today),
  )
  const lists = due.lists.filter((one) => isOpen(one, known))
  const isSilent = lists.length === 0 || !due.isReachable || !address || due.isTold
  if (isSilent) return { told: null, next }
  const { text, choices } = nudgeMessage(
    lists.map(({ list }) => list),
    {
      today,
      isLast: lists.every(isLast),
      hasOthers: (due.subscriber?.follows.length ?? 0) > 0,
    },
    known,
  )
  const parcel: ChannelMessage = {
    text: text.normalize('NFC'),
    choices: choices.slice(0, address.limits.choices),
  }
  // What was withdrawn may go out again the same day, as it stands then.
  const standing = lists.map((one) => `${idOf(one)}.${one.revision}`).join('+')
  const key = ['reminder', due.chat, 'nudge', today, now.toString(36), standing].join(':')
  const { channel, chat } = address
  const draft = { key, channel, chat, class: 'reminder', parcel: JSON.stringify(parcel) } as const
  return { told: { draft, lists }, next }
}
