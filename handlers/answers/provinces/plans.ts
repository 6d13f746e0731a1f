import type { Mentions } from '../../../knowledge/search/names.ts'
import type { Article } from '../../../knowledge/schema/schema.ts'
import { dueOf } from '../../text/deadline.ts'
import { ownProvince } from './own.ts'
import type { Talk } from '../../talk.ts'

/**
 * Where several plans each set a deadline of the same kind, plans of one province where it is known,
 * and the question names none of them, all are told, those that are still ahead first.
 */
export const withOtherPlans = (
  articles: readonly Article[],
  { sources, provinces }: Mentions,
  talk: Talk,
): readonly Article[] => {
  const { articles: all, dues, deadlines } = talk.knowledge
  const [article, ...others] = articles
  const isAhead = ({ id }: Article) =>
    (dues.articles[id] ?? [])
      .flatMap((deadline) => deadlines.get(deadline) ?? [])
      .some((deadline) => dueOf(deadline, talk).kind === 'ahead')
  if (!article || others.length > 0 || sources.length > 0 || !dues.articles[article.id])
    return articles
  const { topic, province } = article
  const isAnywhere = provinces.length === 0 && ownProvince(talk) === null
  const source = article.citations[0]?.source
  const kin = [...all.values()].filter(
    (one) =>
      one.topic === topic &&
      one.citations[0]?.source !== source &&
      (isAnywhere || one.province === province) &&
      dues.articles[one.id],
  )
  return kin.length > 0
    ? [article, ...kin].toSorted((one, other) => Number(isAhead(other)) - Number(isAhead(one)))
    : articles
}
