import type { Deadline } from '../../../../knowledge/schema/deadline.ts'
import { isSameTerm, sharesTerm, standsAt } from '../../../../knowledge/official/proposals/known.ts'
import type { DeadlineProposal } from '../../../../knowledge/official/proposals/proposal.ts'

/** A curated deadline with every clause that says it. */
export interface CuratedDeadline {
  readonly deadline: Deadline
  readonly clauses: readonly string[]
}

/** What became of the proposals of one document beside what its editors wrote. */
export interface ProposalComparison {
  readonly document: string
  /** Curated deadlines that were proposed, those of them with every part of their time, and those missed. */
  readonly found: readonly string[]
  readonly whole: readonly string[]
  readonly missed: readonly string[]
  /** Curated ones found with the same agency to answer for it. */
  readonly sameLead: readonly string[]
  readonly proposed: number
  /** Proposals that no editor wrote. */
  readonly unlisted: readonly DeadlineProposal[]
}

const leadsOf = ({ roles }: DeadlineProposal): ReadonlySet<string> =>
  new Set([...roles.leads, ...roles.does, ...roles.advises, ...roles.asked, ...roles.collates])

/** Pairs each curated deadline with one proposal of its clause and time, whole times first. */
export const compareProposals = (
  document: string,
  curated: readonly CuratedDeadline[],
  proposals: readonly DeadlineProposal[],
): ProposalComparison => {
  const free = new Set(proposals)
  const pairs = new Map<CuratedDeadline, DeadlineProposal>()
  for (const fits of [isSameTerm, sharesTerm])
    for (const one of curated) {
      if (pairs.has(one)) continue
      const { deadline, clauses } = one
      const mate = [...free].find(
        (proposal) =>
          (proposal.type === 'goal') === (deadline.type === 'goal') &&
          standsAt(clauses, proposal) &&
          fits(deadline.time, proposal.time),
      )
      if (!mate) continue
      pairs.set(one, mate)
      free.delete(mate)
    }
  const idsOf = (list: readonly CuratedDeadline[]) => list.map(({ deadline }) => deadline.id)
  const found = curated.filter((one) => pairs.has(one))
  const mateOf = (one: CuratedDeadline) => pairs.get(one)
  return {
    document,
    found: idsOf(found),
    whole: idsOf(
      found.filter((one) => isSameTerm(one.deadline.time, mateOf(one)?.time ?? one.deadline.time)),
    ),
    missed: idsOf(curated.filter((one) => !pairs.has(one))),
    sameLead: idsOf(
      found.filter((one) => {
        const mate = mateOf(one)
        return mate && one.deadline.lead.some((id) => leadsOf(mate).has(id))
      }),
    ),
    proposed: proposals.length,
    unlisted: [...free],
  }
}
