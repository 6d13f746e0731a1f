import type { Supposed } from '../conversation/conversation.ts'
import type { Draft, DraftChoice } from '../conversation/outcome.ts'
import type { Talk } from '../talk.ts'
import { describeAlone } from '../text/value.ts'
import type { UnclearSupposed } from './reading.ts'

/** What is supposed as a choice; `beside` is what was clear of the same message and holds with it. */
const supposeChoice = (
  { fact, value }: Supposed,
  { knowledge, say }: Talk,
): readonly DraftChoice[] => {
  const about = knowledge.facts.get(fact)
  const label = say(`fact.${fact}`)
  return about
    ? [
        {
          label: say('suppose.option', { label, value: describeAlone(about, value, knowledge) }),
          action: { do: 'suppose', facts: [{ fact, value }] },
        },
      ]
    : []
}

const choicesOf = (options: readonly Supposed[], talk: Talk): readonly DraftChoice[] =>
  options.flatMap((one) => supposeChoice(one, talk))

/** Asks back about a supposition; nothing is supposed meanwhile. */
export const askBack = (unclear: UnclearSupposed, talk: Talk): Draft => {
  const { say } = talk
  const isSupposed = true
  const asked = (text: string, choices: readonly DraftChoice[]): Draft => ({
    isSupposed,
    text,
    choices,
    marks: [{ is: 'question', text }],
  })
  switch (unclear.why) {
    case 'contradiction':
      return asked(say('suppose.contradiction'), choicesOf(unclear.options, talk))
    case 'which':
      return asked(say('suppose.which'), choicesOf(unclear.options, talk))
    case 'no-base':
      return { isSupposed, text: say('suppose.noBase', { label: say(`fact.${unclear.fact}`) }) }
    case 'impossible':
      return { isSupposed, text: say('suppose.impossible', { label: say(`fact.${unclear.fact}`) }) }
    case 'unread': {
      const said = unclear.said === '' ? say('suppose.howMuch') : unclear.said
      const choices = choicesOf(unclear.options, talk)
      return choices.length > 0
        ? asked(say('suppose.unreadWhich', { said }), choices)
        : { isSupposed, text: say('suppose.unread', { said }) }
    }
    default:
      return unclear satisfies never
  }
}
