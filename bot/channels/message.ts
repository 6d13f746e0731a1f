import type { Reply } from '../../handlers/conversation/conversation.ts'
import type { Say } from '../../knowledge/phrases.ts'
import { renderReply } from './plain-text.ts'
import type { ChannelLimits, ChannelMessage } from './channel.ts'

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/** Where a text may be cut, the best place first: paragraph, line, sentence, word. */
const BREAKS = [/\n{2,}/gu, /\n/gu, /(?<=[.!?…;:])\s/gu, /\s/gu]

/** A cut earlier than this share of a message would leave messages that hold next to nothing. */
const EARLIEST = 0.3

/** The last break within the first `most` units that is not too early, or null. */
const breakWithin = (text: string, most: number, pattern: RegExp): number | null => {
  const places = [...text.slice(0, most + 1).matchAll(pattern)].map(({ index }) => index)
  const last = places.findLast((place) => place <= most)
  return last !== undefined && last >= most * EARLIEST ? last : null
}

/** The last place within the first `most` units that is not inside a character, at least one on. */
const characterEnd = (text: string, most: number): number => {
  let end = 0
  for (const { index, segment } of graphemes.segment(text.slice(0, most * 2))) {
    const next = index + segment.length
    if (next > most) break
    end = next
  }
  if (end > 0) return end
  // One character longer than a message: only whole code points are left to keep together.
  const isPair = /[\uD800-\uDBFF]/u.test(text.charAt(most - 1))
  return isPair && most > 1 ? most - 1 : most
}

const cutAt = (text: string, most: number): number => {
  for (const pattern of BREAKS) {
    const place = breakWithin(text, most, pattern)
    if (place !== null) return place
  }
  return characterEnd(text, most)
}

/**
 * Cuts a text into parts of at most `most` UTF-16 units, at paragraphs, else lines, else sentences,
 * else words, and never inside a character. No part is empty.
 */
export const splitText = (text: string, most: number): readonly string[] => {
  const parts: string[] = []
  let rest = text.trim()
  while (rest.length > most) {
    const place = cutAt(rest, most)
    parts.push(rest.slice(0, place).trimEnd())
    rest = rest.slice(place).trimStart()
  }
  if (rest !== '') parts.push(rest)
  return parts.filter((part) => part !== '')
}

type Rendering = Pick<ChannelLimits, 'text' | 'choices' | 'numbersChoices' | 'quota' | 'documents'>

/** A reply as one text: choices that cannot all be tapped stand in it, so that none is lost. */
const textOf = (reply: Reply, { choices, numbersChoices }: Rendering, say: Say): string => {
  const isTyped = numbersChoices || reply.choices.length > choices
  return renderReply(isTyped ? reply : { ...reply, choices: [] }, say)
}

/** Where every message counts, the replies of a turn share one as far as they fit. */
const bundle = (texts: readonly string[], most: number): readonly string[] => {
  const bundles: string[] = []
  for (const text of texts) {
    const together = `${bundles.at(-1) ?? ''}\n\n${text}`
    if (bundles.length > 0 && together.length <= most) bundles[bundles.length - 1] = together
    else bundles.push(text)
  }
  return bundles
}

/**
 * Replies as messages within a channel's limits. Text is NFC, as the limits count; what can be tapped
 * stands under the last message, as it stands on the last reply of a turn. A file goes first, as a
 * message of its own: should it be refused, what was said arrives nevertheless.
 */
export const packReplies = (
  replies: readonly Reply[],
  limits: Rendering,
  say: Say,
): readonly ChannelMessage[] => {
  const texts = replies.map((reply) => textOf(reply, limits, say).normalize('NFC').trim())
  const shown = texts.filter((text) => text !== '')
  const bundles = limits.quota ? bundle(shown, limits.text) : shown
  const parts = bundles.flatMap((text) => splitText(text, limits.text))
  const choices = (replies.at(-1)?.choices ?? []).slice(0, limits.choices)
  const files = replies.flatMap(({ document }): readonly ChannelMessage[] =>
    document && limits.documents ? [{ text: say('sheets.attached'), choices: [], document }] : [],
  )
  const messages = parts.map((text, at) => ({
    text,
    choices: at === parts.length - 1 ? choices : [],
  }))
  return [...files, ...messages]
}
