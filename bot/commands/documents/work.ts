import { basename } from 'node:path'
import type { ImportOptions } from '../../../knowledge/official/reading.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { OfficialDocument } from '../../../knowledge/official/passage.ts'
import type { DocumentEntry, DocumentStore } from '../../../storage/documents.ts'
import type { ProposalStore } from '../../../storage/proposals.ts'
import { failed, printed, type Printed } from '../printed.ts'
import { FileError } from './fault.ts'
import { readText, type FileText } from './file.ts'
import { readingNotes } from './notes.ts'
import { differenceLines, imprintLines, shownDay, standingLines } from './preview.ts'
import { proposalsInWords, storeProposals } from './propose/propose.ts'
import { standingOf } from './standing.ts'

export interface DocumentsDeps {
  readonly knowledge: Pick<Knowledge, 'library' | 'proposer' | 'say' | 'sources'>
  /** Opens the database; asked for only when there is something to store or to show. */
  readonly documents: () => Promise<DocumentStore>
  readonly proposals: () => Promise<ProposalStore>
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

/** What the person says about the file, and whether it may take the place of an earlier edition. */
export interface ImportWish extends ImportOptions {
  readonly replaces?: boolean
  /** Shows what would be stored, and stores nothing. */
  readonly isDryRun?: boolean
}

const union = (one: readonly string[], other: readonly string[]) => [...new Set([...one, ...other])]

/**
 * Reads a file and stores it. What is there already stays, but for an earlier edition of the very same
 * document where the person said so; a bad file changes nothing.
 */
export const importDocument = async (
  path: string,
  { replaces = false, isDryRun = false, ...about }: ImportWish,
  { knowledge, documents, proposals, now }: DocumentsDeps,
): Promise<Printed> => {
  const { library, say, sources } = knowledge
  let file: FileText
  try {
    file = await readText(path)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return failed(say(`documents.fault.${error.fault}`, { file: path }))
  }
  const reading = library.read(file, { fileName: basename(path), ...about })
  if (reading.kind === 'fault')
    return failed(say(`documents.fault.${reading.fault}`, { file: path, ...reading.values }))
  const { document: read } = reading
  const { pictures = [] } = file
  const scans =
    pictures.length > 0 ? [say('documents.pictures', { pages: pictures.join(', ') })] : []
  const notes = [...scans, ...readingNotes(read, knowledge)]
  const propose = async (document: OfficialDocument) =>
    proposalsInWords(
      document,
      await storeProposals(document, { knowledge, proposals, now }),
      knowledge,
    )
  const store = await documents()
  const isKnown = {
    isCited: (sources.get(read.id)?.clauses ?? []).length > 0,
    isOwnId: about.id !== undefined,
  }
  const standing = await standingOf(read, isKnown, store)
  if (isDryRun) {
    const there = standing.kind === 'new' ? [] : standingLines(standing, read, say)
    return printed(say('documents.preview.head'), ...imprintLines(reading, say), ...notes, ...there)
  }
  const { label, provinceName: province, passages } = read
  const valuesOf = (id: string) => ({ id, label, province, passages: passages.length })
  if (standing.kind === 'new') {
    await store.save(read, now())
    return printed(say('documents.imported', valuesOf(read.id)), ...notes, ...(await propose(read)))
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
    ...(await propose({ ...read, id: entry.id })),
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
