import { KnowledgeError } from '../knowledge/faults.ts'
import { loadKnowledge } from '../knowledge/load.ts'

try {
  const { sources, programmes, parameters, articles, say } = loadKnowledge()
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
