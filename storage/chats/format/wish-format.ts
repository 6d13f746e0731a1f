import { z } from 'zod'

const saidDay = z.union([
  z.strictObject({ days: z.int() }),
  z.strictObject({ day: z.int().nullable(), month: z.int(), year: z.int().nullable() }),
])
const act = z.enum(['done', 'later', 'more', 'undo'])
const due = { deadline: z.string(), occurrence: z.string(), due: z.string() }
const hours = z.union([
  z.strictObject({ from: z.string(), to: z.string() }),
  z.enum(['nights', 'none']),
])
const until = saidDay.nullable()
/** What somebody wants of reminders. */
export const wish = z.discriminatedUnion('wish', [
  z.strictObject({
    wish: z.literal('open'),
    province: z.string().nullable(),
    documents: z.array(z.string()),
    count: z.int().nullable(),
  }),
  z.strictObject({
    wish: z.enum(['list', 'undated', 'settings', 'documents', 'resume', 'stop', 'stop-here']),
  }),
  z.strictObject({ wish: z.literal('leads'), days: z.array(z.int()) }),
  z.strictObject({ wish: z.literal('time'), at: z.string().nullable() }),
  z.strictObject({ wish: z.literal('quiet'), hours: hours.nullable() }),
  z.strictObject({ wish: z.enum(['workdays', 'digest']), on: z.boolean() }),
  z.strictObject({ wish: z.literal('pause'), until, isBare: z.boolean() }),
  z.strictObject({
    wish: z.literal('leave'),
    province: z.string().nullable(),
    documents: z.array(z.string()),
  }),
  z.strictObject({ wish: z.literal('only'), documents: z.array(z.string()) }),
  z.strictObject({ wish: z.literal('role'), role: z.enum(['officer', 'director']) }),
  z.strictObject({
    wish: z.literal('act'),
    act,
    numbers: z.array(z.int()),
    isAll: z.boolean(),
    until,
  }),
  z.strictObject({ wish: z.literal('press'), press: z.strictObject({ act, ...due }), until }),
  z.strictObject({
    wish: z.literal('follow'),
    province: z.string(),
    agency: z.string().nullable(),
    document: z.string().nullable(),
  }),
])
const office = z.strictObject({ province: z.string(), agency: z.string() })
/** What somebody wants of a hand-off. */
export const handOff = z.discriminatedUnion('wish', [
  z.strictObject({ wish: z.literal('ask'), province: z.string(), question: z.string() }),
  z.strictObject({ wish: z.literal('question'), office }),
  z.strictObject({
    wish: z.literal('send'),
    office,
    question: z.string(),
    isWithLast: z.boolean(),
  }),
  z.strictObject({ wish: z.literal('cancel'), awaits: office.nullable() }),
  z.strictObject({ wish: z.enum(['tell', 'back', 'end', 'replies']) }),
  z.strictObject({ wish: z.literal('take'), number: z.int() }),
])
