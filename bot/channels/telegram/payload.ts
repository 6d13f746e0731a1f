import { z } from 'zod'

/** An id: kept as text, for it may be above 2^53. */
const id = z.union([z.int(), z.string().regex(/^-?\d{1,64}$/u)]).transform(String)

const user = z.object({ id, is_bot: z.boolean().default(false) })
const chat = z.object({ id, type: z.string() })

const message = z.looseObject({
  message_id: id,
  chat,
  from: user.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  reply_to_message: z.object({ from: user.optional() }).optional(),
  migrate_to_chat_id: id.optional(),
})

const button = z.object({ text: z.string(), callback_data: z.string().optional() })

const tap = z.object({
  id: z.string().regex(/^\S+$/u),
  data: z.string(),
  message: z.object({
    message_id: id,
    chat,
    reply_markup: z.object({ inline_keyboard: z.array(z.array(button)) }).optional(),
  }),
})

const membership = z.object({
  chat,
  old_chat_member: z.object({ status: z.string() }),
  new_chat_member: z.object({ status: z.string() }),
})

/** An update as far as it is used; what else it holds is left alone. */
export const updateSchema = z.object({
  update_id: id,
  message: message.optional(),
  callback_query: tap.optional(),
  my_chat_member: membership.optional(),
})

/** The least that an update has, whatever else is wrong with it. */
export const updateIdSchema = z.object({ update_id: id })

export const batchSchema = z.array(z.unknown())

/** Every answer of the Bot API; other servers leave away what they do not know. */
export const answerSchema = z.looseObject({
  ok: z.boolean(),
  error_code: z.int().optional().catch(undefined),
  description: z.string().catch(''),
  parameters: z.record(z.string(), z.unknown()).optional().catch(undefined),
})

export type TelegramMessage = z.infer<typeof message>
export type TelegramTap = z.infer<typeof tap>
export type TelegramMembership = z.infer<typeof membership>

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
