import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ChannelMessage } from '../channel.ts'
import type { Keyboard } from './api.ts'

/** Of the form of `callback_data`; a button of another form is not ours any more. */
const VERSION = '2'
/** Short, so that the buttons of reminders fit: who guesses could only press what all may press. */
const SIGNATURE_LENGTH = 5
/** Bytes of `callback_data` that the Bot API takes. */
const DATA_MOST = 64

/**
 * Choices as they travel in buttons: versioned, and signed to the chat that they were offered in.
 * `token` is the key: who can write with the bot could send any choice anyway.
 */
export const createCallbackData = (token: string) => {
  const sign = (chat: string, value: string): string =>
    createHmac('sha256', token)
      .update(`${VERSION} ${chat} ${value}`)
      .digest('base64url')
      .slice(0, SIGNATURE_LENGTH)

  return {
    /** `callback_data` of a choice; null where the choice is too long for it. */
    seal(chat: string, value: string) {
      const data = `${VERSION}${sign(chat, value)}${value}`
      return Buffer.byteLength(data) > DATA_MOST ? null : data
    },
    /** The choice in `callback_data`; null where it was not made here for this chat. */
    open(chat: string, data: string) {
      const start = VERSION.length + SIGNATURE_LENGTH
      const given = Buffer.from(data.slice(VERSION.length, start))
      const value = data.slice(start)
      const expected = Buffer.from(sign(chat, value))
      const isOurs =
        data.startsWith(VERSION) &&
        given.length === expected.length &&
        timingSafeEqual(given, expected)
      return isOurs && value !== '' ? value : null
    },
  }
}

export type CallbackData = ReturnType<typeof createCallbackData>

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
