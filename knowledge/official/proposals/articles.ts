import type { OfficialDocument } from '../passage.ts'
import { createIds } from './identity.ts'
import { uppersOf, type PassageInPlace } from './outlook.ts'
import type { ArticleProposal } from './proposal.ts'
import { rowsOf } from './forms/row.ts'
import { shortened, trimMarks } from './task.ts'
import { withoutNumber, type ProposalWords } from './words.ts'

/** The title of an answer fits a button with the name of its province. */
const LONGEST_TITLE = 46
const FEWEST_PARTS = 2
const LONGEST_FOUND = 160
const TABLE = 'table'

const ANNEX = /^PL\d*$/u

/** The clauses below each clause, in order. */
const partsByPlace = (
  places: readonly PassageInPlace[],
): ReadonlyMap<string, readonly string[]> => {
  const parts = new Map<string, string[]>()
  for (const { passage } of places)
    for (const upper of uppersOf(passage.clause)) {
      const list = parts.get(upper) ?? []
      list.push(passage.clause)
      parts.set(upper, list)
    }
  return parts
}

const headingOf = ({ lines }: PassageInPlace): string => trimMarks(withoutNumber(lines[0] ?? ''))

/** A heading in capitals as a title is written, without what stands in brackets behind it. */
const inSmallLetters = (heading: string): string => {
  const bare = trimMarks(heading.split('(', 1)[0] ?? '')
  return bare === bare.toLocaleUpperCase('vi')
    ? `${bare.slice(0, 1)}${bare.slice(1).toLocaleLowerCase('vi')}`
    : bare
}

/** The second line of an annex names it: the first one says only that it is one. */
const annexTitle = ({ lines }: PassageInPlace): string => lines[1] ?? lines[0] ?? ''

/**
 * Answers that the editors might write: headings with a list below them of what people ask for (dossier,
 * conditions, support, goals, steps, money, duties, reports), and tables of tasks in annexes.
 */
export const articleProposals = (
  document: OfficialDocument,
  places: readonly PassageInPlace[],
  words: ProposalWords,
): readonly ArticleProposal[] => {
  const partsOf = partsByPlace(places)
  const byClause = new Map(places.map((place) => [place.passage.clause, place]))
  const idOf = createIds(document)
  const draft = (about: string, title: string, place: PassageInPlace, parts: readonly string[]) => {
    const { clause } = place.passage
    const first = byClause.get(parts[0] ?? '')
    return {
      kind: 'article' as const,
      id: idOf('article', clause, about),
      about,
      title: shortened(inSmallLetters(title), LONGEST_TITLE),
      clause,
      parts,
      found: shortened(first?.lines.join(' ') ?? '', LONGEST_FOUND),
    }
  }
  const all = places.flatMap((place): readonly ArticleProposal[] => {
    const { clause } = place.passage
    const parts = partsOf.get(clause) ?? []
    if (parts.length < FEWEST_PARTS) return []
    if (ANNEX.test(clause)) {
      const isTable = parts.some(
        (part) => rowsOf(byClause.get(part)?.lines ?? [], words).length > 0,
      )
      return isTable ? [draft(TABLE, annexTitle(place), place, parts)] : []
    }
    const heading = headingOf(place)
    const list = words.lists.find(({ starts }) => starts.test(heading))
    return list ? [draft(list.kind, heading, place, parts)] : []
  })
  // The nearer heading of two that are about the same is the one with the list.
  return all.filter(
    (one) => !all.some(({ about, clause }) => about === one.about && one.parts.includes(clause)),
  )
}
