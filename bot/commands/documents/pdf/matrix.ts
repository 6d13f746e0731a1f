/** How a PDF places things: scale and turn, then shift. */
export type Matrix = readonly [
  a: number,
  b: number,
  c: number,
  d: number,
  shiftX: number,
  shiftY: number,
]

/** The second within the first. */
export const multiplied = (
  [a, b, c, d, e, f]: Matrix,
  [a2, b2, c2, d2, e2, f2]: Matrix,
): Matrix => [
  a * a2 + c * b2,
  b * a2 + d * b2,
  a * c2 + c * d2,
  b * c2 + d * d2,
  a * e2 + c * f2 + e,
  b * e2 + d * f2 + f,
]

export const applied = (
  [a, b, c, d, e, f]: Matrix,
  x: number,
  y: number,
): readonly [x: number, y: number] => [a * x + c * y + e, b * x + d * y + f]
