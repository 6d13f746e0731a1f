import { rememberOf } from '../../language/text/remember.ts'
import type { Topic } from '../../schema/lexicon/search.ts'

/** An article about another phase, sector, year … than the one asked for. */
const OTHER = 0.45
/** An article about one phase, sector, year … where none was asked for, or the other way round. */
const UNASKED = 0.85
/** An article that cites a document answers for it, and a name in passing asks for no article. */
const BY_THE_WAY: ReadonlySet<string> = new Set(['source', 'place', 'office'])

/** Topics by their groups, and whether one of these says more than a name in passing. */
interface Grouped {
  readonly groups: ReadonlyMap<string, ReadonlySet<string>>
  readonly isSpecific: boolean
}

/** How well the topics that an article is filed under go with those of a question: a factor up to 1. */
export const createFit = (topics: readonly Topic[]) => {
  const groups = new Map(topics.map(({ id, group }) => [id, group]))
  // Those of an article are the same for every question, those of a question for every article.
  const byGroup = rememberOf((ids: readonly string[] | ReadonlySet<string>): Grouped => {
    const found = new Map<string, Set<string>>()
    for (const id of ids) {
      const group = groups.get(id)
      if (group) found.set(group, (found.get(group) ?? new Set()).add(id))
    }
    const isSpecific = found.keys().some((group) => !BY_THE_WAY.has(group))
    return { groups: found, isSpecific }
  })
  /** `filed` begins with the article's topic. */
  return (filed: readonly string[], asked: ReadonlySet<string>): number => {
    const { groups: own, isSpecific } = byGroup(filed)
    const { groups: wanted } = byGroup(asked)
    let factor = 1
    for (const [group, ids] of own) {
      const ask = wanted.get(group)
      if (ask) factor *= ids.isDisjointFrom(ask) ? OTHER : 1
      else if (group !== 'source') factor *= UNASKED
    }
    for (const group of wanted.keys())
      if (!own.has(group) && !BY_THE_WAY.has(group))
        factor *= isSpecific && asked.has(filed[0] ?? '') ? 1 : UNASKED
    return factor
  }
}
