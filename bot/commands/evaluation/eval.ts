import { readFileSync } from 'node:fs'
import { CONTENT_FOLDER, readContent } from '../../../knowledge/content.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { Say } from '../../../knowledge/phrases.ts'
import { momentOf } from '../../clock.ts'
import { run } from '../command.ts'
import { CommandError, printed } from '../printed.ts'
import { putQuestion } from './asking.ts'
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

/** Puts the questions of a file and prints how they were answered. */
await run({
  options: { json: { type: 'boolean' } },
  usage: 'eval.usage',
  async work(opened) {
    const { flags, clock } = opened
    const [file, ...rest] = opened.words
    if (file === undefined || rest.length > 0) return null
    const knowledge = await opened.knowledge()
    const { say } = knowledge
    const rows = rowsOf(file, knowledge)
    const moment = momentOf(clock())
    const loosen = createLoosen(readContent(CONTENT_FOLDER).lexicon.scoring)
    const scored = rows.map((row) =>
      scoreRow(
        row,
        putQuestion(row, moment, knowledge, () => performance.now()),
        loosen,
      ),
    )
    const summary = summarise(scored)
    const table = tableOf(summary, scored, say)
    return flags.json ? printed(table, JSON.stringify(summary)) : printed(table)
  },
})
