import { createInstance } from 'i18next'

/** Phrase files of one language: namespace (file name) → nested keys → sentence. */
export type PhraseFiles = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** Says a phrase: `say('verdict.gap', { gap })`. The first part of the key is the file's name. */
export interface Say {
  (key: string, values?: Readonly<Record<string, string | number>>): string
  /** True where the phrase exists; lets a fact have a special wording for one sector. */
  has(key: string): boolean
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
  const has = (key: string) => phrases.exists(key)
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => {
    if (!has(key)) throw new Error(`no phrase "${key}" in language "${language}"`)
    return phrases.t(key, { ...values }).trimEnd()
  }
  return Object.assign(say, { has })
}
