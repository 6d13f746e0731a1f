import type { ContextLexicon, ShortAsk } from '../../schema/lexicon/context.ts'
import { LONGEST_WISH } from '../text/length.ts'
import { normalise } from '../text/text.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { phraseList, plainList, without, wordsOf } from '../phrases/phrase-list.ts'

/** What a question without a matter of its own asks. */
export interface ShortAsked extends Omit<ShortAsk, 'words' | 'told'> {
  /** True where a text that was told holds what is asked. */
  readonly holds: (text: string) => boolean
}

/** A question that leaves its matter to what was told. */
export interface ShortQuestion {
  readonly asks: readonly ShortAsked[]
  /** It points to what was told: "này", "cái đó". */
  readonly points: boolean
  /** It names what was told; where it does not point, it may mean the same of another. */
  readonly names: boolean
}

/**
 * Reads a question that leaves its matter to what was told; null where it asks nothing, or has a
 * matter of its own. `matter` is what was told: its words add none.
 */
export type ReadShortAsk = (text: string, matter: string) => ShortQuestion | null

interface ShortAskWords extends ContextLexicon {
  /** Behind these a question goes on from the one before. */
  readonly openings: readonly string[]
  /** Words that ask for nothing themselves. */
  readonly small: readonly string[]
  readonly aliases: Aliases
}

/** Builds the reader of short questions: "ai ký vậy", "năm nào đạt", "nộp báo cáo này ở đâu". */
export const createShortAsks = (content: ShortAskWords): ReadShortAsk => {
  const { aliases } = content
  const asks = phraseList(
    content.asks.map((one) => ({ id: one.id, words: one.words })),
    aliases,
  )
  const pointing = plainList(content.pointing, aliases)
  const unpointing = plainList(content.unpointing, aliases)
  const small = plainList(content.small, aliases)
  const nouns = plainList(content.nouns, aliases)
  const openings = plainList(content.openings, aliases)
  const wordsIn = (text: string) => wordsOf(normalise(text), aliases)
  const byId = new Map(
    content.asks.map(({ id, cell, next, ofDocument, told }): readonly [string, ShortAsked] => {
      const holding = plainList(told, aliases)
      return [id, { id, cell, next, ofDocument, holds: (text) => holding.isIn(wordsIn(text)) }]
    }),
  )
  return (text, matter) => {
    if (text.length > LONGEST_WISH) return null
    const words = wordsIn(text)
    const found = asks.find(words)
    if (found.length === 0) return null
    const opening = openings.at(words, 0)
    const rest = without(without(words.slice(opening?.to ?? 0), asks), unpointing)
    const own = without(without(rest, pointing), small)
    const told = new Set(own.length > 0 ? wordsIn(matter).map(({ folded }) => folded) : [])
    if (!own.every(({ folded }) => told.has(folded))) return null
    return {
      asks: [...new Set(found.map(({ id }) => id))].flatMap((id) => byId.get(id) ?? []),
      points: pointing.isIn(rest),
      names: own.length > 0 || nouns.isIn(rest),
    }
  }
}
