import { z } from 'zod'
import { compose } from '../../../knowledge/language/text/text.ts'
import type { Message } from './dispatch.ts'

/** What a message may hold, and all texts of structured answers together. */
export const MOST_CHARACTERS = 4000

/** Units of UTF-16 that become one letter where it is typed apart from its marks. */
const MOST_UNITS = 4

/** The reason of a fault of a text with more characters than may be sent at once. */
export const TOO_LONG = 'too-long'

const key = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/u)

/** Letters as a person counts them: a letter typed as base and tone mark is one. */
const isShort = (text: string) =>
  text.length <= MOST_CHARACTERS * MOST_UNITS && Array.from(compose(text)).length <= MOST_CHARACTERS

/** `POST /api/v1/chat`: free text or a choice offered before. A profile names one of `provinces`. */
export const createChatSchema = (provinces: readonly string[]) =>
  z
    .strictObject({
      conversation: key.describe(
        'A secret: whoever knows it reads this talk and goes on with it. 8 to 64 of A-Z a-z 0-9 _ -; ' +
          'make one for each person, of at least 22 characters by chance (128 bits)',
      ),
      text: z.string().refine(isShort, TOO_LONG).meta({ maxLength: MOST_CHARACTERS }).optional(),
      choice: z.string().optional().describe('value of a choice offered before'),
      profile: z
        .strictObject({
          province: z.enum(provinces).optional(),
          role: z.enum(['director', 'officer']).optional(),
        })
        .optional()
        .describe('lasts for the conversation; a province named in a message wins'),
      message: key
        .optional()
        .describe('the same id again within a day returns the stored response'),
    })
    .refine(({ text, choice }) => (text === undefined) !== (choice === undefined), {
      message: 'exactly one of text and choice',
      path: ['text'],
    })
    .meta({ oneOf: [{ required: ['text'] }, { required: ['choice'] }] })

export type ChatRequest = z.infer<ReturnType<typeof createChatSchema>>

/** What the dispatcher needs of a request. */
export const messageOf = ({ text, choice, profile }: ChatRequest): Message => ({
  ...(text === undefined ? {} : { text }),
  ...(choice === undefined ? {} : { choice }),
  ...(profile
    ? {
        profile: {
          ...(profile.province ? { province: profile.province } : {}),
          ...(profile.role ? { role: profile.role } : {}),
        },
      }
    : {}),
})

/** The conversation that a body names, checked or not; empty where it names none. */
export const conversationOf = (body: unknown): string =>
  z.object({ conversation: z.string() }).safeParse(body).data?.conversation ?? ''

/** `POST /api/v1/eligibility`: structured answers, no conversation. */
export const eligibilitySchema = z.strictObject({
  programme: z.string(),
  answers: z
    .record(z.string(), z.unknown())
    .describe('by fact: a number in the base unit, text as in chat, a truth, a list, or null'),
  asOf: z.iso.date().optional().describe('the day whose status is told; today without it'),
})

export type EligibilityRequest = z.infer<typeof eligibilitySchema>

/** The data of a body, or its first fault: the path (or unknown key) and the reason. */
export const readBody = <T>(
  schema: z.ZodType<T>,
  body: unknown,
): { readonly data: T } | { readonly fault: string; readonly reason: string } => {
  const result = schema.safeParse(body)
  if (result.success) return { data: result.data }
  const [issue] = result.error.issues
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : ''
  return { fault: unknown || issue?.path.join('.') || 'body', reason: issue?.message ?? '' }
}
