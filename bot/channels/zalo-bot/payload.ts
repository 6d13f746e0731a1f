import { z } from 'zod'

/** An id: opaque text that any database keeps; a number above 2^53 has been read as its digits. */
const id = z.union([z.string().regex(/^\P{Cc}{1,200}$/u), z.int()]).transform(String)

/** Every answer: HTTP 200 does not mean success. The code is spelled in two ways. */
export const envelopeSchema = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.number().optional(),
  errorCode: z.number().optional(),
  description: z.string().default(''),
})

/** Where a part has another shape than ours the rest of the update is still read. */
const words = z.string().optional().catch(undefined)

const message = z.looseObject({
  from: z.object({ is_bot: z.boolean().default(false) }).optional(),
  chat: z.object({ id, chat_type: z.string().default('PRIVATE') }),
  message_id: id,
  text: words,
  caption: words,
  voice_url: words,
})

/** An update as far as it is used, whichever shape it came in. */
export const updateSchema = z.object({ event_name: z.string(), message })

/** The name of an event, whatever else it holds. */
export const namedSchema = z.object({ event_name: z.string() })

export type BotMessage = z.infer<typeof message>

/** The documented envelope of a delivery; the bare update was seen live. */
export const deliverySchema = z.object({ result: z.unknown() })

/** The id of a message that was sent. */
export const sentSchema = z.object({ message_id: id }).transform(({ message_id: sent }) => sent)

/** What `getMe` says of the bot. */
export const identitySchema = z.object({ id, account_name: z.string().default('') })

/** The address that is set, or ''; neither secret nor errors are told. */
export const webhookInfoSchema = z
  .object({ url: z.string().default('') })
  .transform(({ url }) => url)

const verificationSchema = z.object({ ok: z.boolean(), outcome: z.string().default('') })

/**
 * How the try of a new address ended, in the platform's own words; the address is stored also where it
 * failed.
 */
export const webhookSetSchema = z
  .object({ verification: verificationSchema.optional() })
  .transform(({ verification }) => verification ?? { ok: true, outcome: '' })
