import { z } from 'zod'
import type { ResultSheet } from '../../handlers/conversation/sheet.ts'

const text = z.string()

/** What a sheet holds, as it is stored and as the HTTP interface gives it. */
export const sheetSchema: z.ZodType<ResultSheet> = z.strictObject({
  name: text.nullable(),
  province: text,
  programme: z.strictObject({
    id: text,
    document: text,
    status: z.enum(['upcoming', 'open', 'closed', 'ended']),
  }),
  asOf: z.iso.date(),
  contentVersion: text,
  eligibility: z.enum(['eligible', 'not_eligible', 'needs_verification']),
  headline: text,
  rows: z.array(
    z.strictObject({
      condition: text,
      fact: text,
      label: text,
      required: text,
      declared: text.nullable(),
      status: z.enum(['met', 'not_met', 'open']),
      gap: text.nullable(),
      clause: text,
    }),
  ),
  open: z.array(
    z.strictObject({
      place: text,
      title: text,
      points: z.array(z.strictObject({ fact: text, text, clause: text })),
    }),
  ),
  priority: z.array(z.strictObject({ label: text, clause: text })),
  dossier: z.array(z.strictObject({ item: text, clause: text })),
  nextSteps: z.array(z.strictObject({ text, clause: text.nullable() })),
  answers: z.array(
    z.strictObject({ fact: text, label: text, text, at: text, by: z.enum(['self', 'officer']) }),
  ),
  round: text,
  note: text,
})

/** A stored sheet; null where it does not have the shape of this version. */
export const parseSheet = (stored: string): ResultSheet | null => {
  try {
    return sheetSchema.safeParse(JSON.parse(stored)).data ?? null
  } catch {
    return null
  }
}
