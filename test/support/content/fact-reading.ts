import { createAmountFinder } from '../../../knowledge/language/amounts/finder.ts'
import { createFactReader } from '../../../knowledge/language/facts/fact-reader.ts'
import { fold, normalise } from '../../../knowledge/language/text/text.ts'
import type { ProvinceId } from '../../../knowledge/schema/primitives.ts'
import { content } from './content.ts'
import { lexicon } from './lexicon.ts'
import { showReading } from './reading.ts'

/** Reads an answer to a question about a fact, with the words and facts as they ship. */
export const readFact = createFactReader(
  lexicon,
  content.facts.map(({ value }) => value),
  createAmountFinder(
    lexicon,
    new Map(content.places.provinces.map(({ id, region }) => [id, region])),
  ),
)

/** What a text says in answer to the question about a fact, as one line. */
export const read = (text: string, fact: string, province: ProvinceId | null = 'kien-giang') =>
  showReading(readFact(normalise(text), fact, { asked: fact, province, sector: null }))

/** Variants apart by " | "; each is read as typed and without diacritics. */
export const forms = (texts: string) =>
  texts
    .split(' | ')
    .map((text) => text.trim())
    .flatMap((text) => [text, fold(text)])
