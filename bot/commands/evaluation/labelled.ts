import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { CommandError } from '../printed.ts'
import { labelOf } from './label.ts'
import { readQuestionRows, type QuestionRow } from './question-row.ts'
import type { Example } from './regression.ts'

/** Where the rows stand that the decider is trained on. */
export const LABELLED_FOLDERS = ['test/questions', 'test/questions/labelled'] as const

/** A labelled question with who wrote it, and the articles that were weighed for it. */
export interface LabelledQuestion {
  readonly row: QuestionRow
  /** The file and, where several hands wrote one, the document: what is left out together. */
  readonly writer: string
  readonly weighed: readonly (Omit<Example, 'is'> & {
    readonly article: string
    readonly abstains: boolean
    /** Likeness by n-grams to its nearest wording, from 0 to 1. */
    readonly nearest: number
    readonly is: boolean | null
  })[]
}

const filesOf = (folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .toSorted()
      .map((name) => join(folder, name)),
  )

/** What the rows of the folders are known by: the same files give the same. */
export const rowsHash = (folders: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const file of filesOf(folders)) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

const writerOf = (file: string, { places, article }: QuestionRow): string =>
  article === null ? file : `${file} ${places[0]?.document ?? ''}`

/** What a wording of the content says already would be found by itself: it teaches nothing. */
const ownWordings = ({ articles }: Knowledge): ReadonlySet<string> =>
  new Set([...articles.values()].flatMap(({ questions }) => questions))

/** Has the rows of a file weighed; what the content says in these very words is left out. */
export const labelledIn = (
  file: string,
  rows: readonly QuestionRow[],
  knowledge: Knowledge,
  loosen: (text: string) => string,
): readonly LabelledQuestion[] => {
  const known = ownWordings(knowledge)
  return rows
    .filter(({ text, expect }) => !known.has(text) && expect !== 'smalltalk')
    .map((row) => ({
      row,
      writer: writerOf(file, row),
      weighed: knowledge.search.weigh(row).map(({ article, features, nearest }) => ({
        article: article.id,
        abstains: article.abstains,
        nearest,
        values: features,
        is: labelOf(article, row, loosen),
      })),
    }))
}

/** Reads the labelled rows and has each weighed. Throws `CommandError` that names a line which is none. */
export const readLabelled = (
  folders: readonly string[],
  knowledge: Knowledge,
  loosen: (text: string) => string,
): readonly LabelledQuestion[] => {
  const provinces = knowledge.places.map(({ id }) => id)
  return filesOf(folders).flatMap((file) => {
    const { rows, faults } = readQuestionRows(readFileSync(file, 'utf8'), provinces)
    const [fault] = faults
    if (fault) throw new CommandError(knowledge.say('eval.row', { file, line: fault.line }))
    return labelledIn(file, rows, knowledge, loosen)
  })
}

/** All that is labelled in them. */
export const examplesOf = (questions: readonly LabelledQuestion[]): readonly Example[] =>
  questions.flatMap(({ weighed }) =>
    weighed.flatMap(({ values, is }) => (is === null ? [] : [{ values, is }])),
  )
