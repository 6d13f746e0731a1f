import { basename } from 'node:path'
import type { ImportOptions } from '../../../knowledge/official/reading.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { PassageNote } from '../../../knowledge/official/passage.ts'
import type { DocumentEntry, DocumentStore } from '../../../storage/documents.ts'
import type { ProposalStore } from '../../../storage/proposals.ts'
import { failed, printed, type Printed } from '../printed.ts'
import { FileError } from './fault.ts'
import { readText } from './file.ts'
import { proposalsInWords, storeProposals } from './propose/propose.ts'

export interface DocumentsDeps {
  readonly knowledge: Pick<Knowledge, 'library' | 'proposer' | 'say'>
  /** Opens the database; asked for only when there is something to store or to show. */
  readonly documents: () => Promise<DocumentStore>
  readonly proposals: () => Promise<ProposalStore>
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

const NOTES: readonly PassageNote[] = ['joined', 'spaces', 'repeated', 'skipped']

/** Reads a file and puts it in the place of the document with its id; a bad file changes nothing. */
export const importDocument = async (
  path: string,
  about: ImportOptions,
  { knowledge, documents, proposals, now }: DocumentsDeps,
): Promise<Printed> => {
  const { library, say } = knowledge
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
  const { document } = reading
  const isReplaced = await (await documents()).save(document, now())
  const { id, label, provinceName: province, passages } = document
  const values = { id, label, province, passages: passages.length }
  const notes = NOTES.flatMap((note) => {
    const count = passages.filter((passage) => passage.notes.includes(note)).length
    return count > 0 ? [say(`documents.note.${note}`, { count })] : []
  })
  const done = say(isReplaced ? 'documents.replaced' : 'documents.imported', values)
  const changes = await storeProposals(document, { knowledge, proposals, now })
  return printed(done, ...notes, ...proposalsInWords(document, changes, knowledge))
}

const line = (entry: DocumentEntry, say: Knowledge['say']): string =>
  say('documents.line', {
    id: entry.id,
    label: entry.label,
    province: entry.provinceName,
    passages: entry.passages,
    day: new Date(entry.importedAt).toISOString().slice(0, 10),
    title: entry.title,
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
