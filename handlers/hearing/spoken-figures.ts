import type { MessageReading } from '../../knowledge/language/message/reader.ts'
import type { FactReading } from '../../knowledge/rules/reading.ts'
import { readMessage, type Talk } from '../talk.ts'

const DIGITS = /\d+(?:[.,]\d+)*/gu

/** Figures and years that a reading tells, however they are written. */
const isFigure = ({ reading }: FactReading): boolean =>
  reading.kind === 'clarify' || reading.value.is === 'amount' || reading.value.is === 'years'

/** Whether a heard text has a figure in it, in digits or in words, that an answer would use. */
export const tellsFigures = (reading: MessageReading, { knowledge }: Talk): boolean => {
  const { text, figures, facts } = reading
  const wish = knowledge.readReminding(text, null)
  return (
    /\d/u.test(text) ||
    figures.length > 0 ||
    facts.some(isFigure) ||
    // "nhắc trước bảy ngày", "lúc bảy giờ"
    /\d/u.test(JSON.stringify(wish))
  )
}

/** The words with which a figure of one fact was said; null where it was none, or more than one. */
const saidOf = (fact: string, { facts }: MessageReading): string | null => {
  const [only, ...others] = facts.filter((one) => one.fact === fact)
  if (!only || others.length > 0 || !isFigure(only)) return null
  return only.reading.kind === 'clarify' ? only.reading.said : only.reading.value.said
}

/** The text with `from` as `to`; null where it does not stand there once. */
const replaceOnce = (text: string, from: string, to: string): string | null =>
  from !== '' && text.split(from).length === 2 ? text.replace(from, () => to) : null

/**
 * A heard text with the figures of a typed one in place of its own: "310 thành viên" takes the place of
 * the members, "310" of the only number. Null where the typed text says something else, or it is not
 * clear of what.
 */
export const amend = (held: string, typed: MessageReading, talk: Talk): string | null => {
  if (typed.question !== null || typed.command !== null) return null
  const heard = readMessage(held, null, talk)
  if (typed.facts.length === 0) {
    const [figure, ...more] = typed.figures
    const numbers = heard.text.match(DIGITS) ?? []
    const isClear = figure !== undefined && more.length === 0 && numbers.length === 1
    return isClear ? replaceOnce(heard.text, numbers[0] ?? '', figure) : null
  }
  return typed.facts.reduce<string | null>((text, { fact }) => {
    const [from, to] = [saidOf(fact, heard), saidOf(fact, typed)]
    return text === null || from === null || to === null ? null : replaceOnce(text, from, to)
  }, heard.text)
}
