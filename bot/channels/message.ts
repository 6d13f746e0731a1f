import type { Reply } from '../../handlers/conversation.ts'
import type { Say } from '../../knowledge/phrases.ts'
import { renderReply } from './plain-text.ts'
import type { ChannelLimits, ChannelMessage } from './channel.ts'
import { splitText } from './split.ts'

type Rendering = Pick<ChannelLimits, 'text' | 'choices' | 'numbersChoices' | 'quota'>

/** A reply as one text: choices that cannot all be tapped stand in it, so that none is lost. */
const textOf = (reply: Reply, { choices, numbersChoices }: Rendering, say: Say): string =>
  numbersChoices || reply.choices.length > choices ? renderReply(reply, say) : reply.text

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
 * stands under the last message, as it stands on the last reply of a turn.
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
  return parts.map((text, at) => ({ text, choices: at === parts.length - 1 ? choices : [] }))
}
