import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { CommandId, MessageReading } from './reader.ts'
import { LONGEST_QUESTION } from '../text/length.ts'
import { isTypoOf } from '../text/typo.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { phraseList, plainList, spellOut, without, wordsOf } from '../phrases/phrase-list.ts'
import type { Words } from '../phrases/phrase-list.ts'

type Command = NonNullable<MessageReading['command']>

const FEWEST_LETTERS_FOR_TYPOS = 7

const lettersOf = (words: Words) => words.map(({ folded }) => folded).join('')

/** Recognises a message that steers the talk. A command is nearly the whole message. */
export const createCommand = (lexicon: MessageLexicon, aliases: Aliases) => {
  const { commands, edit, step, explain, fillers, facts } = lexicon.commands
  const entries = commands.map(({ id, words }) => ({ id: id as CommandId, words }))
  const named = phraseList(entries, aliases)
  const spelled = entries.flatMap(({ id, words }) =>
    words
      .flatMap(spellOut)
      .map((phrase) => ({ id, letters: lettersOf(wordsOf(phrase, aliases)) }))
      .filter(({ letters }) => id !== 'unknown' && letters.length >= FEWEST_LETTERS_FOR_TYPOS),
  )
  const edits = plainList(edit, aliases)
  const steps = plainList(step, aliases)
  const explains = plainList(explain, aliases)
  const small = plainList(fillers, aliases)
  const factNames = phraseList(
    Object.entries(facts).map(([id, words]) => ({ id, words })),
    aliases,
  )

  const isSmall = (words: Words) => without(words, small).length === 0

  /** "sửa câu 2", "đổi lại diện tích"; with a new figure behind it is a statement. */
  const editing = (words: Words): Command | null => {
    const [first] = edits.find(words)
    if (!first || !isSmall(words.slice(0, first.from))) return null
    const rest = without(words.slice(first.to), small)
    const [fact] = factNames.find(rest)
    const left = without(without(rest, factNames), steps)
    const [number] = left
    if (rest.length === 0) return { id: 'edit', fact: null, step: null }
    if (fact && left.length === 0) return { id: 'edit', fact: fact.id, step: null }
    const isStep = left.length === 1 && number?.kind === 'number' && !fact
    return isStep ? { id: 'edit', fact: null, step: Math.trunc(Number(number.lower)) } : null
  }

  /** The phrase of `words` beside which only small words stand. */
  const alone = (words: Words): CommandId | null => {
    for (let from = 0; from < words.length; from += 1) {
      const hit = named.at(words, from)
      if (hit && isSmall(words.slice(0, from)) && isSmall(words.slice(hit.to))) return hit.id
    }
    return null
  }

  const mistyped = (words: Words): CommandId | null => {
    const all = lettersOf(words.filter(({ kind }) => kind === 'word'))
    if (words.some(({ kind }) => kind === 'number')) return null
    return (
      spelled.find(({ letters }) => letters[0] === all[0] && isTypoOf(all, letters))?.id ?? null
    )
  }

  const explaining = (words: Words): boolean => {
    const [hit] = explains.find(words)
    return hit !== undefined && isSmall(without(words, explains))
  }

  /** The command of a message, or null. `asks` is true where a question pends. */
  return (words: Words, asks: boolean): Command | null => {
    if ((words.at(-1)?.end ?? 0) > LONGEST_QUESTION) return null
    const edited = editing(words)
    if (edited) return edited
    // "in giùm chú cái kết quả": small words stand inside as well
    const id = alone(words) ?? alone(without(words, small)) ?? mistyped(words)
    if (id) return { id, fact: null, step: null }
    return explaining(words) ? { id: asks ? 'why' : 'help', fact: null, step: null } : null
  }
}
