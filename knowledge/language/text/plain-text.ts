import { ADDRESS } from './address.ts'
import { compose } from './text.ts'

const TAG = /<\/?[a-z!][^<>]{0,200}>/giu
/** Control characters but tab and line breaks; marks that turn the direction of writing. */
const CONTROL = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069]/gu

const FEWEST_LINES = 4
const LONG_TEXT = 600
const LONG_LINE = 100
const FEWEST_LONG_LINES = 2

const ADDRESSES = new RegExp(ADDRESS.source, 'giu')
const SAYS = /[\p{L}\p{N}]/u

/** The words beside addresses; null where there is no address, or nothing besides. */
export const wordsBeside = (text: string): string | null => {
  const words = text.replaceAll(ADDRESSES, ' ')
  return words !== text && SAYS.test(words) ? words.replaceAll(/ {2,}/gu, ' ').trim() : null
}

/** True for a text that is nothing but addresses. */
export const isAddressOnly = (text: string): boolean =>
  ADDRESS.test(text) && wordsBeside(text) === null

/**
 * A message as a person would read it: letters and their marks as one, without the tags of markup,
 * without control characters, and without the addresses that its words stand beside.
 */
export const plainText = (text: string): string => {
  const plain = compose(text).replaceAll(CONTROL, '').replaceAll(TAG, ' ')
  return wordsBeside(plain) ?? plain
}

/**
 * True for paragraphs that were copied from somewhere. Whoever speaks into the phone sends one long
 * line, and whoever lists their own figures sends short ones.
 */
export const isPasted = (text: string): boolean => {
  const lines = text.split(/[\n\r\u2028\u2029]+/u).filter((line) => line.trim() !== '')
  const long = lines.filter((line) => line.length >= LONG_LINE)
  return (
    long.length >= FEWEST_LONG_LINES || (lines.length >= FEWEST_LINES && text.length >= LONG_TEXT)
  )
}
