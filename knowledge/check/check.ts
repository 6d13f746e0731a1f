import { checkArticles } from './articles.ts'
import { checkDeadlines } from './deadlines.ts'
import { checkFacts } from './facts.ts'
import { checkFigures } from './figures.ts'
import { checkPhrases } from './phrases.ts'
import { checkDossiers, checkProgrammes } from './programmes.ts'
import { checkNames } from './names/names.ts'
import { checkParameters, checkRules } from './rules.ts'
import { checkTables } from './tables.ts'
import { checkWording } from './wording/wording.ts'
import type { Content } from '../content.ts'
import type { Fault } from '../faults.ts'

const CHECKS = [
  checkNames,
  checkFacts,
  checkRules,
  checkParameters,
  checkProgrammes,
  checkArticles,
  checkTables,
  checkDeadlines,
  checkDossiers,
  checkPhrases,
]

/**
 * Checks content across files; the schemas have checked each file. No faults: it can be used.
 * What answers and rows say beside their clauses comes last: where a clause is wrong, each word and
 * figure of it would be told, too.
 */
export const checkContent = (content: Content): readonly Fault[] => {
  const faults = CHECKS.flatMap((check) => check(content))
  return faults.length > 0 ? faults : [...checkFigures(content), ...checkWording(content)]
}
