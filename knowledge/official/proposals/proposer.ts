import type { OfficialDocument } from '../passage.ts'
import { articleProposals } from './articles.ts'
import { deadlineProposals } from './deadlines.ts'
import { frameOf } from './frame.ts'
import type { Proposal } from './proposal.ts'
import { createProposalWords, type ProposalContent } from './words.ts'

/**
 * The deadlines and answers that a document seems to give, in its order. `readOn` is the civil day that
 * stands for the day of signing where the text does not tell it. Drafts: none is true before a person
 * has said so.
 */
export type Propose = (document: OfficialDocument, readOn: string) => readonly Proposal[]

/** Builds the proposer; one for all documents. */
export const createProposer = (content: ProposalContent): Propose => {
  const words = createProposalWords(content)
  return (document, readOn) => {
    const frame = frameOf(document, readOn, words.readTimes)
    return [...deadlineProposals(document, frame, words), ...articleProposals(document, words)]
  }
}
