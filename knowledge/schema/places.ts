import { z } from 'zod'
import { day, id, region, text } from './primitives.ts'

/** `provinces/*.yaml`: one old province (before 1/7/2025), with its districts and its province today. */
export const provinceSchema = z.strictObject({
  id,
  /** Order in which provinces are offered. */
  rank: z.int(),
  name: text,
  /** As it is offered: "Kiên Giang (cũ)". */
  label: text,
  now: text,
  region,
  aliases: z.array(text).default([]),
  /** Spellings that mean it only behind "ở", "tỉnh" or as the whole message: "kg". */
  short: z.array(text).default([]),
  districts: z.array(
    z.strictObject({
      name: text,
      aliases: z.array(text).default([]),
      /** The name stands elsewhere too, or reads like other words: trusted only beside its province. */
      elsewhere: z.boolean().default(false),
    }),
  ),
})

/** `places.yaml`: words around places, and every place that none of the documents speaks of. */
export const placesSchema = z.strictObject({
  /** Said behind a name that covers two provinces today, these mean the old one. */
  old: z.array(text),
  /** Before a place these tell what is heard of another one. */
  hearsay: z.array(text),
  /** Words before a place. */
  before: z.array(text),
  /** Syllables of names that are units behind a number: "60 ha tỉnh Kiên Giang". */
  units: z.array(text),
  /** Before a number it is a year, and no amount. */
  year: z.array(text),
  /** Words by which two names of one place are told apart from `both`, two places. */
  renamed: z.array(text),
  both: z.array(text),
  /** Behind a name that reads like other words, these take it for a place: "long an đến năm 2030". */
  behind: z.array(text),
  /** These hold the letters of a place and name none: "cần thợ máy". */
  homonyms: z.array(text),
  /** When the provinces of today began, and words that tell one from an older one of its name. */
  merger: z.strictObject({ on: day, behind: z.array(text).min(1) }),
  /** `unsure`: without diacritics it reads like other words. */
  others: z.array(
    z.strictObject({
      name: text,
      aliases: z.array(text).default([]),
      unsure: z.boolean().default(false),
      /** The province of today that it is part of, where that is called otherwise. */
      now: text.optional(),
      /** No province, but a town in this one. */
      town: text.optional(),
    }),
  ),
})

type Province = z.infer<typeof provinceSchema>

/** One old province. */
export interface Place extends Province {
  /** Old provinces that its name also covers today. */
  readonly merged: readonly string[]
}

/** Every place that is known. */
export interface Places extends z.infer<typeof placesSchema> {
  /** In the order in which they are offered. */
  readonly provinces: readonly Place[]
  /** Provinces of today that hold one or more of ours under a name of none of them. */
  readonly holding: readonly {
    readonly name: string
    readonly aliases: readonly string[]
    readonly provinces: readonly string[]
  }[]
}

/** Our provinces among all places: what a name of today covers is derived from each one's `now`. */
export const placesOf = (words: z.infer<typeof placesSchema>, own: readonly Province[]): Places => {
  const names = new Set(own.map(({ name }) => name))
  const provinces = own.toSorted((one, other) => one.rank - other.rank)
  const today = Map.groupBy(
    provinces.filter(({ name, now }) => now !== name),
    ({ now }) => now,
  )
  const idsIn = (name: string) => (today.get(name) ?? []).map(({ id: one }) => one)
  const holding = [...today.keys()]
    .filter((name) => !names.has(name))
    .map((name) => ({
      name,
      aliases: words.others.find((one) => one.name === name)?.aliases ?? [],
      provinces: idsIn(name),
    }))
  const known = new Set([...names, ...holding.map(({ name }) => name)])
  return {
    ...words,
    provinces: provinces.map((one) => ({ ...one, merged: idsIn(one.name) })),
    holding,
    others: words.others.filter(({ name }) => !known.has(name)),
  }
}
