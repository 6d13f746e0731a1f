import { idOf } from '../platform.ts'

/** Where a message stands, as the Bot API tells it. */
interface Standing {
  readonly chat: { readonly id: string }
  readonly message_thread_id?: string | undefined
  readonly is_topic_message?: boolean | undefined
  readonly business_connection_id?: string | undefined
}

/** Where a call goes, as the Bot API takes it; ids are text, for they may be above 2^53. */
export interface TelegramTarget {
  readonly chat_id: string
  readonly message_thread_id?: number
  readonly business_connection_id?: string
}

/** The topic "General", which is the group itself: named in a call, it is not found. */
const GENERAL = '1'
/** `<chat>/<topic>`; each topic is a chat of its own, with its own talk and its own reminders. */
const TOPIC = /^(-?\d+)\/(\d+)$/u
/** `b.<business connection>.<chat>`: a talk that is led in the name of an account. */
const BUSINESS = /^b\.([\w-]+)\.(-?\d+)$/u

export const chatOf = (id: string): string => `telegram:${id}`

/** The chat of a message: the topic that it stands in, else the whole of it. */
export const chatOfMessage = (message: Standing): string => {
  const { chat, message_thread_id: topic, business_connection_id: connection } = message
  if (connection !== undefined) return chatOf(`b.${connection}.${chat.id}`)
  const isInTopic = message.is_topic_message === true && topic !== undefined && topic !== GENERAL
  return chatOf(isInTopic ? `${chat.id}/${topic}` : chat.id)
}

/** The parameters by which a call reaches a chat. */
export const targetOf = (chat: string): TelegramTarget => {
  const own = idOf(chat)
  const [, group, topic] = TOPIC.exec(own) ?? []
  if (group !== undefined) return { chat_id: group, message_thread_id: Number(topic) }
  const [, connection, person] = BUSINESS.exec(own) ?? []
  if (connection !== undefined && person !== undefined)
    return { chat_id: person, business_connection_id: connection }
  return { chat_id: own }
}
