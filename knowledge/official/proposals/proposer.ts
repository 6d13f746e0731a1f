import { onceNeeded, remembering } from '../../language/text/remember.ts'
import type { TimeFrame } from '../../language/times/time.ts'
import type { Time } from '../../schema/deadline.ts'
import type { OfficialDocument } from '../passage.ts'
import { articleProposals } from './articles.ts'
import { deadlineProposals } from './deadlines.ts'
import { together } from './forms/sentences.ts'
import { frameOf, legibleText } from './frame.ts'
import { passagesInPlace } from './outlook.ts'
import type { OfficialProposal } from './proposal.ts'
import { createProposalWords, type ProposalContent } from './words.ts'

/** Reads official documents for what is to be done, when and by whom. */
export interface Proposer {
  /**
   * The deadlines and answers that a document seems to give, in its order. `readOn` is the civil day
   * that stands for the day of signing where the text does not tell it. Drafts: none holds before a
   * person has said so.
   */
  propose(document: OfficialDocument, readOn: string): readonly OfficialProposal[]
  /** From its signing to the end of the period that its title names. */
  frame(document: OfficialDocument, readOn: string): TimeFrame
  /** A time in the words of official texts: "trước ngày 10/12 hằng năm"; null where there is none. */
  readTime(text: string, frame: TimeFrame): Time | null
}

/** Builds the proposer; one for all documents. */
export const createProposer = (content: ProposalContent): Proposer => {
  const words = createProposalWords(content)
  const frame = (document: OfficialDocument, readOn: string) =>
    frameOf(document, readOn, words.readTimes)
  return {
    propose: (document, readOn) =>
      remembering(() => {
        const places = passagesInPlace(document, words)
        return [
          ...deadlineProposals(document, places, frame(document, readOn), words),
          ...articleProposals(document, places, words),
        ]
      }),
    frame,
    readTime: (text, within) => together(words.readTimes(legibleText(text), within)),
  }
}

/** Its lists of words take a tenth of a second to build, and a talk needs none of them. */
export const proposerOnceNeeded = (content: () => ProposalContent): Proposer => {
  const ready = onceNeeded(() => {
    const built = createProposer(content())
    return () => built
  })
  return {
    propose: (document, readOn) => ready().propose(document, readOn),
    frame: (document, readOn) => ready().frame(document, readOn),
    readTime: (text, frame) => ready().readTime(text, frame),
  }
}
