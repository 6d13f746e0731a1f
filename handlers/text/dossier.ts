import type { Knowledge } from '../../knowledge/knowledge.ts'
import { papersFirst, type Dossier } from '../../knowledge/schema/dossier.ts'
import { citeBriefly } from './citation.ts'

/** The papers that the document of a programme asks of a cooperative. A programme without is a fault. */
export const dossierOf = (
  programme: string,
  { dossiers }: Pick<Knowledge, 'dossiers'>,
): Dossier => {
  const dossier = dossiers.get(programme)
  if (!dossier) throw new Error(`no dossier of "${programme}"`)
  return dossier
}

/** The papers to be handed in first, as lines of a result: the name and the clause in short. */
export const dossierLines = (
  programme: string,
  knowledge: Knowledge,
): readonly { readonly item: string; readonly clause: string }[] => {
  const dossier = dossierOf(programme, knowledge)
  return papersFirst(dossier).map(({ name, clause }) => ({
    item: name,
    clause: citeBriefly({ source: dossier.source, clause }, knowledge),
  }))
}
