import { expect, test } from 'vitest'
import type { MessageReading } from '../../../../knowledge/language/message/reader.ts'
import { fold } from '../../../../knowledge/language/text/text.ts'
import { content } from '../../../support/content/content.ts'
import { reader, showFacts } from '../../../support/content/reader.ts'

const SEED = 20211
const STRINGS = process.env['LONG'] ? 100_000 : 5000

/** A small generator with a seed, so that every run reads the same strings. */
const createRandom = (seed: number) => {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const wordsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? value.split(/[^\p{L}\p{N}]+/u)
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(wordsIn)
      : []

const PIECES = [
  ...new Set(wordsIn(content.lexicon).flatMap((word) => [word, fold(word)])),
  ...'0 1 3 5 12 300 1.200 2,5 620 2018 2019 2020 2025 ha tr tỷ m2 k % / - , . ; ! ? ( ) " 👍 🏽 \n \t'.split(
    ' ',
  ),
  '\u0301',
  '\u200b',
  '\ud800',
  '<script>',
  "'; DROP",
]
const ASKED = [null, ...content.facts.map(({ value }) => value.id)]

const createText = (random: (below: number) => number) =>
  Array.from({ length: random(9) }, () => PIECES[random(PIECES.length)] ?? '').join(
    random(5) === 0 ? '' : ' ',
  )

/** What is wrong with the reading of a text, or null. */
const faultOf = ({ facts, command }: MessageReading): string | null => {
  const names = facts.map(({ fact }) => fact)
  if (new Set(names).size !== names.length) return `twice: ${names.join(' ')}`
  if (command && facts.length > 0) return `${command.id} and ${names.join(' ')}`
  const silent = facts.filter(
    ({ reading }) => (reading.kind === 'clarify' ? reading : reading.value).said.trim() === '',
  )
  return silent.length > 0 ? `without an echo: ${showFacts({ facts: silent })}` : null
}

test(`${STRINGS} random texts are read without an exception, each fact once and with an echo`, () => {
  const random = createRandom(SEED)
  const faults: string[] = []
  for (let count = 0; count < STRINGS; count += 1) {
    const text = createText(random)
    const asked = ASKED[random(ASKED.length)] ?? null
    const fault = faultOf(reader.read(text, { asked, province: null, sector: null }))
    if (fault) faults.push(`${JSON.stringify(text)} (asked: ${asked}): ${fault}`)
  }
  expect(faults.slice(0, 10)).toEqual([])
})
