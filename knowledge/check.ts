import { checkArticles } from './check-articles.ts'
import { checkDeadlines } from './check-deadlines.ts'
import { checkFacts } from './check-facts.ts'
import { checkFigures } from './check-figures.ts'
import { checkIds } from './check-ids.ts'
import { checkPhrases } from './check-phrases.ts'
import { checkProgrammes } from './check-programmes.ts'
import { checkAgencies, checkCitations } from './check-references.ts'
import { checkParameters, checkRules } from './check-rules.ts'
import { checkTables } from './check-tables.ts'
import { checkWords } from './check-words.ts'
import type { Content } from './content.ts'
import type { Fault } from './faults.ts'

const CHECKS = [
  checkIds,
  checkCitations,
  checkAgencies,
  checkFacts,
  checkRules,
  checkParameters,
  checkProgrammes,
  checkArticles,
  checkTables,
  checkDeadlines,
  checkPhrases,
  checkWords,
]

/**
 * Checks content across files; the schemas have checked each file. No faults: it can be used.
 * Figures come last: where a clause or a model is wrong, each figure of it would be told, too.
 */
export const checkContent = (content: Content): readonly Fault[] => {
  const faults = CHECKS.flatMap((check) => check(content))
  return faults.length > 0 ? faults : checkFigures(content)
}
