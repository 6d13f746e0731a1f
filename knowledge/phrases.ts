import { createInstance } from 'i18next'

/** Phrase files of one language: namespace (file name) → nested keys → sentence. */
export type PhraseFiles = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** Says a phrase: `say('verdict.gap', { gap })`. The first part of the key is the file's name. */
export interface Say {
  (key: string, values?: Readonly<Record<string, string | number>>): string
  /** True where the phrase exists; lets a fact have a special wording for one sector. */
  has(key: string): boolean
}

/** Sentences by key, "a.b" for nested ones. */
const sentencesIn = (files: PhraseFiles): ReadonlyMap<string, string> => {
  const sentences = new Map<string, string>()
  const add = (above: string, phrases: Readonly<Record<string, unknown>>) => {
    for (const [key, phrase] of Object.entries(phrases))
      if (typeof phrase === 'string') sentences.set(above + key, phrase)
      else if (typeof phrase === 'object' && phrase !== null)
        add(`${above}${key}.`, phrase as Readonly<Record<string, unknown>>)
  }
  add('', files)
  return sentences
}

/** What i18next would put something into. */
const TO_FILL = /\{\{|\$t\(/u

const PLACEHOLDER = /\{\{(\w+)\}\}/u

/** A sentence cut at its placeholders: every second part is the name of one. */
type Parts = readonly string[]

/** Null for one with more than plain placeholders in it: a phrase inside of it, a format. */
const partsOf = (sentence: string): Parts | null => {
  const parts = sentence.split(PLACEHOLDER)
  return parts.some((part) => TO_FILL.test(part)) ? null : parts
}

const filled = (parts: Parts, values: Readonly<Record<string, string | number>>): string => {
  let text = ''
  parts.forEach((part, at) => {
    const value = at % 2 === 0 ? part : values[part]
    if (value === undefined) throw new Error(`phrase without a value: ${part}`)
    text += value
  })
  return text
}

/** Builds `say` for one language. A missing phrase or value throws: a gap in a file is a fault. */
export const createSay = (language: string, files: PhraseFiles): Say => {
  const phrases = createInstance()
  void phrases.init({
    lng: language,
    initAsync: false,
    resources: { [language]: { phrases: files } },
    defaultNS: 'phrases',
    nsSeparator: false,
    interpolation: { escapeValue: false },
    missingInterpolationHandler: (text) => {
      throw new Error(`phrase without a value: ${text}`)
    },
  })
  const sentences = sentencesIn(files)
  const known = new Map<string, Parts | null>()
  const cut = (sentence: string): Parts | null => {
    const before = known.get(sentence)
    if (before !== undefined) return before
    const parts = partsOf(sentence)
    known.set(sentence, parts)
    return parts
  }
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => {
    const sentence = sentences.get(key)
    if (sentence === undefined) throw new Error(`no phrase "${key}" in language "${language}"`)
    // Plural forms of a language are the library's business.
    const parts = 'count' in values ? null : cut(sentence)
    return (parts ? filled(parts, values) : phrases.t(key, { ...values })).trimEnd()
  }
  return Object.assign(say, { has: (key: string) => sentences.has(key) })
}

type PhrasesByLanguage = Readonly<Record<string, PhraseFiles>>

/** Says the phrases of a language; what it lacks is said in the language of the content, `base`. */
export const sayIn = (language: string, phrases: PhrasesByLanguage, base: string): Say => {
  const own = phrases[language] ?? {}
  const whole = Object.entries(phrases[base] ?? {}).map(
    ([name, sentences]) => [name, { ...sentences, ...own[name] }] as const,
  )
  return createSay(language, Object.fromEntries(whole))
}

/** Languages that have phrases of the page, the one of the content first. */
export const createPageLanguages = (
  phrases: PhrasesByLanguage,
  base: string,
): ReadonlyMap<string, Say> => {
  const others = Object.keys(phrases).filter(
    (language) => language !== base && phrases[language]?.['page'] !== undefined,
  )
  return new Map(
    [base, ...others.toSorted()].map((language) => [language, sayIn(language, phrases, base)]),
  )
}
