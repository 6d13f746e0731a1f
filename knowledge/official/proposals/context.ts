import type { TimeFrame, TimeRead } from '../../language/times/time.ts'
import type { DeadlineProposal } from './proposal.ts'
import type { ProposalWords } from './words.ts'

/** What one passage gives, before it has an id. */
export type DeadlineDraft = Omit<DeadlineProposal, 'id' | 'kind' | 'also'>

/** With what a passage is read. */
export interface DraftContext {
  readonly frame: TimeFrame
  readonly words: ProposalWords
  readonly timesIn: (text: string) => readonly TimeRead[]
}
