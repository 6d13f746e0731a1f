import { BASE_LANGUAGE, type Content } from '../content.ts'
import type { Fault } from '../faults.ts'

type Phrases = Readonly<Record<string, unknown>>

/** Keys with their sentences, "a.b" for nested ones. */
const sentencesOf = (phrases: Phrases, above = ''): readonly (readonly [string, string])[] =>
  Object.entries(phrases).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[above + key, value] as const]
      : sentencesOf(value as Phrases, `${above}${key}.`),
  )

const VALUE = /\{\{\s*([^},\s]+)/gu

const valuesIn = (sentence: string): string =>
  [...new Set([...sentence.matchAll(VALUE)].map(([, name = '']) => name))]
    .toSorted((one, other) => one.localeCompare(other))
    .join(', ')

const checkTranslation = (content: Content, language: string): readonly Fault[] =>
  Object.entries(content.phrases[language] ?? {}).flatMap(([name, phrases]) => {
    const file = `phrases/${language}/${name}.yaml`
    const base = new Map(sentencesOf(content.phrases[BASE_LANGUAGE]?.[name] ?? {}))
    return sentencesOf(phrases).flatMap(([key, sentence]) => {
      const original = base.get(key)
      if (original === undefined) return [{ file, place: key, reason: 'no-phrase' }]
      const wanted = valuesIn(original)
      return valuesIn(sentence) === wanted
        ? []
        : [{ file, place: key, reason: 'other-values', values: { wanted } }]
    })
  })

/** Another language translates phrases that exist, with their values. */
export const checkPhrases = (content: Content): readonly Fault[] =>
  Object.keys(content.phrases)
    .filter((language) => language !== BASE_LANGUAGE)
    .flatMap((language) => checkTranslation(content, language))
