import type { CellFound } from '../../../knowledge/search/tables/lists.ts'
import { isGoal } from '../../../knowledge/search/tables/row.ts'
import { asking } from '../../conversation/context.ts'
import type { Talk } from '../../talk.ts'
import { isSureAlone } from '../follow-up.ts'
import { calledByCells } from '../next-cell.ts'
import { CERTAIN, type HeardQuestion, type Propose } from '../proposal.ts'
import { composeAnswer, tellCells } from '../table.ts'

/** How often these were right where an article answered the question, too. */
const RIGHT_OF = { list: 0.93, row: 0.93 } as const

const likelihoodOf = (found: CellFound, { session }: Talk): number => {
  // An officer wants the row with its partners and times.
  if (session.profile.role === 'officer') return CERTAIN
  if (found.kind === 'agency') return RIGHT_OF.list
  // Of who does what an article may tell the same, and how it hangs together.
  const isWho = found.kind === 'rows' && (found.ask === 'lead' || found.ask === 'with')
  return isWho && !found.rows.some(isGoal) ? RIGHT_OF.row : CERTAIN
}

/** Rows of the tables. */
export const ofTables: Propose<HeardQuestion> = (heard) => {
  const { text, province, mentions, talk, isAmbiguous } = heard
  if (isAmbiguous || heard.articles().isOfPlans) return null
  const mayLean = mentions.goesOn || !isSureAlone(text, talk)
  const before = mayLean ? talk.session.context.question : null
  const composed = composeAnswer(text, province, before, talk)
  if (!composed) return null
  const { found, isAlone } = composed
  return {
    likelihood: likelihoodOf(found, talk),
    outcome: () =>
      tellCells(found, asking(talk, isAlone ? text : calledByCells(text, found, talk))),
  }
}
