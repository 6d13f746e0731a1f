import { isDenied, type FactReading } from '../../knowledge/rules/reading.ts'
import { readMessage, type ReadTalk } from '../talk.ts'
import { NEXT } from '../walk/consent.ts'
import { GATES } from '../walk/verdict/comparison.ts'
import { NAMED } from '../walk/stated-facts.ts'

/** A range this wide ("mấy tỷ", from 2 to 9) asks how much, and is no figure of one's own. */
const WIDEST_RANGE = 3

const isWide = ({ reading }: FactReading): boolean => {
  const value = reading.kind === 'value' || reading.kind === 'confirm' ? reading.value : null
  if (value?.is !== 'amount') return false
  const { from, to } = value.interval
  return from !== null && to !== null && to > from * WIDEST_RANGE
}

/** What is told of one's own cooperative. In a question a thing that is named ("OCOP") is asked about, unless it is said not to be there. */
export const figuresIn = (
  facts: readonly FactReading[],
  { reading, knowledge }: ReadTalk,
): readonly FactReading[] =>
  facts.filter(
    (one) =>
      !GATES.has(one.fact) &&
      one.fact !== NAMED &&
      !isWide(one) &&
      (reading.question === null ||
        isDenied(one) ||
        knowledge.facts.get(one.fact)?.type !== 'truth'),
  )

/** The one sector that was told; null for none, or several. */
export const sectorIn = (facts: readonly FactReading[]): string | null => {
  const reading = facts.find(({ fact }) => fact === 'sector')?.reading
  return reading?.kind === 'value' && reading.value.is === 'choice'
    ? (reading.value.ids[0] ?? null)
    : null
}

/** The sector that was told before and waits for the check. */
export const sectorHeld = (talk: ReadTalk): string | null => {
  const told = talk.session.held?.text.split(NEXT) ?? []
  const sectors = told.map((text) => sectorIn(readMessage(text, null, talk).facts))
  return sectors.findLast((sector) => sector !== null) ?? null
}
