import { rememberOf } from '../text/remember.ts'
import { compose, fold, tokens, type Token } from '../text/text.ts'

/** A spelling on phones and the words that it stands for. */
export interface Alias {
  readonly spelling: readonly string[]
  readonly words: readonly { readonly lower: string; readonly folded: string }[]
}

/** Short spellings by the first token of each, a longer one before a shorter one. */
export type Aliases = ReadonlyMap<string, readonly Alias[]>

/** Words as they are written → as they are typed. */
export type Spellings = Readonly<Record<string, readonly string[]>>

/** All spellings of several lists. */
export const together = (...tables: readonly Spellings[]): Spellings => {
  const all: Record<string, readonly string[]> = {}
  for (const table of tables)
    for (const [words, spellings] of Object.entries(table))
      all[words] = [...(all[words] ?? []), ...spellings]
  return all
}

/** Builds the table of short spellings of some lists; the same one for the same lists. */
export const readAliases = rememberOf((lists: Spellings): Aliases => {
  const aliases = new Map<string, Alias[]>()
  for (const [words, spellings] of Object.entries(lists))
    for (const text of spellings) {
      const spelling = tokens(compose(text)).map(({ lower }) => lower)
      const [first = ''] = spelling
      const list = aliases.get(first) ?? []
      list.push({
        spelling,
        words: words.split(' ').map((lower) => ({ lower, folded: fold(lower) })),
      })
      aliases.set(first, list)
    }
  for (const list of aliases.values())
    list.sort((one, other) => other.spelling.length - one.spelling.length)
  return aliases
})

/** The short spelling that stands at a token, or null. */
export const aliasesAt = (aliases: Aliases, line: readonly Token[], from: number): Alias | null =>
  aliases
    .get(line[from]?.lower ?? '')
    ?.find(({ spelling }) => spelling.every((part, step) => line[from + step]?.lower === part)) ??
  null
