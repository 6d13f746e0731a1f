import type { DocumentLexicon } from '../../schema/lexicon/documents.ts'
import type { IdentityLexicon } from '../../schema/lexicon/identity.ts'
import { fold } from '../../language/text/text.ts'
import { anyOf } from '../outline/marker.ts'
import type { Passage } from '../passage.ts'
import { createReadDay, type DaySaid } from './day.ts'
import type { Issuer, ReadIssuer } from './issuer.ts'
import { createReadNumber, type DocumentNumber } from './number.ts'

/** The document that an annex or a plan was issued with. */
export interface Attached extends DocumentNumber {
  readonly day: DaySaid | null
  readonly issuer: Issuer | null
}

/** Where a document names itself; what it says elsewhere may be the number of another one. */
const NAMING = /^(?:title|KH\d*|PL\d*)$/u
/** Day and agency stand right behind the number. */
const NEAR = 60
const FAR = 240

export const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()

/** Builds the reader of "(Ban hành kèm theo Kế hoạch số 135/KH-UBND ngày 15/7/2021 của …)". */
export const createAttached = (
  lexicon: DocumentLexicon,
  identity: IdentityLexicon,
  issuers: Pick<ReadIssuer, 'at'>,
) => {
  const readDay = createReadDay(lexicon)
  const numbers = createReadNumber(lexicon, identity)
  const ofAgency = new RegExp(`(?<![a-z])${anyOf(identity.of)} `, 'u')
  return (passages: readonly Passage[]): Attached | null => {
    for (const { text } of passages.filter(({ clause }) => NAMING.test(clause))) {
      const line = oneLine(text)
      const found = numbers.attached(line)
      if (!found) continue
      const dated = readDay(line, found.end)
      const behind = line.slice(found.end, found.end + FAR)
      const of = ofAgency.exec(fold(behind))
      return {
        ...found,
        day: dated !== null && dated.at - found.end < NEAR ? dated : null,
        issuer: of ? issuers.at(behind.slice(of.index + of[0].length)) : null,
      }
    }
    return null
  }
}
