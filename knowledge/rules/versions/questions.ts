import type { PhraseFiles } from '../../phrases.ts'

const ASKED = 'ask'

/** Fact → its question as it is put, in all wordings of it (that of a sector, of a province). */
export const questionsOf = (
  phrases: PhraseFiles,
  facts: Iterable<{ readonly id: string }>,
): Readonly<Record<string, Readonly<Record<string, unknown>>>> => {
  const asked = Object.entries(phrases[ASKED] ?? {})
  return Object.fromEntries(
    [...facts].map(({ id }) => [
      id,
      Object.fromEntries(asked.filter(([key]) => key === id || key.startsWith(`${id}_`))),
    ]),
  )
}
