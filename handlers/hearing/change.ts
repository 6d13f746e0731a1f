import type { FactReading } from '../../knowledge/rules/reading.ts'
import { valuesOf } from '../conversation/session.ts'
import type { ReadTalk } from '../talk.ts'
import type { Pending } from '../walk/progress.ts'

/** A message of so few words besides its figures tells them for their own sake: "thành viên 309". */
const WORDS_BESIDE = 2

const countWords = (text: string): number => text.split(/\s+/u).filter((word) => word !== '').length

/** A change is what the message is about. */
const saysSo = ({ reading }: ReadTalk): boolean => {
  if (reading.correction || reading.denied.length > 0) return true
  const figures = reading.facts.flatMap(({ reading: read }) =>
    read.kind === 'clarify' ? [read.said] : [read.value.said],
  )
  const inFigures = figures.reduce((sum, said) => sum + countWords(said), 0)
  return countWords(reading.text) - inFigures <= WORDS_BESIDE
}

/**
 * "cho 30 tài xế vô làm", "cả xã có 2.000 thành viên hội nông dân ủng hộ": an amount that nobody asked
 * for now does not change what was told of it before unless that is said; it is asked about.
 */
export const asChange = (
  one: FactReading,
  pending: Pending | null,
  talk: ReadTalk,
): FactReading => {
  const { fact, reading } = one
  const { walk } = talk.session
  const known = walk ? valuesOf(walk)[fact] : undefined
  if (reading.kind !== 'value' || reading.value.is !== 'amount' || known?.is !== 'amount')
    return one
  const { value } = reading
  const isSame = JSON.stringify(known.interval) === JSON.stringify(value.interval)
  if (isSame || pending?.fact === fact || saysSo(talk)) return one
  return { fact, reading: { kind: 'confirm', value, why: 'change' } }
}
