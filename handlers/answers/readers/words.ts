import type { Lookup } from '../../../knowledge/schema/lexicon/look-ups.ts'
import type { ProvinceId } from '../../../knowledge/schema/primitives.ts'
import type { Place } from '../../../knowledge/schema/places.ts'
import type { Agency } from '../../../knowledge/schema/schema.ts'
import { asking } from '../../conversation/context.ts'
import { answerWith, offerArticles } from '../article.ts'
import { CERTAIN, proposed, type HeardQuestion, type Propose } from '../proposal.ts'
import { provinceChoices, question, withChoices } from '../../walk/choices.ts'
import { citationLine, citeAll } from '../../text/citation.ts'
import { sayAndReturn } from '../../menu.ts'
import type { Draft, Outcome } from '../../conversation/outcome.ts'
import { agencyList } from '../../text/row.ts'
import type { Talk } from '../../talk.ts'

const MOST_AGENCIES = 8
const MOST_CHOICES = 5
/** Cooperatives have duties, too, but "5 HTX" asks for the five that were chosen. */
const COOPERATIVE = 'htx'
const LONG_LABEL = 30
const REST = /,? \(.*$|, .*$/u

/** A long name up to its bracket or comma. */
const labelOf = (name: string): string => (name.length > LONG_LABEL ? name.replace(REST, '') : name)

/**
 * What a word may mean: the one article that there is, one of each province, or else all of them to
 * choose from. Null where the province has none.
 */
const offer = (
  { articles: ids }: Lookup,
  province: ProvinceId | null,
  talk: Talk,
): Outcome | null => {
  const articles = ids
    .flatMap((id) => talk.knowledge.articles.get(id) ?? [])
    .filter(({ province: of }) => province === null || of === null || of === province)
  if (articles.length === 0) return null
  const provinces = new Set(articles.map((one) => one.province))
  return provinces.size === articles.length
    ? answerWith(articles, talk)
    : offerArticles(articles, talk)
}

/** Agencies that lead something in the documents of a province, those with the most first. */
const agenciesOf = (province: ProvinceId, { knowledge }: Talk): readonly Agency[] => {
  const counts = new Map<string, number>()
  for (const { province: of, lead, type } of knowledge.deadlines.values())
    if (of === province && type === 'task')
      for (const id of lead) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .flatMap(([id]) => knowledge.agencies.get(id) ?? [])
    .filter(({ inQuestions }) => inQuestions)
    .slice(0, MOST_AGENCIES)
}

const agenciesDraft = ({ id, name }: Place, talk: Talk): Draft => {
  const { knowledge, say } = talk
  const sources = [...knowledge.sources.values()].filter(({ province }) => province === id)
  const lines = agenciesOf(id, talk).map((agency) => agencyList([agency.id], talk))
  const tasks = [...knowledge.deadlines.values()].filter(
    ({ province, type }) => province === id && type === 'task',
  )
  const source = citationLine(tasks, knowledge)
  return {
    text: [
      say('answer.agencies', {
        province: name,
        documents: sources.map(({ label }) => label).join(', '),
      }),
      ...lines.map((text, at) => say('table.item', { n: at + 1, text })),
      source,
    ].join('\n'),
    citations: citeAll(tasks, knowledge),
    marks: [{ is: 'source', text: source }],
  }
}

/** Who does what: the agencies of the province that is known, or of each under its name. */
const showAgencies = (province: ProvinceId | null, talk: Talk): Outcome => {
  const { knowledge, say } = talk
  const shown = knowledge.places.filter(({ id }) => province === null || id === province)
  const drafts = shown.map((place) => agenciesDraft(place, talk))
  const [only, ...others] = shown
  const choices =
    only && others.length === 0
      ? agenciesOf(only.id, talk)
          .filter(({ id }) => id !== COOPERATIVE)
          .slice(0, MOST_CHOICES)
          .map(({ name, short }) =>
            question(
              labelOf(short ?? name),
              say('answer.asked', {
                matter: say('choice.agencyDoes', { agency: name }),
                name: only.name,
              }),
            ),
          )
      : provinceChoices(shown)
  return sayAndReturn(talk, withChoices(drafts, choices), 'answer')
}

/** A word that stands for no single question: what it could mean is offered, or listed. */
export const ofWord: Propose<HeardQuestion> = ({ text, lookup, mentions, province, talk }) => {
  if (lookup?.ask !== null) return null
  const [only, ...others] = mentions.provinces
  const named = only !== undefined && others.length === 0 ? only : province
  const asked = asking(talk, text)
  return proposed(
    CERTAIN,
    lookup.articles.length > 0 ? offer(lookup, named, asked) : showAgencies(named, asked),
  )
}
