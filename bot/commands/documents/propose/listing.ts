import { agenciesInWords } from '../../../../handlers/text/reminder.ts'
import { rolesInWords } from '../../../../handlers/text/role.ts'
import type { Knowledge } from '../../../../knowledge/knowledge.ts'
import { knownAs } from '../../../../knowledge/official/proposals/known.ts'
import type { OfficialDocument } from '../../../../knowledge/official/passage.ts'
import type {
  ArticleProposal,
  DeadlineProposal,
} from '../../../../knowledge/official/proposals/proposal.ts'
import { citationLabel } from '../../../../knowledge/wording/citation.ts'
import type { StoredProposal } from '../../../../storage/proposals.ts'
import { timeInWords } from '../../listings/time.ts'

export type ProposalKnown = Pick<Knowledge, 'agencies' | 'deadlines' | 'say' | 'sources'>

/** The marks of a proposal: what was decided, that it is new, that the document has changed since. */
const marksOf = (
  stored: StoredProposal,
  firstImport: number,
  document: string,
  { say, deadlines }: ProposalKnown,
): readonly string[] => {
  const { proposal, state, firstSeenAt, isGone, isReworded } = stored
  const known =
    proposal.kind === 'deadline' ? knownAs(proposal, document, deadlines.values()) : null
  return [
    say(`propose.state.${state}`),
    ...(state === 'proposed' && firstSeenAt > firstImport ? [say('propose.new')] : []),
    ...(isGone ? [say('propose.gone')] : []),
    ...(isReworded ? [say('propose.reworded')] : []),
    ...(known && state !== 'confirmed' ? [say('propose.known', { id: known.id })] : []),
  ]
}

const sureInWords = ({ sure, grounds }: DeadlineProposal, { say }: ProposalKnown): string =>
  say('propose.sure', {
    level: say(`propose.level.${sure}`),
    why: grounds.map((ground) => say(`propose.ground.${ground}`)).join(', '),
  })

const whoInWords = ({ roles, stranger }: DeadlineProposal, telling: ProposalKnown): string => {
  const { say } = telling
  const who = rolesInWords(roles, (ids) => agenciesInWords(ids, telling), say)
  if (who !== '') return who
  return stranger === null ? say('propose.nobody') : say('propose.stranger', { name: stranger })
}

const deadlineLines = (
  proposal: DeadlineProposal,
  stored: StoredProposal,
  telling: ProposalKnown,
): readonly string[] => {
  const { say } = telling
  const held = stored.confirmed?.deadline ?? proposal
  return [
    say('propose.deadline', { type: say(`propose.type.${proposal.type}`), task: held.task }),
    say('propose.time', { words: proposal.words, read: timeInWords(held.time, say) }),
    whoInWords({ ...proposal, roles: stored.confirmed?.deadline ?? proposal.roles }, telling),
    sureInWords(proposal, telling),
  ]
}

const articleLines = ({ title, parts, about }: ArticleProposal, { say }: ProposalKnown) => [
  say('propose.article', { title, about: say(`propose.about.${about}`), count: parts.length }),
]

/** One proposal with its number, a few lines. */
export const proposalInWords = (
  number: number,
  stored: StoredProposal,
  document: OfficialDocument,
  firstImport: number,
  telling: ProposalKnown,
): string => {
  const { say } = telling
  const { proposal } = stored
  const { id, label } = document
  const printed = telling.sources.get(id)?.printed ?? []
  const marks = marksOf(stored, firstImport, id, telling).join('; ')
  const clause = citationLabel({ label, printed }, proposal.clause, say)
  const [first = '', ...more] =
    proposal.kind === 'deadline'
      ? deadlineLines(proposal, stored, telling)
      : articleLines(proposal, telling)
  return [
    say('propose.head', { number, marks, text: first }),
    ...[
      ...more,
      say('propose.clause', { clause }),
      say('propose.found', { text: proposal.found }),
    ].map((line) => say('propose.line', { line })),
  ].join('\n')
}
