import type { MessageLexicon } from '../schema/lexicon/message.ts'
import type { Places } from '../schema/places.ts'
import type { Agency, Source } from '../schema/schema.ts'
import type { SearchLexicon, Topic } from '../schema/lexicon/search.ts'

/** Content whose own words say what a question is about. */
export interface Named {
  readonly topics: readonly Topic[]
  readonly sectors: MessageLexicon['sectors']['sectors']
  readonly agencies: readonly Agency[]
  readonly sources: readonly Source[]
  readonly places: Places
  readonly patterns: Patterns
}

/** Its words name all kinds of things. */
const REST_OF_SECTORS = 'other'
const NOT_WORDS = /[^\p{L}\d]+/gu
const BEHIND_NUMBER = /^\d+ (?<symbol>.*)$/u
const NAMED_NUMBER = /^(?<kind>\D+) (?<number>\d+)$/u

const topic = (id: string, words: readonly string[], more: Partial<Topic>): Topic => ({
  id,
  group: null,
  under: null,
  light: false,
  needed: false,
  exact: [],
  ...more,
  words: [...words],
})

type Patterns = SearchLexicon['patterns']

/** Puts words into a pattern: `{name}` stands for one. */
const fill = (pattern: string, words: Readonly<Record<string, string>>): string =>
  pattern.replaceAll(/\{(\w+)\}/gu, (_, name: string) => words[name] ?? '')

/** "kế hoạch 135" → "kế hoạch số 135", "kế hoạch 135/KH-UBND" too; a number alone names nothing. */
const spellingsOf = ({ aliases, number }: Source, patterns: Patterns): readonly string[] => {
  const symbol = BEHIND_NUMBER.exec(number.replaceAll(NOT_WORDS, ' '))?.groups?.['symbol'] ?? ''
  return aliases.flatMap((alias) => {
    const { kind, number: digits } = NAMED_NUMBER.exec(alias)?.groups ?? {}
    return kind ? [fill(patterns.document, { kind, number: digits ?? '', symbol })] : []
  })
}

/** Names of provinces and districts: they choose among articles and say nothing about what is asked. */
const placeTopics = ({ provinces }: Places, patterns: Patterns): readonly Topic[] =>
  provinces.map(({ id, name, aliases, districts }) => {
    const spellings = [name, ...aliases].map((one) => fill(patterns.province, { name: one }))
    const known = districts.filter(({ elsewhere }) => !elsewhere)
    const words = [...spellings, ...known.map((district) => district.name)]
    return topic(id, words, { group: 'place', light: true })
  })

/**
 * Every topic: those of `topics.yaml`, the sectors, the agencies, the documents and the provinces.
 * An id that has words in two places is one topic with both.
 */
export const allTopics = ({
  topics,
  sectors,
  agencies,
  sources,
  places,
  patterns,
}: Named): readonly Topic[] => {
  const named = [
    ...sectors
      .filter(({ id }) => id !== REST_OF_SECTORS)
      .map(({ id, says, exact }) => topic(id, says, { group: 'sector', exact: [...exact] })),
    ...agencies.map(({ id, name, short, aliases }) =>
      topic(id, [name, ...(short ? [short] : []), ...aliases], { group: 'agency' }),
    ),
    ...sources.map((source) =>
      topic(source.id, spellingsOf(source, patterns), { group: 'source' }),
    ),
    ...placeTopics(places, patterns),
  ]
  const byId = new Map<string, Topic>()
  for (const one of [...topics, ...named]) {
    const before = byId.get(one.id) ?? { words: [], exact: [] }
    byId.set(one.id, {
      ...one,
      ...before,
      words: [...before.words, ...one.words],
      exact: [...before.exact, ...one.exact],
    })
  }
  return [...byId.values()]
}
