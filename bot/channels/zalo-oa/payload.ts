import { z } from 'zod'

/** An id that any database keeps: as text, for it may be above 2^53; some pages show numbers. */
const id = z.union([z.int(), z.string().regex(/^\P{Cc}{0,200}$/u)]).transform(String)
const digits = id.pipe(z.string().regex(/^\d{1,32}$/u))
const person = z.object({ id: digits })

/** Where a part has another shape than ours the rest of the event is still read. */
const words = z.string().optional().catch(undefined)

const attachment = z.object({
  type: words,
  payload: z
    .object({ url: words, title: words, description: words, caption: words })
    .optional()
    .catch(undefined),
})

/** A webhook event as far as it is used; what else it holds is left alone. */
export const eventSchema = z.object({
  event_name: z.string(),
  timestamp: id,
  oa_id: id.optional().catch(undefined),
  user_id: digits.optional().catch(undefined),
  sender: person.optional().catch(undefined),
  recipient: person.optional().catch(undefined),
  follower: person.optional().catch(undefined),
  message: z
    .object({
      msg_id: id.optional(),
      quote_msg_id: id.optional().catch(undefined),
      text: words,
      attachments: z.array(attachment).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
})

/** The name of an event, whatever else is wrong with it. */
export const namedSchema = z.object({ event_name: z.string() })

export type OaEvent = z.infer<typeof eventSchema>

/** The least of an event that its signature needs, whatever else is wrong with it. */
export const signedSchema = z.object({
  timestamp: id,
  oa_id: id.optional().catch(undefined),
  sender: z.object({ id }).optional().catch(undefined),
  recipient: z.object({ id }).optional().catch(undefined),
})

/** Every answer of the OpenAPI: errors come under HTTP 200 too. */
export const envelopeSchema = z.object({
  error: z.coerce.number().int(),
  message: z.string().catch(''),
  data: z.unknown().optional(),
})

/** A message that was taken, by user id or by phone number. */
export const sentSchema = z
  .object({ message_id: id.optional(), msg_id: id.optional() })
  .transform(({ message_id: byUser, msg_id: byPhone }) => byUser ?? byPhone ?? '')
  .catch('')

/** A new pair; the platform's own sample has `expires_in` as text. */
export const pairSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
})

/** Why there is no pair. */
export const refusalSchema = z.object({
  error: z.coerce.number().int(),
  error_name: z.string().optional().catch(undefined),
  error_description: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
})

export const accountSchema = z.object({
  name: z.string(),
  is_verified: z.boolean().optional().catch(undefined),
})

export const templateSchema = z.object({
  status: z.string(),
  listParams: z.array(
    z.object({
      name: z.string(),
      require: z.boolean().catch(true),
      maxLength: z.coerce.number().optional().catch(undefined),
      minLength: z.coerce.number().optional().catch(undefined),
    }),
  ),
})

export type TemplateInfo = z.infer<typeof templateSchema>
