import { citationLabel, clauseInWords, shortCitation } from '../../knowledge/wording/citation.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Citation } from '../../knowledge/schema/schema.ts'
import type { CitationLine } from '../conversation/verdict-view.ts'

/** A citation as the contract shows it. A source that does not exist is a fault of the content. */
export const cite = ({ source, clause }: Citation, knowledge: Knowledge): CitationLine => {
  const document = knowledge.sources.get(source)
  if (!document) throw new Error(`no source "${source}"`)
  return { document: source, clause, label: citationLabel(document, clause, knowledge.say) }
}

/** The short line in a bubble: "KH 135, mục III.2.a". */
export const citeBriefly = ({ source, clause }: Citation, knowledge: Knowledge): string => {
  const document = knowledge.sources.get(source)
  if (!document) throw new Error(`no source "${source}"`)
  return shortCitation(document, clause, knowledge.say)
}

/** Several places in short, each document named once: "KH 135, mục III.2.a; mục VI.2.đ". */
export const citeTogether = (citations: readonly Citation[], knowledge: Knowledge): string =>
  [...Map.groupBy(citations, ({ source }) => source)]
    .map(([source, places]) => {
      const document = knowledge.sources.get(source)
      if (!document) throw new Error(`no source "${source}"`)
      const sections = new Set(places.map(({ clause }) => clause.split('/')[0] ?? clause))
      return [...sections]
        .map((clause, at) =>
          at === 0
            ? shortCitation(document, clause, knowledge.say)
            : clauseInWords(document, clause, knowledge.say),
        )
        .join('; ')
    })
    .join('; ')

/** Citations without repetition, in their first order. */
export const citeAll = (
  citations: readonly Citation[],
  knowledge: Knowledge,
): readonly CitationLine[] => {
  const seen = new Map(citations.map((one) => [`${one.source} ${one.clause}`, one]))
  return [...seen.values()].map((one) => cite(one, knowledge))
}

/** With more places than this a bubble names the sections that hold them. */
const MOST_CITED = 4
const ANNEX = /^PL\d*/u
const SECTION = /^[^./]+(?:\.[^./]+)?/u

/** `III.2.a/1` → `III.2`, `PL2.9` → `PL2`. */
const sectionOf = (clause: string): string =>
  (ANNEX.exec(clause) ?? SECTION.exec(clause))?.[0] ?? clause

/** The line below an answer that names where it stands, by sections where there are many places. */
export const citationLine = (citations: readonly Citation[], knowledge: Knowledge): string => {
  const brief = (isBySection: boolean) => [
    ...new Set(
      citations.map(({ source, clause }) =>
        citeBriefly({ source, clause: isBySection ? sectionOf(clause) : clause }, knowledge),
      ),
    ),
  ]
  const exact = brief(false)
  const list = exact.length > MOST_CITED ? brief(true) : exact
  return knowledge.say('answer.citation', { list: list.join('; ') })
}
