import type { Content } from '../content.ts'
import type { Fault } from '../faults.ts'

/** Ids of articles and deadlines in `lexicon/lookups.yaml` that do not exist. */
const checkLookups = ({ lexicon, articles, deadlines }: Content): readonly Fault[] => {
  const { lookups, dues } = lexicon.lookups
  const known = {
    article: new Set(articles.map(({ value }) => value.id)),
    deadline: new Set(
      deadlines.flatMap(({ value }) => [
        ...value.duties.map(({ duty }) => duty),
        ...value.others.map(({ id }) => id),
      ]),
    ),
  }
  const named = [
    ...lookups.flatMap((one, at) =>
      one.articles.map((id) => ({ place: `lookups.${at}.articles`, kind: 'article', id }) as const),
    ),
    ...dues.first.map((id) => ({ place: 'dues.first', kind: 'deadline', id }) as const),
    ...Object.entries(dues.articles).flatMap(([article, ids]) => {
      const place = `dues.articles.${article}`
      return [
        { place, kind: 'article', id: article } as const,
        ...ids.map((id) => ({ place, kind: 'deadline', id }) as const),
      ]
    }),
  ]
  return named
    .filter(({ kind, id }) => !known[kind].has(id))
    .map(({ place, kind, id }) => ({
      file: 'lexicon/lookups.yaml',
      place,
      reason: `no-${kind}`,
      values: { [kind]: id },
    }))
}

/** Word lists name facts and options that exist, so that a renamed id cannot go unread. */
export const checkWords = (content: Content): readonly Fault[] => {
  const facts = new Map(content.facts.map(({ value }) => [value.id, value]))
  const { sectors } = content.lexicon
  const checkOption = (file: string, place: string, fact: string, option: string): Fault[] => {
    const known = facts.get(fact)
    if (!known) return [{ file, place, reason: 'no-fact', values: { fact } }]
    if (known.type !== 'choice' || known.options.some(({ id }) => id === option)) return []
    return [{ file, place, reason: 'no-option', values: { fact, option } }]
  }
  return [
    ...sectors.sectors.flatMap(({ id }, at) =>
      checkOption('lexicon/sectors.yaml', `sectors.${at}`, 'sector', id),
    ),
    ...sectors.clarify.flatMap(({ options }, at) =>
      options.flatMap((id) =>
        checkOption('lexicon/sectors.yaml', `clarify.${at}.options`, 'sector', id),
      ),
    ),
    ...checkLookups(content),
  ]
}
