/** A button as the program put it under a message. */
interface Button {
  readonly text: string
  readonly callback_data?: string
}

export type Keyboard = readonly (readonly Button[])[]

/** A message as it stands in a chat now; edits change it. */
export interface Message {
  readonly messageId: string
  readonly chat: string
  /** The topic of a group that it stands in; null for none, or for "General". */
  readonly topic: string | null
  /** The business account in whose name it was sent. */
  readonly connection: string | null
  /** The file that came with it. */
  readonly file?: SentFile
  text: string
  keyboard: Keyboard
}

/** A file as it was uploaded. */
export interface SentFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** An answer that refuses, in the Bot API's own words. */
export class Refusal extends Error {
  readonly code: number
  readonly parameters: Readonly<Record<string, unknown>>
  constructor(code: number, description: string, parameters = {}) {
    super(description)
    this.code = code
    this.parameters = parameters
  }
}

const TEXT_MOST = 4096
const CAPTION_MOST = 1024
const FILE_BYTES = 50 * 1024 * 1024
const CALLBACK_DATA_BYTES = 64

/** What a call carries. */
export type Params = Readonly<Record<string, unknown>>

export const text = (params: Params, key: string): string => {
  const value = params[key]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

const keyboardOf = (params: Params): Keyboard => {
  const given = params['reply_markup']
  const markup = (typeof given === 'string' ? JSON.parse(given) : given) as
    | { inline_keyboard?: Keyboard }
    | undefined
  const keyboard = markup?.inline_keyboard ?? []
  for (const { callback_data: data, text: label } of keyboard.flat()) {
    if (data !== undefined && (data === '' || Buffer.byteLength(data) > CALLBACK_DATA_BYTES))
      throw new Refusal(400, 'Bad Request: BUTTON_DATA_INVALID')
    if (label === '') throw new Refusal(400, 'Bad Request: inline keyboard button text is empty')
  }
  return keyboard
}

const textOf = (params: Params): string => {
  const value = text(params, 'text')
  if (value.trim() === '') throw new Refusal(400, 'Bad Request: message text is empty')
  if (value.length > TEXT_MOST) throw new Refusal(400, 'Bad Request: message is too long')
  return value
}

const captionOf = (params: Params): string => {
  const value = text(params, 'caption')
  if (value.length > CAPTION_MOST)
    throw new Refusal(400, 'Bad Request: message caption is too long')
  return value
}

const fileIn = (params: Params): SentFile => {
  const file = params['document'] as SentFile | undefined
  if (!file || typeof file !== 'object' || !(file.bytes instanceof Uint8Array))
    throw new Refusal(400, 'Bad Request: there is no document in the request')
  if (file.bytes.length === 0) throw new Refusal(400, 'Bad Request: file must be non-empty')
  if (file.bytes.length > FILE_BYTES) throw new Refusal(413, 'Request Entity Too Large')
  return file
}

/** How Telegram refuses a message to a topic that is not there. */
export const NO_TOPIC = 'message thread not found'

const UNCHANGED =
  'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

/** The chats of a bot: who is there, and what stands in them. */
export const createChats = () => {
  const known = new Set<string>()
  const blocked = new Map<string, string>()
  const moved = new Map<string, string>()
  /** Why a topic takes nothing, by `<chat>/<topic>`. */
  const shut = new Map<string, string>()
  const messages = new Map<string, Message>()
  const latest = new Map<string, Message[]>()
  let nextMessageId = 100n

  const reach = (chat: string): void => {
    const to = moved.get(chat)
    if (to !== undefined)
      throw new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: to,
      })
    const why = blocked.get(chat)
    if (why !== undefined) throw new Refusal(403, `Forbidden: ${why}`)
    if (!known.has(chat)) throw new Refusal(400, 'Bad Request: chat not found')
  }

  return {
    known,
    blocked,
    moved,
    shut,
    messages,
    newMessageId: () => String(nextMessageId++),
    /** Checks a message as Telegram does; throws `Refusal`. */
    check(params: Params, isFile = false): Omit<Message, 'messageId'> {
      const chat = text(params, 'chat_id')
      reach(chat)
      const topic = text(params, 'message_thread_id') || null
      const connection = text(params, 'business_connection_id') || null
      // "General" is topic 1, and a message to it is refused when it is called so.
      const why = topic === '1' ? NO_TOPIC : shut.get(`${chat}/${topic}`)
      if (why !== undefined) throw new Refusal(400, `Bad Request: ${why}`)
      const said = isFile ? captionOf(params) : textOf(params)
      const file = isFile ? { file: fileIn(params) } : {}
      return { chat, topic, connection, text: said, ...file, keyboard: keyboardOf(params) }
    },
    put(draft: Omit<Message, 'messageId'>): Message {
      const message = { ...draft, messageId: String(nextMessageId++) }
      messages.set(message.messageId, message)
      const all = latest.get(message.chat) ?? []
      all.push(message)
      latest.set(message.chat, all)
      return message
    },
    edit(params: Params, isText: boolean): Message {
      const message = messages.get(text(params, 'message_id'))
      if (!message || message.chat !== text(params, 'chat_id'))
        throw new Refusal(400, 'Bad Request: message to edit not found')
      const now = isText ? textOf(params) : message.text
      const keyboard = keyboardOf(params)
      if (now === message.text && JSON.stringify(keyboard) === JSON.stringify(message.keyboard))
        throw new Refusal(400, UNCHANGED)
      message.text = now
      message.keyboard = keyboard
      return message
    },
    /** The latest message of a chat that has a button with this label now. */
    find(chat: string, label: string): { readonly message: Message; readonly data: string } | null {
      for (const message of (latest.get(chat) ?? []).toReversed()) {
        const button = message.keyboard.flat().find((one) => one.text === label)
        if (button?.callback_data !== undefined) return { message, data: button.callback_data }
      }
      return null
    },
  }
}
