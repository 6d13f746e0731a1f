import type { ProvinceId } from './primitives.ts'
import { fold } from './language/text.ts'
import { readAliases } from './language/wording.ts'
import type { MessageLexicon } from './message-lexicon.ts'
import { createIndex, type Hit } from './search-index.ts'
import { createTerms } from './search-terms.ts'
import type { SearchLexicon } from './search-lexicon.ts'
import type { Article } from './schema.ts'

/** What a question is asked with. */
export interface Asked {
  readonly text: string
  readonly province: ProvinceId | null
  readonly role: 'director' | 'officer'
  /** The previous question, for a follow-up ("thế còn trồng màu?"). */
  readonly prior: string | null
}

export type Found =
  /** one article, or one of each province where none is known and the documents differ */
  | { readonly kind: 'answer'; readonly articles: readonly Article[] }
  /** two or three that could be meant: offer them */
  | { readonly kind: 'choices'; readonly articles: readonly Article[] }
  /** the rule stands in another province's document only: say so, offer it under its name */
  | { readonly kind: 'elsewhere'; readonly articles: readonly Article[] }
  | { readonly kind: 'none' }

export interface Search {
  /** Total and pure. */
  find(asked: Asked): Found
}

const WEIGHTS = { questions: 3, keywords: 3, title: 2.5, answer: 0.6 } as const
/** Below this share of the question's weight an article is not about it. */
const LEAST_COVERAGE = 0.6
const CHOICE_COVERAGE = 0.45
/** Another province's article must be this much better before "elsewhere" is said. */
const ELSEWHERE_LEAD = 1.5
const CLOSE_SCORE = 0.92
const MOST_CHOICES = 3
const SHORT_FOLLOW_UP = 6

type ArticleHit = Hit<Article>

const isOf =
  (province: ProvinceId | null) =>
  ({ document }: ArticleHit) =>
    document.province === null || document.province === province

/** The best article of each province on the topic of the best one, side by side. */
const sideBySide = (hits: readonly ArticleHit[]): readonly Article[] => {
  const [best] = hits
  if (!best) return []
  if (best.document.province === null) return [best.document]
  const same = hits.filter(
    ({ document, coverage }) =>
      document.topic === best.document.topic &&
      document.about === best.document.about &&
      coverage >= LEAST_COVERAGE,
  )
  const first = new Map<string, Article>()
  for (const { document } of same)
    if (document.province && !first.has(document.province)) first.set(document.province, document)
  return [...first.values()]
}

/** Builds the search over the curated articles. */
export const createSearch = (
  articles: readonly Article[],
  lexicon: SearchLexicon & Pick<MessageLexicon, 'aliases'>,
): Search => {
  const synonyms = Object.fromEntries(
    lexicon.synonyms.map(([first = '', ...rest]) => [first, rest]),
  )
  const aliases = readAliases({ ...lexicon.aliases, ...synonyms })
  const read = createTerms(lexicon.stopWords, aliases)
  const index = createIndex(
    articles.map((document) => ({
      document,
      fields: [
        ...document.questions.map((text) => ({ text, weight: WEIGHTS.questions / 2 })),
        { text: document.keywords.join(' . '), weight: WEIGHTS.keywords },
        { text: document.title, weight: WEIGHTS.title },
        { text: document.answer.director, weight: WEIGHTS.answer },
      ],
    })),
    read,
  )
  const followUps = lexicon.followUps.map((words) => fold(words))

  const whole = ({ text, prior }: Asked): string => {
    const folded = fold(text)
    const goesOn = followUps.some((words) => folded.startsWith(`${words} `))
    const isShort = folded.split(' ').length <= SHORT_FOLLOW_UP
    return prior !== null && goesOn && isShort ? `${text} ${prior}` : text
  }

  const choose = (hits: readonly ArticleHit[]): Found => {
    const [best, second] = hits
    if (!best) return { kind: 'none' }
    if (best.coverage >= LEAST_COVERAGE) return { kind: 'answer', articles: [best.document] }
    const isClose = second !== undefined && second.score > best.score * CLOSE_SCORE
    return best.coverage >= CHOICE_COVERAGE && isClose
      ? { kind: 'choices', articles: hits.slice(0, MOST_CHOICES).map(({ document }) => document) }
      : { kind: 'none' }
  }

  const find = (asked: Asked): Found => {
    const hits = index.search(whole(asked))
    if (asked.province === null) {
      const [best] = hits
      if (!best || best.coverage < LEAST_COVERAGE) return choose(hits)
      return { kind: 'answer', articles: sideBySide(hits) }
    }
    const own = hits.filter(isOf(asked.province))
    const [best] = hits
    const [bestOwn] = own
    const ownIsWeak = !bestOwn || bestOwn.coverage < LEAST_COVERAGE
    const isElsewhere =
      best !== undefined &&
      best.coverage >= LEAST_COVERAGE &&
      ownIsWeak &&
      best.score > (bestOwn?.score ?? 0) * ELSEWHERE_LEAD
    return isElsewhere ? { kind: 'elsewhere', articles: [best.document] } : choose(own)
  }
  return { find }
}
