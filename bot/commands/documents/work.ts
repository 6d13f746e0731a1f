import { basename } from 'node:path'
import type { ImportOptions } from '../../../knowledge/official/reading.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { unreadOf } from '../../../knowledge/official/mark.ts'
import type { OfficialDocument, TidyNote } from '../../../knowledge/official/passage.ts'
import { clauseInWords } from '../../../knowledge/wording/citation.ts'
import type { DocumentEntry, DocumentStore } from '../../../storage/documents.ts'
import type { ProposalStore } from '../../../storage/proposals.ts'
import { failed, printed, type Printed } from '../printed.ts'
import { FileError } from './fault.ts'
import { readText, type FileText } from './file.ts'
import { proposalsInWords, storeProposals } from './propose/propose.ts'

type Knowing = Pick<Knowledge, 'library' | 'proposer' | 'say' | 'sources'>

export interface DocumentsDeps {
  readonly knowledge: Knowing
  /** Opens the database; asked for only when there is something to store or to show. */
  readonly documents: () => Promise<DocumentStore>
  readonly proposals: () => Promise<ProposalStore>
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

const TIDIED: readonly TidyNote[] = ['converted', 'joined', 'spaces', 'repeated', 'skipped']
/** Clauses named one by one; a document with more of them is to be looked at as a whole. */
const MOST_NAMED = 12

type Say = Knowledge['say']

const tidiedLines = (document: OfficialDocument, { say, sources }: Knowing): readonly string[] =>
  TIDIED.flatMap((note) => {
    const tidied = document.passages.filter(({ notes }) => notes.includes(note))
    const cited = { label: document.label, printed: sources.get(document.id)?.printed ?? [] }
    const named = tidied
      .slice(0, MOST_NAMED)
      .map(({ clause }) => clauseInWords(cited, clause, say))
      .join(', ')
    const clauses = tidied.length > MOST_NAMED ? `${named}, …` : named
    return tidied.length > 0
      ? [say(`documents.note.${note}`, { count: tidied.length, clauses })]
      : []
  })

/** What could not be read, clause by clause. */
const unreadLines = (document: OfficialDocument, { say, sources }: Knowing): readonly string[] => {
  const cited = { label: document.label, printed: sources.get(document.id)?.printed ?? [] }
  const lines = document.passages.flatMap(({ clause, notes }) => {
    const what = [...unreadOf(notes)].map(([kind, count]) =>
      say('documents.unread.counted', { count, what: say(`documents.unread.${kind}`) }),
    )
    const values = { clause: clauseInWords(cited, clause, say), what: what.join(', ') }
    return what.length > 0 ? [say('documents.unread.line', values)] : []
  })
  if (lines.length === 0) return []
  const rest = lines.length - MOST_NAMED
  return [
    say('documents.unread.head', { count: lines.length }),
    ...lines.slice(0, MOST_NAMED),
    ...(rest > 0 ? [say('documents.unread.more', { count: rest })] : []),
  ]
}

/** Reads a file and puts it in the place of the document with its id; a bad file changes nothing. */
export const importDocument = async (
  path: string,
  about: ImportOptions,
  { knowledge, documents, proposals, now }: DocumentsDeps,
): Promise<Printed> => {
  const { library, say } = knowledge
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
  const { document } = reading
  const isReplaced = await (await documents()).save(document, now())
  const { id, label, provinceName: province, passages } = document
  const values = { id, label, province, passages: passages.length }
  const done = say(isReplaced ? 'documents.replaced' : 'documents.imported', values)
  const changes = await storeProposals(document, { knowledge, proposals, now })
  const { pictures = [] } = file
  const scans =
    pictures.length > 0 ? [say('documents.pictures', { pages: pictures.join(', ') })] : []
  return printed(
    done,
    ...scans,
    ...unreadLines(document, knowledge),
    ...tidiedLines(document, knowledge),
    ...proposalsInWords(document, changes, knowledge),
  )
}

const line = (entry: DocumentEntry, say: Say): string =>
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
