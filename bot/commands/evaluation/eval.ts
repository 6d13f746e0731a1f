import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { CONTENT_FOLDER, readContent } from '../../../knowledge/content.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { Say } from '../../../knowledge/phrases.ts'
import { momentOf } from '../../clock.ts'
import { run } from '../command.ts'
import { CommandError, printed } from '../printed.ts'
import { measureProposals } from './proposals/report.ts'
import { putQuestion } from './asking.ts'
import { LABELLED_FOLDERS, labelledIn, readLabelled } from './labelled.ts'
import { createLoosen } from './loosen.ts'
import { readQuestionRows, type QuestionRow } from './question-row.ts'
import { scoreRow } from './score.ts'
import { summarise, tableOf } from './summary.ts'

const contentOf = (file: string, say: Say): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new CommandError(say('eval.unreadable', { file }))
  }
}

/** The questions of a file. Throws `CommandError` that names each line which is none. */
const rowsOf = (file: string, { say, places }: Knowledge): readonly QuestionRow[] => {
  const provinces = places.map(({ id }) => id)
  const { rows, faults } = readQuestionRows(contentOf(file, say), provinces)
  if (faults.length > 0)
    throw new CommandError(
      faults
        .map(({ line, field }) => say(field ? 'eval.field' : 'eval.row', { file, line, field }))
        .join('\n'),
    )
  return rows
}

/** The questions of a file, or all that are labelled, put to every way of deciding. */
const compared = async (
  file: string | undefined,
  knowledge: Knowledge,
  loosen: (text: string) => string,
) => {
  // What it compares with is no package of production: every other use of the command does without.
  const { compare } = await import('./comparison/comparison.ts')
  const { comparisonTable } = await import('./comparison/table.ts')
  const { say } = knowledge
  console.error(say('comparison.reading'))
  const learned = readLabelled(LABELLED_FOLDERS, knowledge, loosen)
  const questions =
    file === undefined
      ? learned
      : labelledIn(relative('', file), rowsOf(file, knowledge), knowledge, loosen)
  const begin = (name: string) =>
    console.error(say('comparison.begun', { name: say(`comparison.${name}`) }))
  const found = compare({ questions, learned, knowledge, loosen, begin })
  return { rates: found, table: comparisonTable(found, say) }
}

const evaluated = (
  file: string,
  knowledge: Knowledge,
  loosen: (text: string) => string,
  moment: ReturnType<typeof momentOf>,
) => {
  const scored = rowsOf(file, knowledge).map((row) =>
    scoreRow(
      row,
      putQuestion(row, moment, knowledge, () => performance.now()),
      loosen,
    ),
  )
  const rates = summarise(scored)
  return { rates, table: tableOf(rates, scored, knowledge.say) }
}

/**
 * Puts the questions of a file and prints how they were answered, or how each way of deciding did; or
 * what is proposed from official documents beside what the editors wrote about them.
 */
await run({
  options: {
    json: { type: 'boolean' },
    compare: { type: 'boolean' },
    proposals: { type: 'string' },
  },
  usage: 'eval.usage',
  async work(opened) {
    const { flags, clock } = opened
    const [file, ...rest] = opened.words
    const { proposals: folder } = flags
    if (folder !== undefined) {
      if (opened.words.length > 0 || flags.compare) return null
      const known = await opened.knowledge()
      const { rates, table } = await measureProposals(
        folder,
        clock(),
        readContent(CONTENT_FOLDER),
        known,
      )
      return flags.json ? printed(table, JSON.stringify(rates)) : printed(table)
    }
    if (rest.length > 0 || (file === undefined && !flags.compare)) return null
    const knowledge = await opened.knowledge()
    const loosen = createLoosen(readContent(CONTENT_FOLDER).lexicon.scoring)
    const { rates, table } =
      flags.compare || file === undefined
        ? await compared(file, knowledge, loosen)
        : evaluated(file, knowledge, loosen, momentOf(clock()))
    return flags.json ? printed(table, JSON.stringify(rates)) : printed(table)
  },
})
