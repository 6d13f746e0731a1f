import type { DocumentReading } from '../../../knowledge/official/reading.ts'
import { compareEditions, type ClauseChange } from '../../../knowledge/official/editions/edition.ts'
import type { OfficialDocument } from '../../../knowledge/official/passage.ts'
import type { Say } from '../../../knowledge/phrases.ts'
import { citationLabel } from '../../../knowledge/wording/citation.ts'
import type { DocumentEntry } from '../../../storage/documents.ts'
import type { AlreadyThere } from './standing.ts'

type Read = Extract<DocumentReading, { kind: 'document' }>

const MOST_HEADINGS = 8
const MOST_CHANGES = 30
const LONGEST = 120
/** "I", "D1", "PL": nothing stands above it. */
const TOP = /^(?:[IVX]+|[A-H]|D\d+|PL\d*)$/u

/** "2023-06-26" → "26/06/2023". */
export const shownDay = (day: string): string => day.split('-').toReversed().join('/')

const brief = (text: string): string => {
  const line = text.replaceAll(/\s+/gu, ' ')
  return line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()}…` : line
}

/** What a file would be stored as, and where each part of it was read. */
export const imprintLines = ({ document, from }: Read, say: Say): readonly string[] => {
  const { id, number, kind, signedOn, issuer, provinceName, title, nicknames, passages } = document
  const line = (part: keyof typeof from, value: string) => {
    const evidence = from[part]
    if (value === '')
      return say(`documents.preview.${part}`, { value: say('documents.preview.none') })
    const shown = evidence
      ? say('documents.preview.read', { value, from: say(`documents.from.${evidence}`) })
      : value
    return say(`documents.preview.${part}`, { value: shown })
  }
  const headings = passages
    .filter(({ clause }) => TOP.test(clause))
    .slice(0, MOST_HEADINGS)
    .map(({ text }) => `  ${brief(text.split('\n')[0] ?? '')}`)
  return [
    line('number', number),
    line('kind', kind === '' ? '' : say(`documents.kind.${kind}`)),
    line('day', signedOn === null ? '' : shownDay(signedOn)),
    line('issuer', issuer),
    line('province', provinceName),
    say('documents.preview.title', { value: title === '' ? say('documents.preview.none') : title }),
    ...(nicknames.length > 0
      ? [say('documents.preview.nicknames', { value: nicknames.join(', ') })]
      : []),
    say('documents.preview.id', { value: id }),
    say('documents.preview.passages', { count: passages.length }),
    ...headings,
  ]
}

const changeLine = (
  change: ClauseChange,
  clauseOf: (clause: string) => string,
  say: Say,
): string => {
  const clause = clauseOf(change.clause)
  if (change.kind === 'renumbered')
    return say('documents.diff.renumbered', { clause, from: clauseOf(change.from) })
  if (change.kind !== 'changed')
    return say(`documents.diff.${change.kind}`, { clause, text: brief(change.text) })
  const words = change.words
    .map(({ before, removed, added, after }) =>
      say('documents.diff.words', { before, removed: brief(removed), added: brief(added), after })
        .replaceAll(/\s+/gu, ' ')
        .trim(),
    )
    .join('; ')
  return change.from === change.clause
    ? say('documents.diff.changed', { clause, words })
    : say('documents.diff.moved', { clause, from: clauseOf(change.from), words })
}

/** How a new edition differs from the one that is there. */
export const differenceLines = (
  older: OfficialDocument,
  newer: OfficialDocument,
  say: Say,
): readonly string[] => {
  const cited = { label: '', printed: [] }
  const clauseOf = (clause: string) => citationLabel(cited, clause, say).replace(/^,\s*/u, '')
  const changes = compareEditions(older.passages, newer.passages)
  const rest = changes.length - MOST_CHANGES
  return [
    say('documents.diff.head', { count: changes.length }),
    ...changes.slice(0, MOST_CHANGES).map((change) => changeLine(change, clauseOf, say)),
    ...(rest > 0 ? [say('documents.diff.more', { count: rest })] : []),
  ]
}

const entryValues = ({ id, label, issuer, provinceName, signedOn, importedAt }: DocumentEntry) => ({
  id,
  label,
  issuer: issuer === '' ? provinceName : issuer,
  day: signedOn === null ? '…' : shownDay(signedOn),
  imported: shownDay(new Date(importedAt).toISOString().slice(0, 10)),
})

/** What is there already, and how to go on. */
export const standingLines = (
  standing: Exclude<AlreadyThere, { kind: 'new' }>,
  document: OfficialDocument,
  say: Say,
): readonly string[] => {
  const values = entryValues(standing.entry)
  if (standing.kind === 'unclear') {
    const parts = standing.parts.map((part) => say(`documents.part.${part}`)).join(', ')
    return [say('documents.standing.unclear', { ...values, parts })]
  }
  const line = say(`documents.standing.${standing.kind}`, values)
  return standing.kind === 'edition'
    ? [line, ...differenceLines(standing.older, document, say)]
    : [line]
}
