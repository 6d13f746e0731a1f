import { agenciesAsked, type Content } from '../content.ts'
import { readAliases } from '../language/phrases/aliases.ts'
import { together } from '../language/phrases/aliases.ts'
import { allTopics } from '../search/topic.ts'
import type { LineWords } from './lines.ts'

/** The words of the content by which a line that was asked for is known. */
export const lineWords = (content: Content, answers: readonly string[]): LineWords => {
  const { lexicon, places } = content
  const sources = content.sources.map(({ value }) => value)
  const agencies = agenciesAsked(content)
    .filter(({ id }) => !lexicon.tables.things.includes(id))
    .map((agency) => ({
      ...agency,
      aliases: [...agency.aliases, ...(lexicon.tables.agencies[agency.id] ?? [])],
    }))
  return {
    lexicon: lexicon.asked,
    wording: lexicon.wording,
    numbers: lexicon.numbers,
    // Topics of articles stand for different things at once: no yes may rest on them.
    topics: allTopics({
      topics: [],
      sectors: lexicon.sectors.sectors,
      agencies,
      sources,
      places: {
        ...places,
        provinces: places.provinces.map((place) => ({ ...place, districts: [] })),
      },
      patterns: lexicon.search.patterns,
    }),
    ignored: new Set([...sources, ...places.provinces].map(({ id }) => id)),
    agencies: new Set(agencies.map(({ id }) => id)),
    light: lexicon.search.light,
    fillers: lexicon.commands.fillers,
    phrases: lexicon.tables.fillers,
    answers,
    aliases: readAliases(together(lexicon.aliases, lexicon.search.spellings)),
  }
}
