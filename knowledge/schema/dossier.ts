import { z } from 'zod'
import { id, text } from './primitives.ts'

/** What the document, or plain sense about its words, says of one thing, and where. */
const remark = z.strictObject({ text, clause: text })

const paper = z.strictObject({
  id,
  /** As the checklist names it; it fits a line. */
  name: text.max(64),
  /** Other words by which people call it, without diacritics too; `(a|b)` stands for either. */
  called: z.array(text).min(1),
  /** `register` is handed in by a cooperative that wants in, `chosen` by one that has been chosen. */
  stage: z.enum(['register', 'chosen']),
  /** What it is, in plain words. */
  what: text,
  clause: text,
  /** What often goes wrong with it. */
  mistakes: z.array(remark).min(1),
})

/** `dossiers/*.yaml`: the papers that one document asks of a cooperative, in the order of the document. */
export const dossierSchema = z.strictObject({
  programme: id,
  source: id,
  /** The curated answer on the whole of it; told where the document lists no papers. */
  article: id,
  /** Agency that can say more. */
  ask: id,
  papers: z.array(paper).max(20),
  /** What holds for all of them. */
  says: z.array(remark).default([]),
})

export type Dossier = z.infer<typeof dossierSchema>
export type DossierPaper = Dossier['papers'][number]

/** Every sentence of a list of papers, with its place in the file and the clause that carries it. */
export const remarksIn = ({
  papers,
  says,
}: Pick<Dossier, 'papers' | 'says'>): readonly (z.infer<typeof remark> & { place: string })[] => [
  ...papers.flatMap(({ name, what, clause, mistakes }, at) => [
    { place: `papers.${at}.name`, text: name, clause },
    { place: `papers.${at}.what`, text: what, clause },
    ...mistakes.map((one, of) => ({ ...one, place: `papers.${at}.mistakes.${of}.text` })),
  ]),
  ...says.map((one, at) => ({ ...one, place: `says.${at}.text` })),
]

/**
 * The papers that a cooperative at the beginning of this list hands in: of a list for both stages those
 * of registration. The others come later, and nobody is told that they are missing.
 */
export const papersFirst = ({ papers }: Dossier): readonly DossierPaper[] =>
  papers.filter(({ stage }) => stage === papers[0]?.stage)
