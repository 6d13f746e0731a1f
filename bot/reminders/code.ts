import { parseEvent } from '../channels/event.ts'
import { createHash, randomInt } from 'node:crypto'
import { legible } from '../../knowledge/language/text/text.ts'

/** Neither vowels nor figures that look like letters: no word, nothing to misread on a phone. */
const ALPHABET = '23456789BCDFGHJKMNPQRSTVWXYZ'
const LENGTH = 8
const HALF = LENGTH / 2
/** Words that may stand before a code: "mã mời của em là …". */
const CODE =
  /^(?:\S+\s+){0,6}?([2-9B-DF-HJ-NP-TV-Z]{4})[\s\p{Pd}]?([2-9B-DF-HJ-NP-TV-Z]{4})[.!]?$/iu
const MIXED = /^(?=.*\d)(?=.*[a-z])/iu
/** Behind more than this nobody looks for a code. */
const LONGEST_MESSAGE = 200
/** What a deep link carries before the code. */
const LINK = /^m-/u

/** A new code as a person reads it: "K7MP-3QWX". It holds figures and letters. */
export const newCode = (): string => {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(
    '',
  )
  return MIXED.test(letters) ? `${letters.slice(0, HALF)}-${letters.slice(HALF)}` : newCode()
}

/** The code that a message ends with, or null; as it is hashed: upper case, without the dash. */
export const codeIn = (text: string): string | null => {
  const said = text.trim()
  const found = said.length > LONGEST_MESSAGE ? null : CODE.exec(legible(said))
  const code = found ? `${found[1]}${found[2]}`.toUpperCase() : ''
  return MIXED.test(code) ? code : null
}

/** The code that a link carried (`m-K7MP3QWX`), or null. */
export const codeInLink = (payload: string): string | null =>
  LINK.test(payload) ? codeIn(payload.replace(LINK, '')) : null

/** What is kept of a code. */
export const hashOfCode = (code: string): string =>
  createHash('sha256').update(code.replaceAll('-', '').toUpperCase()).digest('hex')

/** The hash of the invitation code in a stored event, typed or carried by a link; null for none. */
export const codeOfEvent = (json: string): string | null => {
  const event = parseEvent(json)
  if (event?.kind !== 'text' && event?.kind !== 'start') return null
  const code = event.kind === 'text' ? codeIn(event.text) : codeInLink(event.payload)
  return code === null ? null : hashOfCode(code)
}
