import { KNOWLEDGE_FOLDER } from '../knowledge/content.ts'
import { KnowledgeError } from '../knowledge/faults.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { missingYear } from '../knowledge/workday.ts'
import { civilDay, createClock } from './clock.ts'
import { listAllDeadlines } from './deadline-listing.ts'

/** Lists all deadlines instead of counting what there is: the page `docs/deadlines.md`. */
const LIST_DEADLINES = 'deadlines'

const words = process.argv.slice(2)
/** A folder may be named, so that a copy is checked before it takes the place of the content. */
const [folder = KNOWLEDGE_FOLDER] = words.filter((word) => word !== LIST_DEADLINES)

try {
  const knowledge = loadKnowledge(folder)
  const { sources, programmes, parameters, articles, say } = knowledge
  const conditions = [...programmes.values()].reduce((sum, one) => sum + one.conditions.length, 0)
  console.log(
    words.includes(LIST_DEADLINES)
      ? listAllDeadlines(knowledge)
      : say('check.ok', {
          sources: sources.size,
          programmes: programmes.size,
          conditions,
          parameters: parameters.size,
          articles: articles.size,
        }),
  )
  const year = missingYear(civilDay(createClock()()), knowledge.holidays)
  if (year !== null) console.error(say('check.holidays', { year }))
} catch (error) {
  if (!(error instanceof KnowledgeError)) throw error
  console.error(error.message)
  process.exit(1)
}
