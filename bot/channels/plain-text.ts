import type { Reply } from '../../handlers/conversation/conversation.ts'
import type { Say } from '../../knowledge/phrases.ts'

/** A reply as plain text: numbered choices where a number picks one, else the words to type. */
export const renderReply = (reply: Reply, say: Say): string => {
  const { choices, numbered, links } = reply
  const text = [
    reply.text,
    ...links.map(({ label, url }) => say('terminal.link', { label, url })),
  ].join('\n')
  if (choices.length === 0) return text
  const labels = choices.map(({ label }) => label)
  if (!numbered) return `${text}\n${say('terminal.words', { list: labels.join(' · ') })}`
  const lines = labels.map((label, at) => say('terminal.choice', { number: at + 1, label }))
  return [text, ...lines].join('\n')
}

const indent = (text: string, by: string) => text.replaceAll(/\n(?!\n)/gu, `\n${by}`)

/** What the bot says, as a transcript shows it: "Bot: …" with the lines below set in. */
export const renderBotLine = (reply: Reply, say: Say): string => {
  const name = say('terminal.bot')
  return `${name}: ${indent(renderReply(reply, say), ' '.repeat(name.length + 2))}`
}
