/** An update without its id. */
export type UpdateBody = Readonly<Record<string, unknown>>

/** `JSON.rawJSON` of Node 24: a number with all its digits, also above 2^53. */
const { rawJSON } = JSON as unknown as { readonly rawJSON: (this: void, text: string) => unknown }

/** An id as Telegram writes it: a JSON number of any size. */
export const number = (id: string): unknown => (/^-?\d+$/u.test(id) ? rawJSON(id) : id)

const chatOf = (chat: string) =>
  chat.startsWith('-')
    ? { id: number(chat), type: 'supergroup', title: 'HTX' }
    : { id: number(chat), type: 'private', first_name: 'Út' }

const personOf = (chat: string) => ({
  id: number(chat.startsWith('-') ? '777000777' : chat),
  is_bot: false,
  first_name: 'Út',
  language_code: 'vi',
})

const seconds = () => Math.floor(Date.now() / 1000)

export interface Prompt {
  readonly messageId: string
  readonly text: string
  readonly topic: string | null
  readonly connection: string | null
}

/** Where in a chat a message stands, as an update tells it. */
const placeOf = ({ topic, connection }: Pick<Prompt, 'topic' | 'connection'>) => ({
  ...(topic === null ? {} : { message_thread_id: number(topic), is_topic_message: true }),
  ...(connection === null ? {} : { business_connection_id: connection }),
})

/** Commands of a text as entities. */
const entitiesOf = (text: string) => {
  const [command] = /^\/[a-z0-9_]+(?:@\w+)?/iu.exec(text) ?? []
  return command === undefined
    ? {}
    : { entities: [{ type: 'bot_command', offset: 0, length: command.length }] }
}

/** A status, or one with the rights that come with it. */
export type Membership = string | Readonly<Record<string, unknown>>

const memberOf = (member: Membership) => (typeof member === 'string' ? { status: member } : member)

export const messageUpdate = (
  chat: string,
  messageId: string,
  content: Readonly<Record<string, unknown>>,
): UpdateBody => ({
  message: {
    message_id: number(messageId),
    from: personOf(chat),
    chat: chatOf(chat),
    date: seconds(),
    ...content,
  },
})

export const textUpdate = (chat: string, messageId: string, text: string): UpdateBody =>
  messageUpdate(chat, messageId, { text, ...entitiesOf(text) })

/** A tap under a prompt whose keyboard is still there. */
export const tapUpdate = (
  chat: string,
  tap: string,
  prompt: Prompt,
  keyboard: unknown,
  data: string,
): UpdateBody => ({
  callback_query: {
    id: tap,
    from: personOf(chat),
    message: {
      message_id: number(prompt.messageId),
      chat: chatOf(chat),
      date: seconds(),
      text: prompt.text,
      ...placeOf(prompt),
      reply_markup: { inline_keyboard: keyboard },
    },
    chat_instance: '-3141592653589793238',
    data,
  },
})

export const memberUpdate = (
  chat: string,
  bot: Readonly<Record<string, unknown>>,
  from: Membership,
  to: Membership,
): UpdateBody => ({
  my_chat_member: {
    chat: chatOf(chat),
    from: personOf(chat),
    date: seconds(),
    old_chat_member: { user: bot, ...memberOf(from) },
    new_chat_member: { user: bot, ...memberOf(to) },
  },
})

/** Where a sound stands, below the address of files. */
export const fileOf = (id: string) => ({
  file_id: id,
  file_unique_id: id,
  file_path: `voice/${id}.oga`,
})
