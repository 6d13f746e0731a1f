import { citationLabel } from '../../../knowledge/citation.ts'
import type { Coverage } from '../../../knowledge/check/coverage.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'

const listOne = (
  { source: id, total, covered, open, bare }: Coverage,
  { sources, say }: Knowledge,
): readonly string[] => {
  const source = sources.get(id)
  if (!source) return []
  const named = (clause: string) => ({ clause, label: citationLabel(source, clause, say) })
  return [
    say('coverage.document', { label: source.label, total, covered }),
    ...open.map((clause) => say('coverage.open', named(clause))),
    ...bare.map(({ clause, why }) => say('coverage.bare', { ...named(clause), why })),
  ]
}

/** What is answered of each document, in words: a line a document, then a line a clause. */
export const listCoverage = (coverage: readonly Coverage[], knowledge: Knowledge): string =>
  coverage.flatMap((one) => listOne(one, knowledge)).join('\n')
