import type { ProvinceId } from '../schema/primitives.ts'

/** A wording with what it says: its words, those that say next to nothing left out. */
export interface Wording {
  readonly text: string
  readonly words: readonly string[]
  readonly province: ProvinceId | null
  /** Civil day, `YYYY-MM-DD`. */
  readonly on: string
  /** How often it was asked so on that day. */
  readonly count: number
}

/** Wordings that ask the same, as far as their words tell. */
export interface QuestionGroup {
  /** The wording whose words are shared most. */
  readonly text: string
  readonly count: number
  readonly wordings: number
  /** In order of the alphabet; null, where no province was known, comes last. */
  readonly provinces: readonly (ProvinceId | null)[]
  readonly first: string
  readonly last: string
}

/** From this Dice likeness on two wordings ask the same. */
const ALIKE = 0.6
const GRAM = 3

/** All wordings that say the very same words. */
interface Cluster {
  readonly features: ReadonlySet<string>
  readonly asked: Wording[]
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
const compareText = (one: string, other: string): number => (one < other ? -1 : Number(one > other))
const countOf = ({ asked }: Cluster): number => sum(asked.map(({ count }) => count))

/** Letters by threes of each word, with its ends: "vay" is " va", "vay", "ay ". A typo spares most. */
const gramsOf = (words: readonly string[]): ReadonlySet<string> => {
  const grams = new Set<string>()
  for (const word of words) {
    const padded = ` ${word} `
    for (let at = 0; at + GRAM <= padded.length; at += 1) grams.add(padded.slice(at, at + GRAM))
  }
  return grams
}

/** Each set of words once, the most asked first. */
const clustersOf = (asked: readonly Wording[]): readonly Cluster[] => {
  const clusters = new Map<string, Cluster>()
  for (const one of asked) {
    const words = [...new Set(one.words)].toSorted(compareText)
    const key = words.join(' ')
    const cluster = clusters.get(key) ?? { features: gramsOf(words), asked: [] }
    cluster.asked.push(one)
    clusters.set(key, cluster)
  }
  return [...clusters]
    .toSorted(
      ([oneKey, one], [otherKey, other]) =>
        countOf(other) - countOf(one) || compareText(oneKey, otherKey),
    )
    .map(([, cluster]) => cluster)
}

/** The wording that shares most with all of its group, by Dice over their words. */
const typicalOf = (asked: readonly Wording[]): string => {
  const uses = new Map<string, number>()
  for (const { words, count } of asked)
    for (const word of new Set(words)) uses.set(word, (uses.get(word) ?? 0) + count)
  const all = sum([...uses.values()])
  const times = sum(asked.map(({ count }) => count))
  const texts = new Map<string, number>()
  for (const { text, words } of asked) {
    const own = [...new Set(words)]
    const shared = sum(own.map((word) => uses.get(word) ?? 0))
    texts.set(text, (2 * shared) / (own.length * times + all || 1))
  }
  const [best] = [...texts].toSorted(
    ([one, oneShare], [other, otherShare]) => otherShare - oneShare || compareText(one, other),
  )
  return best?.[0] ?? ''
}

const describe = (asked: readonly Wording[]): QuestionGroup => {
  const days = asked.map(({ on }) => on).toSorted(compareText)
  const provinces = [...new Set(asked.map(({ province }) => province))]
  return {
    text: typicalOf(asked),
    count: sum(asked.map(({ count }) => count)),
    wordings: new Set(asked.map(({ text }) => text)).size,
    provinces: provinces.toSorted(
      (one, other) =>
        Number(one === null) - Number(other === null) || compareText(one ?? '', other ?? ''),
    ),
    first: days[0] ?? '',
    last: days.at(-1) ?? '',
  }
}

/**
 * Groups questions by likeness, the most asked first; their order does not matter. A wording joins
 * the group whose most asked words are likest to its own, or begins one.
 */
export const groupLike = (asked: readonly Wording[]): readonly QuestionGroup[] => {
  const groups: { readonly size: number; readonly asked: Wording[] }[] = []
  const holders = new Map<string, number[]>()

  const likest = (features: ReadonlySet<string>) => {
    const shared = new Map<number, number>()
    for (const feature of features)
      for (const at of holders.get(feature) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1)
    let best = null
    let most = ALIKE
    for (const [at, count] of [...shared].toSorted(([one], [other]) => one - other)) {
      const group = groups[at]
      const dice = group ? (2 * count) / (features.size + group.size) : 0
      if (!group || dice < most || (best && dice === most)) continue
      best = group
      most = dice
    }
    return best
  }

  for (const { features, asked: same } of clustersOf(asked)) {
    const group = likest(features)
    if (group) group.asked.push(...same)
    else {
      for (const feature of features) {
        const known = holders.get(feature)
        if (known) known.push(groups.length)
        else holders.set(feature, [groups.length])
      }
      groups.push({ size: features.size, asked: [...same] })
    }
  }
  return groups
    .map((group) => describe(group.asked))
    .toSorted(
      (one, other) =>
        other.count - one.count ||
        compareText(other.last, one.last) ||
        compareText(one.text, other.text),
    )
}
