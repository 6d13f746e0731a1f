import type { ProvinceId } from '../schema/primitives.ts'
import type { Article } from '../schema/schema.ts'
import type { Hit } from './index.ts'

export type SearchResult =
  /** one article, or one of each province where none is known and the documents differ */
  | { readonly kind: 'answer'; readonly articles: readonly Article[] }
  /** two or three that could be meant: offer them */
  | { readonly kind: 'choices'; readonly articles: readonly Article[] }
  /** the rule stands in another province's document only: say so, offer it under its name */
  | { readonly kind: 'elsewhere'; readonly articles: readonly Article[] }
  /** `article` says that the documents do not hold it, and who to ask */
  | { readonly kind: 'none'; readonly article?: Article }

/** An article that shares words with the question. */
export interface Ranked extends Hit<Article> {
  /** The question names what the article is filed under. */
  readonly isNamed: boolean
  /** The question asks for something that the article does not hold. */
  readonly lacks: boolean
}

/** From this confidence on an article is given as the answer, or offered as a choice. */
const SURE_ENOUGH = 0.5
const WORTH_OFFERING = 0.36
const COVERAGE_SHARE = 0.6
const LACKING = 0.6
/** Below it too little of weight was said … */
const LEAST_SCORE = 6.5
/** … and below this also in a question so like a wording of the article. */
const LEAST_ALIKE_SCORE = 5
const ALIKE = 0.85
/** The article of the own province is so near what was asked that no other is. */
const HELD = 0.87
/** An article that only declines goes before an answer that agrees so much less with what was asked … */
const DENIAL_LEAD = 0.05
/** … where it has at least this share of its score. */
const DENIAL_SHARE = 0.5
/** A question that needs no earlier one to be understood. */
const WHOLLY_SURE = 0.9
/** An article of the own province this sure is not passed over for another's. */
const OWN_ENOUGH = 0.65
/** Another province's article must be so much better before "elsewhere" is said. */
const ELSEWHERE_LEAD = { named: 2.5, unnamed: 1.2 } as const
const CLOSE_SCORE = 0.9
const MOST_CHOICES = 3

/** How far an article holds what was asked and is asked for so, from 0 to 1. */
export const agreement = ({ coverage, likeness }: Hit<Article>): number =>
  COVERAGE_SHARE * coverage + (1 - COVERAGE_SHARE) * likeness

/** How sure it is that an article answers, from 0 to 1. */
const confidence = (hit: Ranked): number => agreement(hit) * (hit.lacks ? LACKING : 1)

const isSure = (hit: Ranked): boolean =>
  confidence(hit) >= SURE_ENOUGH &&
  hit.score >= (hit.likeness >= ALIKE ? LEAST_ALIKE_SCORE : LEAST_SCORE)

const isSameMatter = (one: Article, other: Article): boolean =>
  one.topic === other.topic && one.about === other.about

/** The best article of each province on the matter of the best one. */
const sideBySide = (hits: readonly Ranked[], best: Article): readonly Article[] => {
  if (best.province === null) return [best]
  const first = new Map<string, Article>()
  for (const { document } of hits)
    if (document.province && isSameMatter(document, best) && !first.has(document.province))
      first.set(document.province, document)
  return [...first.values()]
}

const isOwnEnough = (hit: Ranked): boolean =>
  hit.document.province !== null && confidence(hit) >= OWN_ENOUGH

/** True where only another province's document has the rule. */
const isElsewhere = (anywhere: Ranked, own: readonly Ranked[]): boolean => {
  const [best] = own
  if (!isSure(anywhere)) return false
  if (!best || !isSure(best)) return anywhere.score > (best?.score ?? 0) * ELSEWHERE_LEAD.unnamed
  const hasMatter = own.some((hit) => isSameMatter(hit.document, anywhere.document) && isSure(hit))
  if (hasMatter || (agreement(best) >= HELD && best.score >= LEAST_SCORE)) return false
  const lead = best.isNamed || isOwnEnough(best) ? ELSEWHERE_LEAD.named : ELSEWHERE_LEAD.unnamed
  return anywhere.score > best.score * lead
}

const offer = (own: readonly Ranked[], best: Ranked): SearchResult => {
  const least = Math.max(LEAST_SCORE, best.score * CLOSE_SCORE)
  const close = own.filter((hit) => hit.score >= least && confidence(hit) >= WORTH_OFFERING)
  const articles = close.slice(0, MOST_CHOICES).map(({ document }) => document)
  return articles.length > 1 ? { kind: 'choices', articles } : { kind: 'none' }
}

/** The article of all provinces by which what was asked stands in no document, where that fits better. */
const denialOf = (own: readonly Ranked[], best: Ranked): Article | undefined =>
  own.find(
    (hit) =>
      hit.document.abstains &&
      hit.document.province === null &&
      hit.score >= best.score * DENIAL_SHARE &&
      agreement(hit) > agreement(best) + DENIAL_LEAD,
  )?.document

/** What is decided, and how sure its best article is (0 to 1). */
export interface Chosen {
  readonly found: SearchResult
  /** The question is understood without an earlier one. */
  readonly isWhole: boolean
  readonly sureness: number
}

/**
 * Decides between an answer, choices, another province's rule and none. `hits` are best first, from
 * all provinces; `provinces` are those asked about, none for all. `isWhole` is true where the
 * question is understood without an earlier one.
 */
export const choose = (hits: readonly Ranked[], provinces: readonly ProvinceId[]): Chosen => {
  const isOwn = ({ document: { province } }: Ranked) =>
    province === null || provinces.length === 0 || provinces.includes(province)
  const own = hits.filter(isOwn)
  const [best] = own
  const anywhere = hits.find((hit) => !isOwn(hit))
  if (anywhere && isElsewhere(anywhere, own))
    return {
      found: { kind: 'elsewhere', articles: [anywhere.document] },
      isWhole: false,
      sureness: confidence(anywhere),
    }
  if (!best) return { found: { kind: 'none' }, isWhole: false, sureness: 0 }
  const sureness = confidence(best)
  if (!isSure(best)) return { found: offer(own, best), isWhole: false, sureness }
  const articles = sideBySide(own, best.document)
  const denial = articles.every(({ abstains }) => abstains) ? best.document : denialOf(own, best)
  const found: SearchResult = denial
    ? { kind: 'none', article: denial }
    : { kind: 'answer', articles }
  return { found, isWhole: sureness >= WHOLLY_SURE, sureness }
}

/** Neither answered nor known to have no answer. */
export const isOpen = (found: SearchResult): boolean =>
  found.kind !== 'answer' && !(found.kind === 'none' && found.article)

/** An article that holds less of a question answers the one before, and not this one. */
const LEAST_ASKED = 0.5

/** Whether what was found behind an earlier question is about this one, too. */
export const isAskedFor = (found: SearchResult, hits: readonly Ranked[]): boolean => {
  const article = found.kind === 'none' ? found.article : found.articles[0]
  return hits.some(({ document, coverage }) => document === article && coverage >= LEAST_ASKED)
}
