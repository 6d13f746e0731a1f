import { z } from 'zod'

/** ASCII kebab-case, at most 24 characters for ids that travel in buttons, 40 for the rest. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'an id is ASCII kebab-case')
  .max(40)
export const text = z.string().trim().min(1)
/** A civil day in Asia/Ho_Chi_Minh. */
export const day = z.iso.date()

export const provinceIds = ['kien-giang', 'an-giang', 'kon-tum', 'dak-nong'] as const
/** The provinces as they were before 1/7/2025. */
export const province = z.enum(provinceIds)
export type ProvinceId = (typeof provinceIds)[number]
