import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { AmountFound } from '../amounts/amount.ts'
import { factOfAmount } from './attribution.ts'
import { createQuestion } from './question.ts'
import { spanAt } from '../text/span.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { plainList, without, type Word, type Words } from '../phrases/phrase-list.ts'

/** What a part of a message does: states something, asks something, or asks for a check. */
export type ClauseKind = 'statement' | 'question' | 'check'

export interface Clause {
  readonly words: Words
  readonly kind: ClauseKind
  /**
   * Asks by its words: of a check "đủ chưa" and not "xét giùm"; else more than the name of a thing
   * that only the documents tell.
   */
  readonly asks: boolean
}

const CLAUSE_MARK = /^[,;.!?()…]$/u
const FEWEST_WORDS_BEHIND_AMOUNT = 3

/** Cuts a message into clauses and tells what each does. */
export const createClauses = (lexicon: MessageLexicon, aliases: Aliases) => {
  const { joins, verdicts } = lexicon.questions
  const tags = plainList(lexicon.questions.tags, aliases)
  const joinWords = plainList(joins, aliases)
  const verdictWords = plainList(verdicts, aliases)
  const fillers = plainList(lexicon.commands.fillers, aliases)
  const { kindOf, asksCheck, asksPlainly, holdsAskingWord } = createQuestion(lexicon, aliases)

  /** Cut at marks, but not inside an amount, and before words that lead to a question. */
  const cut = (words: Words, amounts: readonly AmountFound[]): readonly Words[] => {
    const isInside = (at: number) => spanAt(amounts, at) !== undefined
    const clauses: (readonly Words[number][])[] = []
    let start = 0
    const close = (to: number, next: number) => {
      if (to > start) clauses.push(words.slice(start, to))
      start = next
    }
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at]
      const isMark = word?.kind === 'mark' && CLAUSE_MARK.test(word.lower)
      if (isMark && !isInside(word.at)) close(at, at + 1)
      else if (joinWords.at(words, at) && at > start) close(at, at)
    }
    close(words.length, words.length)
    return clauses
  }

  /** Without an "ok chưa" behind an answer. */
  const withoutTag = (clauses: readonly Words[]): readonly Words[] => {
    const last = clauses.at(-1)
    const isTag = last && tags.isIn(last) && without(without(last, tags), fillers).length === 0
    return isTag && clauses.length > 1 ? clauses.slice(0, -1) : clauses
  }

  /** "520 ha nop ho so o dau": an amount that leads a question in answer to the one asked. */
  const leadIn = (words: Words, amounts: readonly AmountFound[], asked: string | null): number => {
    const start = words.findIndex((_, at) => fillers.at(words, at) === null)
    const first = words[start]
    const amount = first && spanAt(amounts, first.at)
    if (!amount || asked === null || factOfAmount(amount) !== asked) return 0
    const behind = words.findIndex(({ at }) => at >= amount.end)
    const rest = behind < 0 ? [] : words.slice(behind)
    return rest.length >= FEWEST_WORDS_BEHIND_AMOUNT &&
      verdictWords.at(rest, 0) === null &&
      holdsAskingWord(rest, amounts)
      ? behind
      : 0
  }

  /**
   * The clauses of a message in order. `asked` is the fact of the question that pends, `named` are
   * the words of places, in which no word asks: "Gia Lai" is no "giá".
   */
  return (
    words: Words,
    amounts: readonly AmountFound[],
    asked: string | null,
    named: ReadonlySet<Word>,
  ): readonly Clause[] =>
    (asked === null ? cut(words, amounts) : withoutTag(cut(words, amounts))).flatMap(
      (clause): readonly Clause[] => {
        const open = clause.filter((word) => !named.has(word))
        const kind = kindOf(open, amounts, asked !== null)
        const lead = kind === 'question' ? leadIn(clause, amounts, asked) : 0
        return lead === 0
          ? [
              {
                words: clause,
                kind,
                asks: kind === 'question' ? asksPlainly(open, amounts) : asksCheck(clause),
              },
            ]
          : [
              { words: clause.slice(0, lead), kind: 'statement', asks: false },
              { words: clause.slice(lead), kind, asks: true },
            ]
      },
    )
}
