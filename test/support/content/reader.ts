import { createReader } from '../../../knowledge/language/message/message.ts'
import type { MessageReading, ReadContext } from '../../../knowledge/language/message/reader.ts'
import { content } from './content.ts'
import { showReading } from './reading.ts'

/** The reader of whole messages with the word lists as they ship. */
export const reader = createReader(
  content.lexicon,
  content.facts.map(({ value }) => value),
  content.places,
)

/** Reads a text while `asked` pends; nothing else is known unless said. */
export const read = (
  text: string,
  asked: string | null = null,
  known: Partial<ReadContext> = {},
): MessageReading => reader.read(text, { asked, province: null, sector: null, ...known })

/** "area [6200000; 8035200], members 299", in order of the facts' names. */
export const showFacts = ({ facts }: Pick<MessageReading, 'facts'>): string =>
  facts
    .map(({ fact, reading }) => `${fact} ${showReading(reading)}`)
    .toSorted((one, other) => one.localeCompare(other))
    .join(', ')
