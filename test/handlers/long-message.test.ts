import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { startMeter, type Work } from '../support/talk/work.ts'

const meter = startMeter()
const { flood, FLOODS, LONGEST } = await import('../support/talk/floods.ts')
const { answerAt, MOMENTS } = await import('../support/talk/moments.ts')
type Moment = NonNullable<ReturnType<typeof MOMENTS.get>>

/**
 * What a turn may take: a fixed part, and so much a character. A million blocks take about 5 ms on a
 * core of its own, so that 4.000 characters stay far below the 50 ms that a turn may hold all others.
 */
const FIXED = { blocks: 250_000, characters: 20_000 }
const PER_CHARACTER = { blocks: 1000, characters: 80 }
/** Twice the text is twice the work, and a little for what is different at the seam. */
const DOUBLED = 2.1

const moments = [...MOMENTS]
/** Every flood meets one moment, each another; with LONG it meets all of them. */
const STEP = process.env['LONG'] ? 1 : moments.length
/** Every so-manieth flood is followed by other messages; with LONG every one. */
const FOLLOWED = process.env['LONG'] ? 1 : 4
/** Every so-manieth flood is held against its half, too; with LONG every one. */
const HALVED = process.env['LONG'] ? 1 : 3
const RUNS = process.env['LONG'] ? 3000 : 10

const at = (index: number): readonly [name: string, moment: Moment] => {
  const found = moments[index % moments.length]
  if (!found) throw new Error('there is no moment')
  return found
}

const workAt = (moment: Moment, text: string): Work => meter.workOf(() => answerAt(moment, text))

const breaches = (
  name: string,
  { blocks, characters }: Work,
  length: number,
): readonly string[] => [
  ...(blocks > FIXED.blocks + PER_CHARACTER.blocks * length ? [`${name}: ${blocks} blocks`] : []),
  ...(characters > FIXED.characters + PER_CHARACTER.characters * length
    ? [`${name}: ${characters} characters`]
    : []),
]

/**
 * So much a character is no sign of work that grows faster than the text, even if the half took less: of
 * the whole a correction may be heard, for which it is read once more.
 */
const READ_TWICE = { blocks: 400, characters: 60 }

const isDoubled = (half: Work, whole: Work): boolean =>
  whole.blocks <= Math.max(DOUBLED * half.blocks + FIXED.blocks, READ_TWICE.blocks * LONGEST) &&
  whole.characters <=
    Math.max(DOUBLED * half.characters + FIXED.characters, READ_TWICE.characters * LONGEST)

/** Whole pieces, so that the half and the whole are of the same kind. */
const half = (piece: string): string =>
  piece.length >= LONGEST / 2
    ? flood(piece, LONGEST / 2)
    : piece.repeat(Math.floor(LONGEST / 2 / piece.length))

// What is built when it is first needed is no work of a message.
beforeAll(() => {
  for (const [, moment] of moments)
    for (const text of ['hồ sơ gồm những gì', '500 ha', 'giá phân bón']) answerAt(moment, text)
}, 120_000)

describe('a message of 4.000 characters', () => {
  const measured: { readonly name: string; readonly half: Work | null; readonly whole: Work }[] = []
  beforeAll(() => {
    let turn = 0
    for (const [kind, piece] of FLOODS) {
      turn += 1
      const text = half(piece)
      for (let index = turn % STEP; index < moments.length; index += STEP) {
        const [where, moment] = at(index)
        measured.push({
          name: `${kind} @ ${where}`,
          half: turn % HALVED === 0 ? workAt(moment, text) : null,
          whole: workAt(moment, text + text),
        })
      }
    }
  }, 3_600_000)

  test('takes no more work than its length allows, whatever it holds and whenever it comes', () => {
    expect(measured.length).toBeGreaterThanOrEqual(FLOODS.size)
    expect(measured.flatMap(({ name, whole }) => breaches(name, whole, LONGEST))).toEqual([])
  })

  test('takes twice the work of its half', () => {
    const halved = measured.flatMap((one) => (one.half ? [{ ...one, half: one.half }] : []))
    expect(halved.length).toBeGreaterThanOrEqual(Math.floor(FLOODS.size / HALVED))
    expect(halved.filter((one) => !isDoubled(one.half, one.whole))).toEqual([])
  })
})

test('what a long message leaves behind makes no later message take more', () => {
  const left: string[] = []
  for (const [turn, [kind, piece]] of [...FLOODS].entries()) {
    if (turn % FOLLOWED > 0) continue
    const where = ['nothing', 'consent asked', 'area, ask'][turn % 3] ?? ''
    const moment = MOMENTS.get(where)
    if (!moment) throw new Error(where)
    const behind = { ...moment, session: answerAt(moment, flood(piece)).session }
    for (const next of ['đồng ý', 'còn an giang thì sao'])
      left.push(...breaches(`${next} behind ${kind} @ ${where}`, workAt(behind, next), LONGEST))
  }
  expect(left).toEqual([])
}, 600_000)

test('a message of any pieces takes no more work than its length allows, and twice for twice', () => {
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...FLOODS.values()).map((one) => one.slice(0, 60)) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 5 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }) },
  )
  const pieces = fc.array(piece, { minLength: 1, maxLength: 6 }).map((all) => all.join(''))
  fc.assert(
    fc.property(pieces, fc.nat(moments.length - 1), (repeated, index) => {
      const [name, moment] = at(index)
      const text = half(repeated)
      const [one, two] = [workAt(moment, text), workAt(moment, text + text)]
      expect(breaches(name, two, text.length * 2)).toEqual([])
      expect(isDoubled(one, two)).toBe(true)
    }),
    { numRuns: RUNS, seed: 23 },
  )
}, 3_600_000)
