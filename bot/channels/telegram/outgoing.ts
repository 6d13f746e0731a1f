import type { ChannelMessage } from '../channel.ts'
import type { Keyboard } from './api.ts'
import type { CallbackData } from './callback-data.ts'

/** Labels as short as "Có" stand two in a row; a longer one takes a whole row, to be read and hit. */
const SHORT_LABEL = 12

/** The choices of a message as buttons; null where one does not fit into a button. */
export const keyboardOf = (
  chat: string,
  { choices }: ChannelMessage,
  taps: CallbackData,
): Keyboard | null => {
  const rows: Keyboard = []
  let isOpen = false
  for (const { value, label } of choices) {
    const data = taps.seal(chat, value)
    if (data === null) return null
    const button = { text: label, callback_data: data }
    const isShort = label.length <= SHORT_LABEL
    const row = rows.at(-1)
    if (isShort && isOpen && row) row.push(button)
    else rows.push([button])
    isOpen = isShort && !isOpen
  }
  return rows
}

/**
 * What stays of a prompt after a tap: the choice that was taken, as a button that counts as stale when
 * it is tapped again. Nothing where its label is not known.
 */
export const takenKeyboard = (
  chat: string,
  value: string,
  taken: string | null,
  taps: CallbackData,
): Keyboard => {
  const data = taps.seal(chat, value)
  return taken === null || data === null ? [] : [[{ text: taken, callback_data: data }]]
}
