/**
 * Where entries stand once they are sorted by their keys, 0 up to `size`: those of a key begin at
 * `starts[key]` and end before `starts[key + 1]`.
 */
export const startsOf = (keys: ArrayLike<number>, size: number): Uint32Array => {
  const starts = new Uint32Array(size + 1)
  for (let entry = 0; entry < keys.length; entry += 1) {
    const key = keys[entry] ?? 0
    starts[key + 1] = (starts[key + 1] ?? 0) + 1
  }
  for (let key = 0; key < size; key += 1)
    starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0)
  return starts
}

/** The place of each entry when they are sorted so; those with the same key keep their order. */
export const placesOf = (keys: ArrayLike<number>, starts: Uint32Array): Uint32Array => {
  const next = starts.slice()
  const places = new Uint32Array(keys.length)
  for (let entry = 0; entry < keys.length; entry += 1) {
    const key = keys[entry] ?? 0
    const place = next[key] ?? 0
    places[entry] = place
    next[key] = place + 1
  }
  return places
}

/** The places of the highest scores above a bound, best first, the first of equals first; `most` at the most. */
export const highest = (
  scores: Float32Array | Float64Array,
  bound: number,
  most: number,
): readonly number[] => {
  const best: number[] = []
  let least = bound
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at] ?? 0
    if (score <= least) continue
    let place = best.length === most ? most - 1 : best.length
    while (place > 0 && (scores[best[place - 1] ?? 0] ?? 0) < score) {
      best[place] = best[place - 1] ?? 0
      place -= 1
    }
    best[place] = at
    if (best.length === most) least = scores[best[most - 1] ?? 0] ?? 0
  }
  return best
}
