/** A stretch of a normalised text, by character offsets. */
export interface Span {
  readonly at: number
  readonly end: number
}

/** Index of the first of some spans, which stand in order, that begins at `at` or behind it. */
const firstFrom = (spans: readonly Span[], at: number): number => {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((spans[middle]?.at ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}

/** Those of some spans that lie within another. They stand in order, and none in one another. */
export const spansIn = <S extends Span>(spans: readonly S[], { at, end }: Span): readonly S[] => {
  const from = firstFrom(spans, at)
  let to = from
  while (to < spans.length && (spans[to]?.end ?? 0) <= end) to += 1
  return spans.slice(from, to)
}

/** The one of some spans that a place lies in; the same conditions hold. */
export const spanAt = <S extends Span>(spans: readonly S[], at: number): S | undefined => {
  const last = spans[firstFrom(spans, at + 1) - 1]
  return last && last.end > at ? last : undefined
}
