import type { NamesRead } from '../../knowledge/official/names/names.ts'
import type { Mentions } from '../../knowledge/search/names.ts'
import type { Lookup } from '../../knowledge/schema/lexicon/look-ups.ts'
import type { ProvinceId } from '../../knowledge/schema/primitives.ts'
import type { Place } from '../../knowledge/schema/places.ts'
import type { Article } from '../../knowledge/schema/schema.ts'
import type { Sought } from '../../knowledge/search/decision/sought.ts'
import type { SharedQuestion } from './official.ts'
import type { Outcome } from '../conversation/outcome.ts'
import type { ReadTalk } from '../talk.ts'

/** How likely a reader is right where nothing else can be meant: none behind it is asked any more. */
export const CERTAIN = 1

/** What one reader takes a message for. */
export interface Proposal {
  /** From 0 to 1: how likely it is right, as far as was measured. */
  readonly likelihood: number
  readonly outcome: () => Outcome
}

/** Looks at a message and proposes what to say, or nothing; it never takes the message by itself. */
export type Propose<T> = (heard: T) => Proposal | null

/** What was found among the curated articles. */
export interface FoundArticles {
  readonly found: Sought
  /** The articles to tell, where they answer. */
  readonly told: readonly Article[]
  /** Other plans set a day of the same kind, which is told, too. */
  readonly isOfPlans: boolean
  /** The part of a province of today that was named. */
  readonly part: Place | null
  readonly shared: SharedQuestion
}

/** A question with what was read of it once for all readers. */
export interface HeardQuestion {
  /** What is asked: a menu word written out, without a place that is only told beside it. */
  readonly asked: string
  /** The same with each curated document under its short name. */
  readonly text: string
  /** The documents that it names. */
  readonly names: NamesRead
  readonly lookup: Lookup | null
  readonly mentions: Mentions
  /** The province that it is about; null where none is known. */
  readonly province: ProvinceId | null
  /** It names provinces without telling which one is meant. */
  readonly isAmbiguous: boolean
  /** What the curated articles hold of it, looked up once. */
  readonly articles: () => FoundArticles
  readonly talk: ReadTalk
  /** Answers another question in place of this one. */
  readonly instead: (text: string, talk: ReadTalk) => Outcome
}

/** The likeliest of what readers propose, the earlier one of two that are as likely; null for nothing. */
export const likeliest = <T>(readers: readonly Propose<T>[], heard: T): Proposal | null => {
  let best: Proposal | null = null
  for (const propose of readers) {
    if (best && best.likelihood >= CERTAIN) return best
    const one = propose(heard)
    if (one && one.likelihood > (best?.likelihood ?? 0)) best = one
  }
  return best
}

/** An outcome that is known already, or nothing. */
export const proposed = (likelihood: number, outcome: Outcome | null): Proposal | null =>
  outcome && { likelihood, outcome: () => outcome }
