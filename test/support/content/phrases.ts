import { createSay, type Say } from '../../../knowledge/phrases.ts'
import { content } from './content.ts'

/** The phrases of one language, those of the facts among them. */
export const readPhrases = (language = 'vi'): Say =>
  createSay(language, content.phrases[language] ?? {})
