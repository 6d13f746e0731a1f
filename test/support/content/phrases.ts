import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { createSay, type Say } from '../../../knowledge/phrases.ts'

const FOLDER = new URL('../../../knowledge/content/phrases/', import.meta.url)

/** The phrases of one language, straight from its files. */
export const readPhrases = (language = 'vi'): Say => {
  const folder = new URL(`${language}/`, FOLDER)
  const files = readdirSync(folder).map((file) => [
    file.replace('.yaml', ''),
    parse(readFileSync(new URL(file, folder), 'utf8')),
  ])
  return createSay(language, Object.fromEntries(files))
}
