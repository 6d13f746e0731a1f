import { rememberOf } from '../language/text/remember.ts'

/** A value inside of content, with its place as a fault tells it. */
export interface Found {
  readonly place: string
  readonly value: string
  /** The object whose field it is. */
  readonly owner: Readonly<Record<string, unknown>>
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

const under = (place: string, key: string): string => (place === '' ? key : `${place}.${key}`)

/** Every field of a name, however deep it stands. */
const deepIn = (value: unknown, name: string, place: string): readonly Found[] =>
  isFields(value)
    ? Object.entries(value).flatMap(([key, inner]) =>
        key === name && typeof inner === 'string'
          ? [{ place: under(place, key), value: inner, owner: value }]
          : deepIn(inner, name, under(place, key)),
      )
    : []

/** The steps behind the first one, from what that one leads to. */
const stepsIn = (value: unknown, steps: readonly string[], place: string): readonly Found[] => {
  const [step = '', ...rest] = steps
  if (!isFields(value)) return []
  if (step === '**') return deepIn(value, rest[0] ?? '', place)
  if (step === '*')
    return Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'string'
        ? [{ place: under(place, key), value: inner, owner: value }]
        : stepsIn(inner, rest, under(place, key)),
    )
  const name = step.replace(/(?:\[\]|\{\})$/u, '')
  const inner = value[name]
  const here = under(place, name)
  if (step.endsWith('[]'))
    return Array.isArray(inner)
      ? inner.map((one) => ({ place: here, value: String(one), owner: value }))
      : []
  if (step.endsWith('{}'))
    return Object.keys(isFields(inner) ? inner : {}).map((key) => ({
      place: under(here, key),
      value: key,
      owner: value,
    }))
  if (rest.length > 0) return stepsIn(inner, rest, here)
  return typeof inner === 'string' ? [{ place: here, value: inner, owner: value }] : []
}

/** By path: what stands there in a unit of content stays the same for as long as the unit does. */
const finders = new Map<string, (unit: object) => readonly Found[]>()

/**
 * The values at a path of content: `rows.*.clause` is that of each row, `lead[]` each of a list that is
 * told as one place, `clauses{}` each key, `test.**.fact` every such field below.
 */
export const valuesAt = (unit: object, path: string): readonly Found[] => {
  const find = finders.get(path) ?? rememberOf((one) => stepsIn(one, path.split('.'), ''))
  finders.set(path, find)
  return find(unit)
}
