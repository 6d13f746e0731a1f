import { checkWording } from '../../../knowledge/check/wording/wording.ts'
import {
  BASE_LANGUAGE,
  CONTENT_FOLDER,
  readContent,
  type Content,
} from '../../../knowledge/content.ts'
import { KnowledgeError, type Fault } from '../../../knowledge/faults.ts'
import { createSay } from '../../../knowledge/phrases.ts'
import { failed, printed, type Printed } from '../printed.ts'

/** Which faults are shown: those of one document, those of some answers or rows; none given, all. */
export interface WordingChoice {
  /** Id of a document. */
  readonly document: string | null
  /** Ids of answers, of rows of duties or goals, of programmes; that of a document for its deadlines. */
  readonly ids: readonly string[]
}

/** Something that has faults: its file, its place in it, and the documents that it tells of. */
interface Teller {
  readonly id: string
  readonly file: string
  readonly place: string
  readonly sources: readonly string[]
}

const tellersIn = ({
  articles,
  duties,
  goals,
  deadlines,
  programmes,
}: Content): readonly Teller[] => [
  ...articles.map(({ file, value: { id, citations, also } }) => ({
    id,
    file,
    place: '',
    sources: [...citations, ...also].map(({ source }) => source),
  })),
  ...[...duties, ...goals].flatMap(({ file, value: { source, rows } }) =>
    rows.map(({ id }, at) => ({ id, file, place: `rows.${at}.`, sources: [source] })),
  ),
  ...deadlines.map(({ file, value: { source } }) => ({
    id: source,
    file,
    place: '',
    sources: [source],
  })),
  ...programmes.map(({ file, value: { id, source } }) => ({
    id,
    file,
    place: '',
    sources: [source],
  })),
]

/** The faults of a choice. Null where it names a document, an answer or a row that is not there. */
export const chosenFaults = (
  faults: readonly Fault[],
  content: Content,
  { document, ids }: WordingChoice,
): readonly Fault[] | null => {
  const all = tellersIn(content)
  const isThere = (id: string) => all.some((one) => one.id === id)
  if (document !== null && !content.sources.some(({ value }) => value.id === document)) return null
  if (!ids.every(isThere)) return null
  const chosen = all.filter(
    ({ id, sources }) =>
      (document === null || sources.includes(document)) && (ids.length === 0 || ids.includes(id)),
  )
  return document === null && ids.length === 0
    ? faults
    : faults.filter(({ file, place }) =>
        chosen.some((one) => one.file === file && place.startsWith(one.place)),
      )
}

/** What `npm run knowledge -- wording` prints: a line a fault; null where the choice names nothing. */
export const showWording = (choice: WordingChoice, isJson: boolean): Printed | null => {
  const content = readContent(CONTENT_FOLDER)
  const say = createSay(BASE_LANGUAGE, content.phrases[BASE_LANGUAGE] ?? {})
  const faults = chosenFaults(checkWording(content), content, choice)
  if (faults === null) return null
  if (faults.length === 0) return printed(isJson ? '[]' : say('check.wording'))
  return failed(isJson ? JSON.stringify(faults) : new KnowledgeError(faults, say).message)
}
