import { z } from 'zod'
import type { Reply, TurnKind } from '../../../handlers/conversation/conversation.ts'
import type { ReplyPart } from '../../../handlers/conversation/part.ts'
import type { CitationLine, VerdictView } from '../../../handlers/conversation/verdict-view.ts'
import { sheetSchema } from '../../../storage/sheets/sheet-format.ts'
import { eligibilitySchema } from './payload.ts'

const citation: z.ZodType<CitationLine> = z.strictObject({
  document: z.string(),
  clause: z.string(),
  label: z.string(),
})
const citations = z.array(citation)
/** In which smallest units facts are counted is content: the description lists them. */
const unit = z.string().meta({ isUnit: true })
const amount = z.strictObject({
  text: z.string().describe("in the person's own unit"),
  value: z
    .union([z.number(), z.boolean(), z.string()])
    .nullable()
    .describe('in `unit`; a truth or an id where the condition has no number'),
  unit: unit.nullable(),
  bound: z.enum(['atLeast', 'moreThan', 'equals']).exactOptional(),
  from: z.number().nullable().exactOptional(),
  to: z.number().nullable().exactOptional(),
})

/** What `POST /api/v1/eligibility` answers. */
export const verdictSchema: z.ZodType<VerdictView> = z.strictObject({
  eligibility: z.enum(['eligible', 'not_eligible', 'needs_verification']),
  programme: z
    .strictObject({ id: z.string(), status: z.enum(['upcoming', 'open', 'closed', 'ended']) })
    .nullable(),
  failing: z.array(
    z.strictObject({
      fact: z.string(),
      required: amount,
      actual: amount,
      gap: z
        .strictObject({ text: z.string(), value: z.number(), percent: z.number(), unit })
        .nullable(),
      citations,
    }),
  ),
  toVerify: z.array(
    z.strictObject({
      fact: z.string(),
      reason: z.enum(['unknown', 'vague', 'not-asked', 'authority', 'no-conditions']),
      text: z.string(),
      citations,
    }),
  ),
  priorityMet: z.array(z.strictObject({ condition: z.string(), citations })),
})

const kind: z.ZodType<TurnKind> = z.enum([
  'answer',
  'abstain',
  'question',
  'confirmation',
  'verdict',
  'menu',
  'smalltalk',
  'notice',
])

const part: z.ZodType<ReplyPart> = z.strictObject({
  is: z.enum(['text', 'question', 'note', 'source', 'progress', 'result']),
  text: z.string(),
})

const reply: z.ZodType<
  Omit<Reply, 'marks' | 'document'> & { readonly parts: readonly ReplyPart[] }
> = z.strictObject({
  text: z.string(),
  parts: z
    .array(part)
    .describe('the text in pieces; source, progress and result are said as data in this turn, too'),
  choices: z.array(z.strictObject({ value: z.string(), label: z.string() })),
  numbered: z.boolean().describe('a typed number picks a choice'),
  citations,
  links: z.array(z.strictObject({ label: z.string(), url: z.string() })),
})

/** What `POST /api/v1/chat` answers. */
export const chatAnswerSchema = z.strictObject({
  replies: z.array(reply),
  turn: z.strictObject({
    kind,
    question: z
      .union([
        z.strictObject({ fact: z.string(), step: z.int(), of: z.int() }),
        z.strictObject({ fact: z.literal('consent') }),
      ])
      .nullable(),
    verdict: verdictSchema.nullable(),
    sheet: sheetSchema.nullable().describe('the result as a table, where the turn is a verdict'),
  }),
})

const agency = z.strictObject({ id: z.string(), name: z.string() })

const deadline = z.strictObject({
  id: z.string(),
  type: z.enum(['task', 'phase', 'goal']),
  province: z.string(),
  document: z.string(),
  clause: z.string(),
  label: z.string(),
  task: z.string(),
  output: z.string().nullable(),
  lead: z.array(agency),
  with: z.array(agency),
  words: z.string().describe('the time as the document words it'),
  precision: z.string(),
  assumed: z.boolean().describe('the day is a reading of something less exact'),
  note: z.string().nullable(),
  live: z.boolean(),
  occurrences: z.array(
    z.strictObject({
      key: z.string(),
      start: z.iso.date(),
      due: z.iso.date().describe('the last safe day'),
    }),
  ),
})

/** One deadline as other systems read it; `live` where any of it is still ahead or under way today. */
export type DeadlineView = z.infer<typeof deadline>

/** What `GET /api/v1/deadlines` answers. */
export const deadlinesSchema = z.strictObject({ deadlines: z.array(deadline) })

const errorSchema = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string() }),
})

const FAULTS = {
  400: 'The request is wrong; the message says where',
  413: 'The request is too large',
  415: 'The request is no JSON',
  429: 'Too many requests; Retry-After says how many seconds to wait',
  503: 'Nothing was changed; try again',
} as const

const json = (schema: z.ZodType, units: readonly string[] = []) => ({
  content: {
    'application/json': {
      schema: z.toJSONSchema(schema, {
        override({ jsonSchema }) {
          if (jsonSchema['isUnit'] !== true) return
          delete jsonSchema['isUnit']
          jsonSchema.enum = [...units]
        },
      }),
    },
  },
})

const faults = Object.fromEntries(
  Object.entries(FAULTS).map(([status, description]) => [
    status,
    { description, ...json(errorSchema) },
  ]),
)

const post = (
  summary: string,
  request: z.ZodType,
  response: z.ZodType,
  units: readonly string[],
) => ({
  post: {
    summary,
    requestBody: { required: true, ...json(request) },
    responses: { 200: { description: 'OK', ...json(response, units) }, ...faults },
  },
})

const parameter = (name: string, place: 'query' | 'path') => ({
  name,
  in: place,
  required: place === 'path',
  schema: { type: 'string' },
})

const QUERY = ['province', 'agency', 'from', 'to'].map((name) => parameter(name, 'query'))

const calendar = (...names: readonly string[]) => ({
  get: {
    summary: 'Deadlines as iCalendar (RFC 5545)',
    parameters: names.map((name) => parameter(name, 'path')),
    responses: { 200: { description: 'OK', content: { 'text/calendar': {} } }, ...faults },
  },
})

const GONE = { 410: { description: 'The link has expired or was revoked' } }

/** An issued result; whoever has the link has the right to it. */
const issued = (summary: string, content: object) => ({
  get: {
    summary,
    parameters: [parameter('token', 'path')],
    responses: {
      200: { description: 'OK', ...content },
      404: { description: 'No such link' },
      ...GONE,
      ...faults,
    },
  },
})

/**
 * The description of the whole interface (OpenAPI 3.1), made from the schemas that check it; `units`
 * are the smallest units of all facts.
 */
export const describeInterface = (
  title: string,
  chatSchema: z.ZodType,
  units: readonly string[],
) => ({
  openapi: '3.1.0',
  info: { title, version: '1' },
  paths: {
    '/api/v1/chat': post('One message of a conversation', chatSchema, chatAnswerSchema, units),
    '/api/v1/eligibility': post(
      'Judge structured answers',
      eligibilitySchema,
      verdictSchema,
      units,
    ),
    '/api/v1/deadlines': {
      get: {
        summary: 'Deadlines of the documents',
        parameters: QUERY,
        responses: { 200: { description: 'OK', ...json(deadlinesSchema) }, ...faults },
      },
    },
    '/ket-qua/{token}': issued('An issued result as a page', { content: { 'text/html': {} } }),
    '/ket-qua/{token}.pdf': issued('The same for A4', { content: { 'application/pdf': {} } }),
    '/ket-qua/{token}.json': issued('The same as data', json(sheetSchema)),
    '/calendar/{province}.ics': calendar('province'),
    '/calendar/{province}/{agency}.ics': calendar('province', 'agency'),
  },
})
