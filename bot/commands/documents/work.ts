import { basename } from 'node:path'
import type { ImportOptions } from '../../../knowledge/official/reading.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { OfficialDocument, PassageNote } from '../../../knowledge/official/passage.ts'
import type { DocumentEntry, DocumentStore } from '../../../storage/documents.ts'
import { failed, printed, type Printed } from '../printed.ts'
import { FileError } from './fault.ts'
import { readText } from './file.ts'
import { differenceLines, imprintLines, shownDay, standingLines } from './preview.ts'
import { standingOf } from './standing.ts'

export interface DocumentsDeps {
  readonly knowledge: Pick<Knowledge, 'library' | 'say' | 'sources'>
  /** Opens the database; asked for only when there is something to store or to show. */
  readonly documents: () => Promise<DocumentStore>
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

const NOTES: readonly PassageNote[] = ['joined', 'spaces', 'repeated', 'skipped']

/** What the person says about the file, and whether it may take the place of an earlier edition. */
export interface ImportWish extends ImportOptions {
  readonly replaces?: boolean
  /** Shows what would be stored, and stores nothing. */
  readonly isDryRun?: boolean
}

const noteLines = ({ passages }: OfficialDocument, say: Knowledge['say']): readonly string[] =>
  NOTES.flatMap((note) => {
    const count = passages.filter(({ notes }) => notes.includes(note)).length
    return count > 0 ? [say(`documents.note.${note}`, { count })] : []
  })

const union = (one: readonly string[], other: readonly string[]) => [...new Set([...one, ...other])]

/**
 * Reads a file and stores it. What is there already stays, but for an earlier edition of the very same
 * document where the person said so; a bad file changes nothing.
 */
export const importDocument = async (
  path: string,
  { replaces = false, isDryRun = false, ...about }: ImportWish,
  { knowledge, documents, now }: DocumentsDeps,
): Promise<Printed> => {
  const { library, say, sources } = knowledge
  let text: string
  try {
    text = await readText(path)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return failed(say(`documents.fault.${error.fault}`, { file: path }))
  }
  const reading = library.read(text, { fileName: basename(path), ...about })
  if (reading.kind === 'fault')
    return failed(say(`documents.fault.${reading.fault}`, { file: path, ...reading.values }))
  const { document: read } = reading
  const notes = noteLines(read, say)
  const store = await documents()
  const isKnown = { isCited: sources.has(read.id), isOwnId: about.id !== undefined }
  const standing = await standingOf(read, isKnown, store)
  if (isDryRun) {
    const there = standing.kind === 'new' ? [] : standingLines(standing, read, say)
    return printed(say('documents.preview.head'), ...imprintLines(reading, say), ...notes, ...there)
  }
  const { label, provinceName: province, passages } = read
  const valuesOf = (id: string) => ({ id, label, province, passages: passages.length })
  if (standing.kind === 'new') {
    await store.save(read, now())
    return printed(say('documents.imported', valuesOf(read.id)), ...notes)
  }
  const { entry } = standing
  const nicknames = union(entry.nicknames, read.nicknames)
  if (standing.kind === 'same') {
    if (nicknames.length === entry.nicknames.length)
      return printed(...standingLines(standing, read, say))
    await store.save({ ...read, id: entry.id, nicknames }, now())
    return printed(
      say('documents.nicknamed', { ...valuesOf(entry.id), names: nicknames.join(', ') }),
    )
  }
  if (standing.kind !== 'edition' || !replaces)
    return failed(standingLines(standing, read, say).join('\n'))
  await store.save({ ...read, id: entry.id, nicknames }, now())
  return printed(
    say('documents.replaced', valuesOf(entry.id)),
    ...differenceLines(standing.older, read, say),
    ...notes,
  )
}

const line = (entry: DocumentEntry, say: Knowledge['say']): string =>
  say('documents.line', {
    id: entry.id,
    label: entry.label,
    province: entry.provinceName,
    passages: entry.passages,
    day: new Date(entry.importedAt).toISOString().slice(0, 10),
    signed:
      entry.signedOn === null ? '' : say('documents.signed', { day: shownDay(entry.signedOn) }),
    title: entry.title,
    names:
      entry.nicknames.length === 0
        ? ''
        : say('documents.names', { names: entry.nicknames.join(', ') }),
  })

/** All imported documents, one a line. */
export const listDocuments = async ({ knowledge, documents }: DocumentsDeps): Promise<Printed> => {
  const entries = await (await documents()).list()
  const { say } = knowledge
  const lines = entries.map((entry) => line(entry, say))
  return lines.length > 0 ? printed(...lines) : printed(say('documents.none'))
}

export const removeDocument = async (
  id: string,
  { knowledge, documents }: DocumentsDeps,
): Promise<Printed> => {
  const isGone = await (await documents()).remove(id)
  return {
    ok: isGone,
    text: knowledge.say(isGone ? 'documents.removed' : 'documents.unknown', { id }),
  }
}
