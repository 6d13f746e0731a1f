import type { Lexicon } from '../../../knowledge/schema/lexicon/amounts.ts'
import { content } from './content.ts'

/** The word lists as they ship, with the words of the facts. */
export const lexicon: Lexicon = content.lexicon
