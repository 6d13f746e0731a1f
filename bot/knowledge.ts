import { KNOWLEDGE_FOLDER } from '../knowledge/content.ts'
import { KnowledgeError } from '../knowledge/faults.ts'
import { loadKnowledge } from '../knowledge/load.ts'

/** A folder may be named, so that a copy is checked before it takes the place of the content. */
const [folder = KNOWLEDGE_FOLDER] = process.argv.slice(2)

try {
  const { sources, programmes, parameters, articles, say } = loadKnowledge(folder)
  const conditions = [...programmes.values()].reduce((sum, one) => sum + one.conditions.length, 0)
  console.log(
    say('check.ok', {
      sources: sources.size,
      programmes: programmes.size,
      conditions,
      parameters: parameters.size,
      articles: articles.size,
    }),
  )
} catch (error) {
  if (!(error instanceof KnowledgeError)) throw error
  console.error(error.message)
  process.exit(1)
}
