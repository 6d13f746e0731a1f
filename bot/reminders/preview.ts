import type { Say } from '../../knowledge/phrases.ts'
import type { Db } from '../../storage/database/schema.ts'
import { listWaiting } from '../../storage/reminders/explanation.ts'
import { onCopy } from '../../storage/copies/table-copy.ts'
import { createStores } from '../../storage/stores.ts'
import type { ChannelMessage } from '../channels/channel.ts'
import { createLog } from '../log.ts'
import { createReminderEngine } from './engine.ts'
import type { Parts } from '../parts.ts'

const MOST_TEXTS = 20

export interface PreviewDeps extends Pick<Parts, 'channels' | 'knowledge' | 'time'> {
  readonly db: Db
}

const textOf = (parcel: string): string => (JSON.parse(parcel) as ChannelMessage).text

const indent = (text: string): string => text.replaceAll('\n', '\n    ')

/** What would leave now if reminders were let go: planned in a copy of the database. */
export const previewReminders = async (
  { db, channels, knowledge, time }: PreviewDeps,
  say: Say,
): Promise<readonly string[]> => {
  const waiting = await onCopy(db, async (copy) => {
    const engine = createReminderEngine({
      stores: createStores(copy),
      channels,
      knowledge,
      time,
      log: createLog('silent'),
      onPlanned: () => undefined,
    })
    await engine.tick()
    return listWaiting(copy)
  })
  const byText = Map.groupBy(waiting, ({ parcel }) => textOf(parcel))
  const people = new Set(waiting.map(({ chat }) => chat)).size
  const texts = [...byText].toSorted(([, one], [, other]) => other.length - one.length)
  return [
    say(`reminders.preview.${waiting.length === 0 ? 'none' : 'all'}`, {
      count: waiting.length,
      people,
    }),
    ...texts.slice(0, MOST_TEXTS).map(([text, { length }]) => `  ${length} × ${indent(text)}`),
    ...(texts.length > MOST_TEXTS
      ? [say('reminders.preview.more', { count: texts.length - MOST_TEXTS })]
      : []),
  ]
}
