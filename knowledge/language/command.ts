import type { MessageLexicon } from '../message-lexicon.ts'
import type { CommandId, MessageReading } from './reader.ts'
import { phraseList, plainList, type Aliases, type Word } from './wording.ts'

type Command = NonNullable<MessageReading['command']>

const MOST_EDIT_WORDS = 6

/** Recognises a message that steers the talk. A command is nearly the whole message. */
export const createCommand = (lexicon: MessageLexicon, aliases: Aliases) => {
  const { commands, edit, step, explain, fillers, facts } = lexicon.commands
  const named = phraseList(
    commands.map(({ id, words }) => ({ id: id as CommandId, words })),
    aliases,
  )
  const edits = plainList(edit, aliases)
  const steps = plainList(step, aliases)
  const explains = plainList(explain, aliases)
  const small = plainList(fillers, aliases)
  const factNames = phraseList(
    Object.entries(facts).map(([id, words]) => ({ id, words })),
    aliases,
  )

  const isSmall = (words: readonly Word[]) =>
    words.every((word, at) => word.kind === 'mark' || small.at(words, at) !== null)

  /** The phrase list's hit where only small words stand around it. */
  const alone = <T>(
    hit: { readonly id: T; readonly from: number; readonly to: number } | undefined,
    words: readonly Word[],
  ) => (hit && isSmall(words.slice(0, hit.from)) && isSmall(words.slice(hit.to)) ? hit : null)

  const editing = (words: readonly Word[]): Command | null => {
    const [first] = edits.find(words)
    if (!first || !isSmall(words.slice(0, first.from)) || words.length > MOST_EDIT_WORDS)
      return null
    const rest = words.slice(first.to)
    const [fact] = factNames.find(rest)
    const number = rest.find(({ kind }) => kind === 'number')
    const hasStep = steps.find(rest).length > 0
    if (fact && !number) return { id: 'edit', fact: fact.id, step: null }
    if (hasStep && number) return { id: 'edit', fact: null, step: Number(number.lower) }
    return rest.length === 0 || isSmall(rest) || hasStep
      ? { id: 'edit', fact: null, step: null }
      : null
  }

  /** The command of a message, or null. `asks` is true where a question pends. */
  return (words: readonly Word[], asks: boolean): Command | null => {
    const edited = editing(words)
    if (edited) return edited
    const hits = named.find(words)
    const hit = hits.length === 1 ? alone(hits[0], words) : null
    if (hit) return { id: hit.id, fact: null, step: null }
    const explained = alone(explains.find(words)[0], words)
    return explained ? { id: asks ? 'why' : 'help', fact: null, step: null } : null
  }
}
