import { z } from 'zod'
import { provinceIds } from '../../../knowledge/primitives.ts'
import type { Message } from '../../dispatch.ts'

export const MOST_CHARACTERS = 4000

const key = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/u)

/** `POST /api/v1/chat`: free text or a choice offered before. */
export const chatSchema = z
  .strictObject({
    conversation: key.describe('8 to 64 of A-Z a-z 0-9 _ -'),
    text: z.string().max(MOST_CHARACTERS).optional(),
    choice: z.string().max(64).optional().describe('value of a choice offered before'),
    profile: z
      .strictObject({
        province: z.enum(provinceIds).optional(),
        role: z.enum(['director', 'officer']).optional(),
      })
      .optional()
      .describe('lasts for the conversation; a province named in a message wins'),
    message: key.optional().describe('the same id again returns the stored response'),
  })
  .refine(({ text, choice }) => (text === undefined) !== (choice === undefined), {
    message: 'exactly one of text and choice',
    path: ['text'],
  })

export type ChatRequest = z.infer<typeof chatSchema>

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

/** `POST /api/v1/eligibility`: structured answers, no conversation. */
export const eligibilitySchema = z.strictObject({
  programme: z.string(),
  answers: z.record(z.string(), z.unknown()),
  asOf: z.iso.date().optional(),
})

export type EligibilityRequest = z.infer<typeof eligibilitySchema>

/** The path of the first fault, or null where the request is fine. */
export const readBody = <T>(
  schema: z.ZodType<T>,
  body: unknown,
): { data: T } | { fault: string; tooLong: boolean } => {
  const result = schema.safeParse(body)
  if (result.success) return { data: result.data }
  const [issue] = result.error.issues
  const path = issue?.path.join('.') ?? ''
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : ''
  const tooLong = issue?.code === 'too_big' && path === 'text'
  return { fault: unknown || path || 'body', tooLong }
}
