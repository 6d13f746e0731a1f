import { z } from 'zod'

/** An id: kept as text, for it may be above 2^53. */
const id = z.union([z.int(), z.string().regex(/^-?\d{1,64}$/u)]).transform(String)

const user = z.object({ id, is_bot: z.boolean().default(false) })
const chat = z.object({ id, type: z.string(), is_direct_messages: z.boolean().optional() })

/** Where in a chat a message stands: in a topic, or in a talk that a business account lets the bot lead. */
const place = {
  message_thread_id: id.optional(),
  /** Without it a thread is only what a message replies to. */
  is_topic_message: z.boolean().optional(),
  business_connection_id: z
    .string()
    .regex(/^[\w-]{1,64}$/u)
    .optional(),
}

const repliedTo = z.looseObject({
  message_id: id.optional(),
  from: user.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
})

/** A sound, by the platform's id of its file. */
const sound = z
  .looseObject({ file_id: z.string().max(500) })
  .optional()
  .catch(undefined)

const message = z.looseObject({
  ...place,
  message_id: id,
  chat,
  from: user.optional(),
  /** The chat in whose name it was sent: of an anonymous administrator the group itself. */
  sender_chat: z.object({ id }).optional(),
  date: z.number().optional(),
  edit_date: z.number().optional(),
  media_group_id: z.string().optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  quote: z.object({ text: z.string() }).optional().catch(undefined),
  poll: z.looseObject({ question: z.string() }).optional().catch(undefined),
  checklist: z
    .looseObject({ title: z.string(), tasks: z.array(z.looseObject({ text: z.string() })) })
    .optional()
    .catch(undefined),
  voice: sound,
  audio: sound,
  rich_message: z.unknown().optional(),
  reply_to_message: repliedTo.optional(),
  migrate_to_chat_id: id.optional(),
})

const button = z.object({ text: z.string(), callback_data: z.string().optional() })

const tap = z.object({
  id: z.string().regex(/^\S+$/u),
  data: z.string(),
  message: z.object({
    ...place,
    message_id: id,
    chat,
    reply_markup: z.object({ inline_keyboard: z.array(z.array(button)) }).optional(),
  }),
})

const member = z.object({
  status: z.string(),
  is_member: z.boolean().optional(),
  can_send_messages: z.boolean().optional(),
  can_post_messages: z.boolean().optional(),
})

const membership = z.object({ chat, old_chat_member: member, new_chat_member: member })

/** Everything that is asked for, by the names of the platform, with the shape in which it is used. */
const USED = {
  message: message.optional(),
  edited_message: message.optional(),
  channel_post: message.optional(),
  edited_channel_post: message.optional(),
  business_message: message.optional(),
  edited_business_message: message.optional(),
  callback_query: tap.optional(),
  my_chat_member: membership.optional(),
}

/** The kinds of update that are used. */
export const UPDATE_KINDS = Object.keys(USED) as readonly (keyof typeof USED)[]

/** An update as far as it is used; what else it holds is left alone. */
export const updateSchema = z.object({ update_id: id, ...USED })
export type ParsedUpdate = z.infer<typeof updateSchema>

/** The least that an update has, whatever else is wrong with it. */
export const updateIdSchema = z.looseObject({ update_id: id })

export const batchSchema = z.array(z.unknown())

/** Every answer of the Bot API; other servers leave away what they do not know. */
export const answerSchema = z.looseObject({
  ok: z.boolean(),
  error_code: z.int().optional().catch(undefined),
  description: z.string().catch(''),
  parameters: z.record(z.string(), z.unknown()).optional().catch(undefined),
})

/** Where a file can be fetched; absent where it is too large. */
export const fileSchema = z.object({ file_path: z.string().optional() })

export type TelegramMessage = z.infer<typeof message>
export type TelegramTap = z.infer<typeof tap>
export type TelegramMembership = z.infer<typeof membership>
export type TelegramMember = z.infer<typeof member>

/** What `sendMessage` answers. */
export const sentSchema = z.object({ message_id: id })

/** What `getMe` says of the bot. */
export const identitySchema = z.object({ id, username: z.string() })
export type TelegramBot = z.infer<typeof identitySchema>

export const webhookInfoSchema = z.object({
  url: z.string(),
  max_connections: z.number().optional(),
  allowed_updates: z.array(z.string()).default([]),
  last_error_date: z.number().optional(),
  last_error_message: z.string().optional(),
})
export type WebhookInfo = z.infer<typeof webhookInfoSchema>
