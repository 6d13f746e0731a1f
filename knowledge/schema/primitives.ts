import { z } from 'zod'

/** ASCII kebab-case, at most 24 characters for ids that travel in buttons, 40 for the rest. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'an id is ASCII kebab-case')
  .max(40)
export const text = z.string().trim().min(1)
/** A civil day in Asia/Ho_Chi_Minh. */
export const day = z.iso.date()

/** Id of an old province (before 1/7/2025): which there are, `provinces/` says. */
export type ProvinceId = string

/** Parts of the country in which a unit of area has one size. */
export const region = z.enum(['south', 'highlands', 'central', 'north'])
export type Region = z.infer<typeof region>
