import '../../process/owner-only.ts'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { CONTENT_FOLDER, readContent } from '../../../knowledge/content.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { loadKnowledge } from '../../../knowledge/load.ts'
import type { Say } from '../../../knowledge/phrases.ts'
import { civilDay, createClock } from '../../clock.ts'
import { ConfigError, readConfig } from '../../config.ts'
import { putQuestion } from './asking.ts'
import { createLoosen } from './loosen.ts'
import { readQuestionRows, type QuestionRow } from './question-row.ts'
import { scoreRow } from './score.ts'
import { summarise } from './summary.ts'
import { tableOf } from './table.ts'
import { explainFailure } from '../../process/failure.ts'

const contentOf = (file: string, say: Say): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new ConfigError(say('eval.unreadable', { file }))
  }
}

/** The questions of a file. Throws `ConfigError` that names each line which is none. */
const rowsOf = (file: string, { say, places }: Knowledge): readonly QuestionRow[] => {
  const provinces = places.map(({ id }) => id)
  const { rows, faults } = readQuestionRows(contentOf(file, say), provinces)
  if (faults.length > 0)
    throw new ConfigError(
      faults
        .map(({ line, field }) => say(field ? 'eval.field' : 'eval.row', { file, line, field }))
        .join('\n'),
    )
  return rows
}

/** Puts the questions of a file and prints how they were answered. */
const evaluate = (): void => {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  })
  const knowledge = loadKnowledge()
  const { say } = knowledge
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new ConfigError(say('eval.usage'))
  const rows = rowsOf(file, knowledge)
  const now = createClock(readConfig(process.env).CLOCK)()
  const moment = { at: now.toISOString(), today: civilDay(now) }
  const loosen = createLoosen(readContent(CONTENT_FOLDER).lexicon.scoring)
  const scored = rows.map((row) =>
    scoreRow(
      row,
      putQuestion(row, moment, knowledge, () => performance.now()),
      loosen,
    ),
  )
  const summary = summarise(scored)
  console.log(tableOf(summary, scored, say))
  if (values.json) console.log(JSON.stringify(summary))
}

try {
  evaluate()
} catch (error) {
  console.error(explainFailure(error))
  process.exit(1)
}
