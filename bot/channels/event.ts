import { z } from 'zod'

const media = z.enum(['image', 'voice', 'sticker', 'file', 'location', 'other'])

/** What is known of the message that an event came in, where the platform tells. */
const message = {
  /** The platform's id of the message, by which an edit names it. */
  message: z.string().exactOptional(),
  /** What messages that were sent as one have in common: they get one answer. */
  album: z.string().exactOptional(),
  /** The platform's id of the message that it replies to. */
  replyTo: z.string().exactOptional(),
}

/** How far a speech service has come with a voice message; instants are milliseconds. */
const speech = z.discriminatedUnion('state', [
  /** A program asks the service; one that died leaves it so. */
  z.strictObject({ state: z.literal('asked'), at: z.number() }),
  z.strictObject({ state: z.literal('heard'), text: z.string() }),
  z.strictObject({ state: z.literal('failed'), reason: z.enum(['silent', 'large', 'unheard']) }),
])

/** What can come in on a channel; plain JSON, kept in the inbox until it is done. */
const eventSchema = z.discriminatedUnion('kind', [
  /** Words; `beside` is what came with them, as a picture above its caption. */
  z.strictObject({
    kind: z.literal('text'),
    text: z.string(),
    beside: media.exactOptional(),
    ...message,
    /** Set where the person changed what this message said before. */
    isEdit: z.literal(true).exactOptional(),
  }),
  /** A tap. `value` is the choice; `message` and `tap` are the channel's own ids of prompt and tap. */
  z.strictObject({
    kind: z.literal('choice'),
    value: z.string(),
    message: z.string(),
    tap: z.string(),
  }),
  /** A person came: pressed start, followed, unblocked. `payload` is what a link carried, or ''. */
  z.strictObject({ kind: z.literal('start'), payload: z.string() }),
  /** The chat takes messages again, and the person has said nothing yet. */
  z.strictObject({ kind: z.literal('returned') }),
  /** Something that cannot be read. */
  z.strictObject({ kind: z.literal('media'), media, ...message }),
  /** A voice message that the channel can fetch: by its address, or by the platform's id of it. */
  z.strictObject({ kind: z.literal('voice'), sound: z.string(), speech: speech.exactOptional() }),
  /** An update, as the platform's JSON, that the channel cannot read before it knows its own name. */
  z.strictObject({ kind: z.literal('unread'), update: z.string() }),
  /** The chat takes no more messages: blocked, unfollowed, bot removed. */
  z.strictObject({ kind: z.literal('left'), reason: z.string() }),
  /** The person told the platform that nothing of theirs may be kept any more. */
  z.strictObject({ kind: z.literal('withdrawn') }),
  /** The platform says that messages arrived. */
  z.strictObject({ kind: z.literal('arrived'), messages: z.array(z.string()) }),
  /** The chat goes on under another id, `<channel>:<id>`. */
  z.strictObject({ kind: z.literal('moved'), to: z.string() }),
])

export type ChannelEvent = z.infer<typeof eventSchema>

export type SpeechState = z.infer<typeof speech>

/** A voice message as it waits in the inbox. */
export type VoiceEvent = Extract<ChannelEvent, { kind: 'voice' }>

/** Reads a stored event; null where it does not have the shape of this version. */
export const parseEvent = (json: string): ChannelEvent | null => {
  try {
    return eventSchema.safeParse(JSON.parse(json)).data ?? null
  } catch {
    return null
  }
}
