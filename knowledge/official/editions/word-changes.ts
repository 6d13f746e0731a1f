/** Words that were taken out and put in at one place, with a few words around them. */
export interface WordChange {
  readonly before: string
  readonly removed: string
  readonly added: string
  readonly after: string
}

/** Longer texts are compared from both ends only. */
const MOST_WORDS = 600
const AROUND = 4
/** Changes with fewer words between them are one change. */
const FEWEST_BETWEEN = 2

interface Stretch {
  from: number
  to: number
  nowFrom: number
  nowTo: number
}

/** Lengths of the longest common run of words behind each pair of places. */
const commonBehind = (then: readonly string[], now: readonly string[]): readonly Uint16Array[] => {
  const table = Array.from({ length: then.length + 1 }, () => new Uint16Array(now.length + 1))
  for (let one = then.length - 1; one >= 0; one -= 1)
    for (let other = now.length - 1; other >= 0; other -= 1) {
      const [row, next] = [table[one], table[one + 1]]
      if (!row || !next) continue
      row[other] =
        then[one] === now[other]
          ? (next[other + 1] ?? 0) + 1
          : Math.max(next[other] ?? 0, row[other + 1] ?? 0)
    }
  return table
}

const sharedStart = (then: readonly string[], now: readonly string[]): number => {
  let size = 0
  while (size < then.length && size < now.length && then[size] === now[size]) size += 1
  return size
}

/** Where two lists of words differ. */
const stretches = (then: readonly string[], now: readonly string[]): readonly Stretch[] => {
  const start = sharedStart(then, now)
  const [thenLeft, nowLeft] = [then.slice(start), now.slice(start)]
  const end = sharedStart(thenLeft.toReversed(), nowLeft.toReversed())
  const [one, other] = [
    thenLeft.slice(0, thenLeft.length - end),
    nowLeft.slice(0, nowLeft.length - end),
  ]
  const whole = { from: start, to: start + one.length, nowFrom: start, nowTo: start + other.length }
  if (one.length > MOST_WORDS || other.length > MOST_WORDS) return [whole]
  const table = commonBehind(one, other)
  const found: Stretch[] = []
  for (let at = 0, nowAt = 0; at < one.length || nowAt < other.length;) {
    if (at < one.length && one[at] === other[nowAt]) {
      at += 1
      nowAt += 1
      continue
    }
    const takesOut =
      nowAt >= other.length ||
      (at < one.length && (table[at + 1]?.[nowAt] ?? 0) >= (table[at]?.[nowAt + 1] ?? 0))
    const last = found.at(-1)
    const isNear = last && start + at - last.to < FEWEST_BETWEEN
    const open = isNear
      ? last
      : { from: start + at, to: start + at, nowFrom: start + nowAt, nowTo: start + nowAt }
    if (!isNear) found.push(open)
    if (takesOut) at += 1
    else nowAt += 1
    open.to = start + at
    open.nowTo = start + nowAt
  }
  return found
}

/** The words in which two texts differ, place by place. */
export const wordChanges = (then: string, now: string): readonly WordChange[] => {
  const [one, other] = [then.split(' '), now.split(' ')]
  return stretches(one, other).map(({ from, to, nowFrom, nowTo }) => ({
    before: one.slice(Math.max(0, from - AROUND), from).join(' '),
    removed: one.slice(from, to).join(' '),
    added: other.slice(nowFrom, nowTo).join(' '),
    after: one.slice(to, to + AROUND).join(' '),
  }))
}
