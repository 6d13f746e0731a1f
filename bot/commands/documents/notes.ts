import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { unreadOf } from '../../../knowledge/official/mark.ts'
import type { OfficialDocument, TidyNote } from '../../../knowledge/official/passage.ts'
import { clauseInWords } from '../../../knowledge/wording/citation.ts'

type Knowing = Pick<Knowledge, 'say' | 'sources'>

const TIDIED: readonly TidyNote[] = ['converted', 'joined', 'spaces', 'repeated', 'skipped']
/** Clauses named one by one; a document with more of them is to be looked at as a whole. */
const MOST_NAMED = 12

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

/** What an import says about how the document was read: first what was not. */
export const readingNotes = (document: OfficialDocument, knowledge: Knowing): readonly string[] => [
  ...unreadLines(document, knowledge),
  ...tidiedLines(document, knowledge),
]
