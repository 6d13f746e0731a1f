import type { PhraseFiles } from '../phrases.ts'
import type { Fact, FactFile } from '../schema/fact.ts'
import type { LexiconFiles, WrittenLexicon } from '../schema/lexicon/files.ts'
import type { Places } from '../schema/places.ts'

/** The key of a wording that is the fact's own, not that of a sector, a province or a reason. */
const OWN = 'own'

/** A word that counts wherever it stands. */
const PLAIN = { end: false, marked: false, not: [], after: [] }

/** The fact alone; one of `options: provinces` has those that there are. */
export const factIn = (file: FactFile, { provinces }: Places): Fact => {
  const { nouns: _, spoken: __, called: ___, phrases: ____, ...fact } = file
  const places = () => provinces.map(({ id, label }) => ({ id, label, first: true, models: [] }))
  return { ...fact, options: fact.options === 'provinces' ? places() : fact.options }
}

/** The word lists with the words that say nothing: every list has them, and they are written once. */
const withFillers = (lexicon: WrittenLexicon): WrittenLexicon => {
  const { commands, numbers, search, tables, reminding } = lexicon
  const { fillers } = commands
  const light = fillers.join(' ')
  return {
    ...lexicon,
    numbers: { ...numbers, fillers: [...fillers, ...numbers.fillers] },
    search: { ...search, light: `${light} ${search.light}` },
    tables: { ...tables, light: `${light} ${tables.light}` },
    reminding: { ...reminding, small: [...fillers, ...reminding.small] },
  }
}

/** The word lists with the words of the facts, and those that say nothing in all of them. */
export const withFactWords = (
  written: WrittenLexicon,
  facts: readonly FactFile[],
): LexiconFiles => {
  const lexicon = withFillers(written)
  const { commands, choices, units } = lexicon
  const speaking = new Map(
    facts.flatMap(({ id, counts }) =>
      [...(counts?.sure ?? []), ...(counts?.also ?? [])].map((noun) => [noun, id] as const),
    ),
  )
  return {
    ...lexicon,
    commands: {
      ...commands,
      facts: Object.fromEntries(facts.map(({ id, called }) => [id, called])),
    },
    choices: {
      ...choices,
      facts: facts
        .filter((fact) => fact.choices.length > 0)
        .map((fact) => ({ fact: fact.id, options: fact.choices })),
    },
    units: {
      ...units,
      nouns: [...facts.flatMap(({ nouns }) => nouns), ...units.nouns].map((noun) => ({
        ...noun,
        fact: speaking.get(noun.id) ?? null,
      })),
      topics: [
        ...facts
          .filter(({ spoken }) => spoken.length > 0)
          .map(({ id, spoken }) => ({ id, words: spoken, ...PLAIN })),
        ...units.topics,
      ],
    },
  }
}

/** Key → sentence of one fact in one namespace: "area", "area_aquaculture". */
const entriesOf = (
  id: string,
  wording: string | Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] =>
  typeof wording === 'string'
    ? [[id, wording]]
    : Object.entries(wording).map(([key, sentence]) => [
        key === OWN ? id : `${id}_${key}`,
        sentence,
      ])

/** The phrases with those of the facts; a count's unit is said as its fact says it. */
export const withFactPhrases = (phrases: PhraseFiles, facts: readonly FactFile[]): PhraseFiles => {
  const all: Record<string, Record<string, unknown>> = Object.fromEntries(
    Object.entries(phrases).map(([name, own]) => [name, { ...own }]),
  )
  for (const fact of facts)
    for (const [name, wording] of Object.entries(fact.phrases)) {
      if (wording === undefined) continue
      const id = name === 'unit' ? (fact.unit ?? fact.id) : fact.id
      Object.assign((all[name] ??= {}), Object.fromEntries(entriesOf(id, wording)))
    }
  return all
}
