import '../process/owner-only.ts'
import { readAndCheck } from '../../knowledge/checked-content.ts'
import { CONTENT_FOLDER, readContent } from '../../knowledge/content.ts'
import { coverageOf } from '../../knowledge/check/coverage.ts'
import { KnowledgeError } from '../../knowledge/faults.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { buildKnowledge } from '../../knowledge/load.ts'
import { missingYear } from '../../knowledge/calendar/workday.ts'
import { civilDay, createClock } from '../clock.ts'
import { listCoverage } from './listings/coverage.ts'
import { listAllDeadlines } from './listings/deadlines.ts'
import type { DocumentsPrinted } from './documents/work.ts'
import { explainFailure } from '../process/failure.ts'
import { showUnanswered } from './listings/unanswered.ts'

const countAll = ({ sources, programmes, parameters, articles, say }: Knowledge): string =>
  say('check.ok', {
    sources: sources.size,
    programmes: programmes.size,
    conditions: [...programmes.values()].reduce((sum, one) => sum + one.conditions.length, 0),
    parameters: parameters.size,
    articles: articles.size,
  })

const showCoverage = (knowledge: Knowledge, folder: string, isJson: boolean): string => {
  const coverage = coverageOf(readContent(folder))
  return isJson ? JSON.stringify(coverage) : listCoverage(coverage, knowledge)
}

/** What is shown in place of the count: the page `docs/deadlines.md`, the clauses answered. */
const LISTS: Readonly<Record<string, typeof showCoverage>> = {
  deadlines: listAllDeadlines,
  coverage: showCoverage,
}

const JSON_OPTION = '--json'
/** Lists what people asked in vain, from the database. */
const UNANSWERED = 'unanswered'

const words = process.argv.slice(2)
const list = words.find((word) => Object.hasOwn(LISTS, word))
/** A folder may be named, so that a copy is checked before it takes the place of the content. */
const [folder = CONTENT_FOLDER] = words.filter((word) => word !== list && word !== JSON_OPTION)

const print = ({ ok, text }: DocumentsPrinted): void => {
  if (ok) console.log(text)
  else console.error(text)
  process.exitCode = ok ? 0 : 1
}

const showContent = (): void => {
  const knowledge = buildKnowledge(readAndCheck(folder))
  const show = LISTS[list ?? ''] ?? countAll
  console.log(show(knowledge, folder, words.includes(JSON_OPTION)))
  const year = missingYear(civilDay(createClock()()), knowledge.holidays)
  if (year !== null) console.error(knowledge.say('check.holidays', { year }))
}

try {
  if (words[0] === UNANSWERED) print(await showUnanswered(words.slice(1)))
  else showContent()
} catch (error) {
  console.error(error instanceof KnowledgeError ? error.message : explainFailure(error))
  process.exit(1)
}
