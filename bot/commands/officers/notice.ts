import type { Subscriber } from '../../../handlers/conversation/subscriber.ts'
import type { GrantChange, Person } from '../../../storage/reminders/grants.ts'
import { endOfQuiet } from '../../reminders/timing/quiet.ts'

/** The message that tells a person of a decision, once for each key, and not in the quiet hours. */
export const noticeOf = (
  key: string,
  text: string,
  { chat, channel }: Person,
  { quiet }: Subscriber,
  now: number,
): Pick<GrantChange, 'notice' | 'notBefore'> => ({
  notice: {
    key,
    channel,
    chat,
    class: 'reminder',
    parcel: JSON.stringify({ text, choices: [] }),
  },
  notBefore: endOfQuiet(quiet, now),
})
