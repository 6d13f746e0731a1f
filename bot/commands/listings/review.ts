import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unitsOf, type ReviewUnit } from '../../../knowledge/check/units.ts'
import { readContent, type Content } from '../../../knowledge/content.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { unreadOf } from '../../../knowledge/official/mark.ts'
import type { OfficialDocument } from '../../../knowledge/official/passage.ts'
import type { Reviewed } from '../../../knowledge/schema/schema.ts'
import { citationLabel } from '../../../knowledge/wording/citation.ts'
import { createFill } from '../../../knowledge/wording/fill.ts'
import { printed, type Printed } from '../printed.ts'

const FILE = 'reviewed.yaml'
const HASH_LENGTH = 12

const hashOf = ({ said, from }: ReviewUnit): string =>
  createHash('sha256')
    .update(JSON.stringify([said, from]))
    .digest('hex')
    .slice(0, HASH_LENGTH)

/** What has changed since it was read, or was never read. */
const unreadIn = (units: readonly ReviewUnit[], { reviewed }: Content): readonly ReviewUnit[] =>
  units.filter((unit) => reviewed[unit.key]?.hash !== hashOf(unit))

/** How many things of a content ask for a new reading beside their clauses. */
export const countUnread = (content: Content, { say }: Knowledge): number =>
  unreadIn(unitsOf(content, createFill(content, say)), content).length

/** What is to be read. */
export interface ReviewQuery {
  /** Only what cites this document; null for all. */
  readonly document: string | null
  /** Only what has changed since it was read. */
  readonly isUnread: boolean
}

/** Imported documents by id. */
type Imported = ReadonlyMap<string, OfficialDocument>

/** The words of a clause with its parts; null where the document was not imported or lacks it. */
const wordsOf = (
  document: OfficialDocument | undefined,
  clause: string,
  { say }: Pick<Knowledge, 'say'>,
): string | null => {
  const own = (document?.passages ?? []).filter(
    (one) => one.clause === clause || /^[./]/u.test(one.clause.replace(clause, '')),
  )
  if (own.length === 0) return null
  const unread = [...unreadOf(own.flatMap(({ notes }) => notes)).keys()]
  const what = unread.map((kind) => say(`documents.unread.${kind}`)).join(', ')
  const remark = unread.length > 0 ? [say('review.unreadWords', { what })] : []
  return [...own.map(({ text }) => text), ...remark].join('\n')
}

const clauseLines = (
  { source, clause }: ReviewUnit['from'][number],
  { sources, say }: Knowledge,
  imported: Imported,
): readonly string[] => {
  const document = sources.get(source)
  if (!document) return []
  const label = citationLabel(document, clause, say)
  const quote = wordsOf(imported.get(source), clause, { say }) ?? say('review.notImported')
  return [say('review.clause', { label }), ...quote.split('\n').map((line) => `> ${line}`)]
}

const pageOf = (
  unit: ReviewUnit,
  { reviewed }: Content,
  knowledge: Knowledge,
  imported: Imported,
): readonly string[] => {
  const { say } = knowledge
  const read = reviewed[unit.key]
  const stand =
    read === undefined
      ? say('review.never')
      : say(read.hash === hashOf(unit) ? 'review.read' : 'review.changed', { on: read.on })
  return [
    `## ${unit.key} (${unit.file}, ${stand})`,
    ...unit.said.map(([field, text]) => `- ${field}: ${text.replaceAll('\n', '\n  ')}`),
    '',
    ...unit.from.flatMap((one) => clauseLines(one, knowledge, imported)),
    '',
  ]
}

const select = (units: readonly ReviewUnit[], query: ReviewQuery, content: Content) => {
  const about = units.filter(
    ({ from }) => query.document === null || from.some(({ source }) => source === query.document),
  )
  return query.isUnread ? unreadIn(about, content) : about
}

/**
 * Prints every statement beside its clauses, in their exact words where the document is imported, as a
 * page to be read and signed off.
 */
export const showReview = (
  folder: string,
  query: ReviewQuery,
  knowledge: Knowledge,
  imported: Imported,
): Printed => {
  const content = readContent(folder)
  const units = select(unitsOf(content, createFill(content, knowledge.say)), query, content)
  return printed(
    units.length === 0
      ? knowledge.say('review.none')
      : units.flatMap((unit) => pageOf(unit, content, knowledge, imported)).join('\n'),
  )
}

const written = (reviewed: Reviewed): string =>
  [
    '# Written by `npm run knowledge -- review --sign`: what was read beside its clauses, and how it read then.',
    ...Object.entries(reviewed)
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([key, { on, hash }]) => `'${key}': { on: '${on}', hash: '${hash}' }`),
    '',
  ].join('\n')

/** Records that statements were read on a day; what is gone from the content is dropped. */
export const signReview = (
  folder: string,
  query: ReviewQuery,
  today: string,
  knowledge: Knowledge,
): Printed => {
  const content = readContent(folder)
  const units = unitsOf(content, createFill(content, knowledge.say))
  const known = new Set(units.map(({ key }) => key))
  const signed = select(units, query, content).map(
    (unit) => [unit.key, { on: today, hash: hashOf(unit) }] as const,
  )
  const kept = Object.entries(content.reviewed).filter(([key]) => known.has(key))
  writeFileSync(join(folder, FILE), written(Object.fromEntries([...kept, ...signed])))
  return printed(knowledge.say('review.signed', { count: signed.length }))
}
