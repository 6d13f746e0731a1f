import type { Knowledge } from '../../knowledge/knowledge.ts'
import { papersFirst, type Dossier, type DossierPaper } from '../../knowledge/schema/dossier.ts'
import { agencyName, clauseInWords } from '../../knowledge/wording/citation.ts'
import type { Checklist } from '../conversation/checklist.ts'

type Known = Pick<Knowledge, 'say' | 'sources'>
type AgencyNames = Pick<Knowledge, 'say' | 'agencies'>

/** A paper with its place in the list, from 1, and whether it is ready. */
export interface ListedPaper {
  readonly paper: DossierPaper
  readonly number: number
  readonly isReady: boolean
  /** Handed in first; the others are for cooperatives that were chosen. */
  readonly isFirst: boolean
}

/** Every paper of the list in its order. */
export const listed = (
  dossier: Dossier,
  { done }: Pick<Checklist, 'done'>,
): readonly ListedPaper[] => {
  const first = new Set(papersFirst(dossier))
  return dossier.papers.map((paper, at) => ({
    paper,
    number: at + 1,
    isReady: done.includes(paper.id),
    isFirst: first.has(paper),
  }))
}

/** What is to be handed in first and is not ready. */
export const missingIn = (
  dossier: Dossier,
  list: Pick<Checklist, 'done'>,
): readonly ListedPaper[] =>
  listed(dossier, list).filter(({ isFirst, isReady }) => isFirst && !isReady)

/** A clause as a line names it: "mục VI.2.a". */
export const clauseOf = (clause: string, { source }: Dossier, { say, sources }: Known): string => {
  const document = sources.get(source)
  if (!document) throw new Error(`no source "${source}"`)
  return clauseInWords(document, clause.split('/')[0] ?? clause, say)
}

/** One line of the list. */
export const paperLine = (
  { paper, number, isReady }: ListedPaper,
  dossier: Dossier,
  known: Known,
): string =>
  known.say(isReady ? 'dossier.ready' : 'dossier.open', {
    number,
    name: paper.name,
    clause: clauseOf(paper.clause, dossier, known),
  })

/** "3. Bản tự đánh giá…; 4. …": papers within a sentence. */
export const papersInWords = (papers: readonly ListedPaper[], { say }: Known): string =>
  papers.map(({ number, paper }) => say('dossier.brief', { number, name: paper.name })).join('; ')

/** " của HTX Hòa Phát"; nothing where no name was given. */
export const ofName = ({ name }: Pick<Checklist, 'name'>, { say }: Known): string =>
  name === null ? '' : say('dossier.of', { name })

/** Who can say more about the papers, by name. */
export const askedAgency = ({ ask }: Dossier, { agencies, say }: AgencyNames): string => {
  const agency = agencies.get(ask)
  return agency ? agencyName(agency, say) : ''
}

/** Where the document names some of the papers only: that a full list says little. */
export const partLines = (dossier: Dossier, known: AgencyNames): readonly string[] =>
  dossier.whole ? [] : [known.say('dossier.part', { agency: askedAgency(dossier, known) })]

/** How far the list is. */
export const countIn = (dossier: Dossier, list: Pick<Checklist, 'done'>) => {
  const count = papersFirst(dossier).length
  const left = missingIn(dossier, list).length
  return { count, left, done: count - left }
}
