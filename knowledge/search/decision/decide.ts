import type { ProvinceId } from '../../schema/primitives.ts'
import type { Article } from '../../schema/schema.ts'
import type { Contender } from './features.ts'

export type SearchResult =
  /** one article, or one of each province where none is known and the documents differ */
  | { readonly kind: 'answer'; readonly articles: readonly Article[] }
  /** one to three that could be meant: offer them */
  | { readonly kind: 'choices'; readonly articles: readonly Article[] }
  /** the rule stands in another province's document only: say so, offer it under its name */
  | { readonly kind: 'elsewhere'; readonly articles: readonly Article[] }
  /** `article` says that the documents do not hold it, and who to ask */
  | { readonly kind: 'none'; readonly article?: Article }

/** An article with the probability that it answers. */
export interface Likelihood {
  readonly found: Contender
  readonly probability: number
}

/**
 * The borders of the three zones, from the sweep of `npm run eval -- --compare`: an article is given
 * from `answer` on, offered from `offer` on, and stands beside a likelier offer from `beside` on.
 */
export const ZONES = { answer: 0.45, offer: 0.2, beside: 0.08 } as const
/** A question that needs no earlier one to be understood. */
const WHOLLY_SURE = 0.85
/** Another province's article is told of where it is this sure, so much surer than one's own … */
const ELSEWHERE = 0.94
const ELSEWHERE_LEAD = 0.5
const MOST_CHOICES = 3
/** Whatever its probability: less of what was asked, or a wording less like it, is no evidence. */
const LEAST_COVERAGE = 0.3
/** Half as much will do where an article is this likely all the same. */
const LIKELY_BY_LITTLE = 0.3
const LEAST_NEAREST = 0.1

const hasEvidence = ({ found, probability }: Likelihood): boolean =>
  found.coverage >= (probability < LIKELY_BY_LITTLE ? 1 : 0.5) * LEAST_COVERAGE &&
  found.nearest >= LEAST_NEAREST

const isSameMatter = (one: Article, other: Article): boolean =>
  one.topic === other.topic && one.about === other.about

/** The best article of each province on the matter of the best one. */
const sideBySide = (all: readonly Likelihood[], best: Article): readonly Article[] => {
  if (best.province === null) return [best]
  const first = new Map<string, Article>()
  for (const { found } of all) {
    const { province } = found.document
    if (province && isSameMatter(found.document, best) && !first.has(province))
      first.set(province, found.document)
  }
  return [...first.values()]
}

/** True where only another province's document has the rule. */
const isElsewhere = (other: Likelihood, own: readonly Likelihood[]): boolean =>
  other.probability >= ELSEWHERE &&
  other.probability >= (own[0]?.probability ?? 0) + ELSEWHERE_LEAD &&
  !other.found.document.abstains &&
  !own.some(
    ({ found, probability }) =>
      !found.document.abstains &&
      (probability >= ZONES.answer ||
        (isSameMatter(found.document, other.found.document) && probability >= ZONES.beside)),
  )

/** What is decided, and how sure its best article is (0 to 1). */
export interface Chosen {
  readonly found: SearchResult
  /** One or two that could be meant as well: a tap away from what is told. */
  readonly beside: readonly Article[]
  /** The question is understood without an earlier one. */
  readonly isWhole: boolean
  readonly sureness: number
}

const chosen = (
  found: SearchResult,
  sureness: number,
  beside: readonly Article[] = [],
): Chosen => ({
  found,
  beside,
  isWhole: found.kind !== 'elsewhere' && sureness >= WHOLLY_SURE,
  sureness,
})

const given = (own: readonly Likelihood[], best: Article): SearchResult => {
  const articles = sideBySide(own, best)
  return articles.every(({ abstains }) => abstains)
    ? { kind: 'none', article: best }
    : { kind: 'answer', articles }
}

const MOST_BESIDE = 2

/** What else could be meant, the likeliest first. */
const besideOf = (own: readonly Likelihood[], found: SearchResult): readonly Article[] => {
  const told = found.kind === 'none' ? [found.article] : found.articles
  return own
    .filter(({ probability }) => probability >= ZONES.beside)
    .map(({ found: { document } }) => document)
    .filter((document) => !document.abstains && !told.includes(document))
    .slice(0, MOST_BESIDE)
}

/** An article that answers is offered before one that declines where it is at least this near to it. */
const NEAR_DECLINE = 0.8

/** What could be meant; where nothing but what declines is likely, that there is nothing. */
const offered = (
  own: readonly Likelihood[],
  { found: { document: best }, probability: most }: Likelihood,
): SearchResult => {
  const least = best.abstains ? Math.max(ZONES.offer, most * NEAR_DECLINE) : ZONES.beside
  const close = own.filter(
    ({ found, probability }) => probability >= least && !found.document.abstains,
  )
  if (close.length === 0) return { kind: 'none', article: best }
  return {
    kind: 'choices',
    articles: close.slice(0, MOST_CHOICES).map(({ found }) => found.document),
  }
}

/** What is less likely than this is not even near. */
const LEAST_NEAR = 0.02

/** What stands nearest where nothing is likely to answer: told of as that, and never as an answer. */
const nearBy = (own: readonly Likelihood[]): readonly Article[] =>
  own
    .filter(
      ({ probability, found: { document } }) => probability >= LEAST_NEAR && !document.abstains,
    )
    .map(({ found: { document } }) => document)
    .slice(0, MOST_BESIDE)

/**
 * Decides between an answer, choices, another province's rule and none. `own` are articles of the
 * provinces asked about and of all provinces, `others` those of other provinces; the likeliest first. Both retrievers must have seen something.
 */
export const decide = (all: readonly Likelihood[], others: readonly Likelihood[]): Chosen => {
  const own = all.filter(hasEvidence)
  const [best] = own
  const [other] = others.filter(hasEvidence)
  if (other && isElsewhere(other, own))
    return chosen({ kind: 'elsewhere', articles: [other.found.document] }, other.probability)
  if (!best) return chosen({ kind: 'none' }, 0)
  const { probability, found } = best
  if (probability >= ZONES.answer) {
    const told = given(own, found.document)
    return chosen(told, probability, besideOf(own, told))
  }
  if (probability >= ZONES.offer) return chosen(offered(own, best), probability)
  return chosen({ kind: 'none' }, probability, nearBy(own))
}

/** Neither answered nor known to have no answer. */
export const isOpen = (found: SearchResult): boolean =>
  found.kind !== 'answer' && !(found.kind === 'none' && found.article)

/** An article that holds less of a question answers the one before, and not this one. */
const LEAST_ASKED = 0.5

/** Whether what was found behind an earlier question is about this one, too. */
export const isAskedFor = (found: SearchResult, own: readonly Likelihood[]): boolean => {
  const article = found.kind === 'none' ? found.article : found.articles[0]
  return own.some((one) => one.found.document === article && one.found.coverage >= LEAST_ASKED)
}

/** Articles that are of the provinces asked about or of all, and the others. */
export const byProvince = (
  all: readonly Contender[],
  provinces: readonly ProvinceId[],
): readonly [own: readonly Contender[], others: readonly Contender[]] => {
  const isOwn = ({ document: { province } }: Contender) =>
    province === null || provinces.length === 0 || provinces.includes(province)
  return [all.filter(isOwn), all.filter((one) => !isOwn(one))]
}
