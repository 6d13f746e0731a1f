import { createHash } from 'node:crypto'

const LENGTH = 12

/** Keys in one order, so that the order in a file means nothing. */
const inOrder = (data: unknown): unknown => {
  if (Array.isArray(data)) return data.map(inOrder)
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, value]) => [key, inOrder(value)]),
  )
}

/** A short word that is the same for the same plain data, whatever order its keys stand in. */
export const fingerprintOf = (data: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(data)))
    .digest('hex')
    .slice(0, LENGTH)
