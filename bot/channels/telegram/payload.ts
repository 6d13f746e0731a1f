import { z } from 'zod'

/** An id: kept as text, for it may be above 2^53. */
const id = z.union([z.int(), z.string().regex(/^-?\d{1,64}$/u)]).transform(String)

/** A field beside what a message is about: of another shape than ours it counts as absent. */
const side = <T extends z.ZodType>(shape: T) => shape.optional().catch(undefined)

/** Some servers write null where the platform leaves a field away. */
const withoutNulls = (given: unknown): unknown =>
  typeof given === 'object' && given !== null && !Array.isArray(given)
    ? Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))
    : given

const loose = <T extends z.ZodRawShape>(shape: T) =>
  z.preprocess(withoutNulls, z.looseObject(shape))

const user = z.object({ id, is_bot: z.boolean().catch(false) })
const chat = z.object({ id, type: z.string(), is_direct_messages: side(z.boolean()) })

/** Where in a chat a message stands: in a topic, or in a talk that a business account lets the bot lead. */
const place = {
  message_thread_id: side(id),
  /** Without it a thread is only what a message replies to. */
  is_topic_message: side(z.boolean()),
  business_connection_id: z
    .string()
    .regex(/^[\w-]{1,64}$/u)
    .optional(),
}

const repliedTo = loose({
  message_id: side(id),
  from: side(user),
  text: side(z.string()),
  caption: side(z.string()),
})

/** A sound, by the platform's id of its file. */
const sound = side(z.looseObject({ file_id: z.string().max(500) }))

const message = loose({
  ...place,
  message_id: id,
  chat,
  from: side(user),
  /** The chat in whose name it was sent: of an anonymous administrator the group itself. */
  sender_chat: side(z.object({ id })),
  date: side(z.number()),
  edit_date: side(z.number()),
  media_group_id: side(z.string()),
  text: side(z.string()),
  caption: side(z.string()),
  quote: side(z.object({ text: z.string() })),
  poll: side(z.looseObject({ question: z.string() })),
  checklist: side(
    z.looseObject({ title: z.string(), tasks: z.array(z.looseObject({ text: z.string() })) }),
  ),
  voice: sound,
  audio: sound,
  rich_message: z.unknown().optional(),
  reply_to_message: side(repliedTo),
  migrate_to_chat_id: side(id),
})

const button = z.object({ text: z.string(), callback_data: z.string().optional() })

const tap = z.object({
  id: z.string().regex(/^\S+$/u),
  data: z.string(),
  message: z.object({
    ...place,
    message_id: id,
    chat,
    reply_markup: side(z.object({ inline_keyboard: z.array(z.array(button)) })),
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
export const updateSchema = z.preprocess(withoutNulls, z.object({ update_id: id, ...USED }))
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
