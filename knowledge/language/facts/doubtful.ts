import type { FactReading } from '../../rules/reading.ts'
import type { Fact } from '../../schema/fact.ts'
import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { AmountFound } from '../amounts/amount.ts'
import { isYear } from '../numbers/date.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { LONGEST_QUESTION } from '../text/length.ts'
import { phraseList, plainList, without, type Words } from '../phrases/phrase-list.ts'
import type { Span } from '../text/span.ts'

/**
 * More words in a clause of which nothing was read may say anything. Of 127 answers that met nothing and
 * were meant to look as if they did, 29 passed where four such words were let through.
 */
const MOST_UNREAD = 0
/** Which rule applies is asked back where it is not clear. */
const GATES: ReadonlySet<string> = new Set(['province', 'entity', 'sector'])
/** A fact of more options is told in words of its own, and the whole message is then read as it. */
const FEW_OPTIONS = 3

/** Every word of a part of the lexicon. */
const wordsIn = (part: unknown): readonly string[] => {
  if (typeof part === 'string') return [part]
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(wordsIn) : []
}

const isFigure = ({ kind, lower }: Words[number]): boolean =>
  kind === 'number' && !isYear(Number(lower))

interface Told {
  readonly normal: string
  /** All clauses of the message, and whether each asks. */
  readonly clauses: readonly { readonly words: Words; readonly asks: boolean }[]
  /** Amounts of the message, those that it takes back among them. */
  readonly amounts: readonly AmountFound[]
  readonly correction: boolean
}

/**
 * Builds what hears that a message says more than was read from it, which may take that back: "520
 * héc, giờ gieo được bốn trăm rưỡi", "cao, mà tỉnh nhiêu thì chịu". Such facts are read back before
 * anything is concluded from them.
 */
export const createDoubtful = (
  lexicon: Lexicon & MessageLexicon,
  all: readonly Fact[],
  aliases: Aliases,
) => {
  const { choices, commands, answers, questions, sectors, numbers, units } = lexicon
  const byId = new Map(all.map((fact) => [fact.id, fact]))
  const unknown = plainList(answers.unknown, aliases)
  const turns = plainList(choices.turns, aliases)
  const fillers = plainList(commands.fillers, aliases)
  const denials = plainList(choices.denials, aliases)
  const negations = plainList(choices.negations, aliases)
  const plain = plainList(
    [
      ...choices.plainly,
      ...choices.already,
      ...choices.common,
      ...commands.fillers,
      ...answers.yes,
      ...answers.urging,
      ...questions.check.asked,
      ...questions.check.wanted,
      ...questions.check.ofOwn,
      ...questions.own,
      ...sectors.around,
      ...sectors.sectors.flatMap(({ says, exact }) => [...says, ...exact]),
      ...choices.model,
      ...numbers.fillers,
      ...numbers.sure,
      ...numbers.between,
      ...wordsIn(units),
    ],
    aliases,
  )
  const named = plainList(Object.values(commands.facts).flat(), aliases)
  const options = new Map(
    choices.facts.map(({ fact, options: list }) => [
      fact,
      phraseList(
        list.map(({ id, says, answers: own }) => ({ id, words: [...says, ...own] })),
        aliases,
      ),
    ]),
  )

  /** Where the words stand from which facts were read. */
  const spansOf = (
    { normal, clauses, amounts }: Told,
    facts: readonly FactReading[],
  ): readonly Span[] => {
    const words = clauses.flatMap((clause) => clause.words)
    return facts.flatMap(({ fact, reading }) => {
      const said = reading.kind === 'clarify' ? reading.said : reading.value.said
      const counted = amounts.filter((one) => said.includes(one.said))
      if (counted.length > 0) return counted
      const list = options.get(fact)
      const isFew = (byId.get(fact)?.options.length ?? 0) <= FEW_OPTIONS
      const own =
        reading.kind === 'value' && reading.value.is === 'choice' ? reading.value.ids : null
      const found =
        list && isFew ? list.find(words).filter(({ id }) => own?.includes(id) ?? true) : []
      if (found.length > 0)
        return found.map(({ from, to }) => ({
          at: words[from]?.at ?? 0,
          end: words[to - 1]?.end ?? 0,
        }))
      const at = normal.indexOf(said)
      return at < 0 ? [] : [{ at, end: at + said.length }]
    })
  }

  const saysMore = (parts: Told, facts: readonly FactReading[]): boolean => {
    if (parts.normal.length > LONGEST_QUESTION) return true
    const spans = spansOf(parts, facts)
    const isRead = ({ at, end }: Span) => spans.some((one) => one.at <= at && end <= one.end)
    return parts.clauses
      .filter(({ words, asks }) => !asks || unknown.isIn(words))
      .some(({ words }) => {
        const unread = without(without(words, plain), named).filter(
          (word) => !isRead(word) && !(word.kind === 'number' && isYear(Number(word.lower))),
        )
        const turn = turns.find(words)[0]
        const behind = turn ? without(words.slice(turn.to), fillers) : []
        const isTurned = behind.some((word) => !isRead(word))
        return (
          isTurned ||
          denials.isIn(words) ||
          negations.isIn(words.filter((word) => !isRead(word))) ||
          unread.some(isFigure) ||
          unread.length > MOST_UNREAD
        )
      })
  }

  /** The facts as they were read, marked where more is said than them; of an answer the one asked for. */
  return (
    parts: Told,
    facts: readonly FactReading[],
    asked: string | null,
  ): readonly FactReading[] => {
    if (parts.correction || facts.length === 0 || !saysMore(parts, facts)) return facts
    return facts.map((one) =>
      one.reading.kind === 'value' && (asked === null ? !GATES.has(one.fact) : one.fact === asked)
        ? { ...one, reading: { ...one.reading, isDoubtful: true } }
        : one,
    )
  }
}
