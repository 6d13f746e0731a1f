import { userInfo } from 'node:os'
import type { Knowledge } from '../../../../knowledge/knowledge.ts'
import type { OfficialDocument } from '../../../../knowledge/official/passage.ts'
import { knownAs } from '../../../../knowledge/official/proposals/known.ts'
import type {
  ProposalChanges,
  ProposalStore,
  StoredProposal,
} from '../../../../storage/proposals.ts'
import type { DocumentStore } from '../../../../storage/documents.ts'
import { civilDay } from '../../../clock.ts'
import { failed, printed, type Printed } from '../../printed.ts'
import { confirmProposal, type Corrections } from './confirmation.ts'
import { proposalInWords, type ProposalKnown } from './listing.ts'
import { readBack } from './read-back.ts'

export interface ProposeDeps {
  readonly knowledge: ProposalKnown & Pick<Knowledge, 'holidays' | 'places' | 'proposer'>
  readonly documents: () => Promise<DocumentStore>
  readonly proposals: () => Promise<ProposalStore>
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

/** What may be typed behind `propose`. */
export interface ProposeFlags extends Corrections {
  /** A number of the list, or an id. */
  readonly confirm?: string | undefined
  readonly reject?: string | undefined
  /** Who decides; else the user of the machine. */
  readonly by?: string | undefined
  readonly json?: boolean | undefined
}

/** Reads a document for proposals and keeps them beside what was decided before. */
export const storeProposals = async (
  document: OfficialDocument,
  {
    knowledge,
    proposals,
    now,
  }: Pick<ProposeDeps, 'proposals' | 'now'> & {
    readonly knowledge: Pick<Knowledge, 'proposer'>
  },
): Promise<ProposalChanges> => {
  const at = now()
  const found = knowledge.proposer.propose(document, civilDay(new Date(at)))
  return (await proposals()).replace(document.id, found, at)
}

/** What an import says about its proposals; nothing where there are none. */
export const proposalsInWords = (
  { id }: OfficialDocument,
  { fresh, kept, gone }: ProposalChanges,
  { say }: Pick<Knowledge, 'say'>,
): readonly string[] => [
  ...(fresh > 0 ? [say('propose.imported', { id, count: fresh })] : []),
  ...(kept > 0 ? [say('propose.kept', { count: kept })] : []),
  ...(gone > 0 ? [say('propose.lost', { id, count: gone })] : []),
]

const chosen = (given: string, all: readonly StoredProposal[]): StoredProposal | null =>
  all[/^\d+$/u.test(given) ? Number(given) - 1 : -1] ??
  all.find(({ proposal }) => proposal.id === given) ??
  null

const rendered = (all: readonly StoredProposal[]): string =>
  all
    .map(({ proposal, state, decidedBy, decidedAt, confirmed, isGone }, at) =>
      JSON.stringify({
        number: at + 1,
        ...proposal,
        state,
        decidedBy,
        decidedAt: decidedAt === null ? null : new Date(decidedAt).toISOString(),
        confirmed: confirmed?.deadline ?? null,
        gone: isGone,
      }),
    )
    .join('\n')

const listed = (
  document: OfficialDocument,
  all: readonly StoredProposal[],
  { knowledge }: ProposeDeps,
): Printed => {
  const { say } = knowledge
  const { label, id } = document
  if (all.length === 0) return printed(say('propose.none', { label }))
  const firstImport = Math.min(...all.map(({ firstSeenAt }) => firstSeenAt))
  const ofKind = (kind: string) => all.filter(({ proposal }) => proposal.kind === kind).length
  const values = { label, id, deadlines: ofKind('deadline'), articles: ofKind('article') }
  return printed(
    say('propose.title', values),
    ...all.map((stored, at) => proposalInWords(at + 1, stored, document, firstImport, knowledge)),
    say('propose.how', { id }),
  )
}

/** Confirms one; says back what will be told of it from now on. */
const confirmed = async (
  stored: StoredProposal,
  document: OfficialDocument,
  flags: ProposeFlags,
  { knowledge, proposals, now }: ProposeDeps,
): Promise<Printed> => {
  const { say } = knowledge
  const { proposal } = stored
  const at = now()
  const by = flags.by ?? userInfo().username
  if (proposal.kind === 'article') {
    await (await proposals()).decide(proposal.id, { state: 'confirmed', by, at, confirmed: null })
    return printed(say('propose.confirmed.article', { title: proposal.title }))
  }
  const known = knownAs(proposal, document.id, knowledge.deadlines.values())
  if (known) return failed(say('propose.fault.known', { id: known.id, task: known.task }))
  const frame = knowledge.proposer.frame(document, civilDay(new Date(at)))
  const before = stored.confirmed?.deadline ?? null
  const confirming = confirmProposal(proposal, flags, frame, before, knowledge)
  if (confirming.kind === 'fault')
    return failed(
      say(`propose.fault.${confirming.fault}`, {
        given: (confirming.fault === 'no-time' ? flags.on : flags.agency) ?? '',
      }),
    )
  const held = { deadline: confirming.deadline, frame }
  await (await proposals()).decide(proposal.id, { state: 'confirmed', by, at, confirmed: held })
  return printed(...readBack({ id: proposal.id, decidedAt: at, document, held }, knowledge))
}

/**
 * Lists what a document seems to give, or decides about one of it. Each by itself: nobody confirms a
 * list that they have not read.
 */
export const proposeDocument = async (
  id: string,
  flags: ProposeFlags,
  deps: ProposeDeps,
): Promise<Printed | null> => {
  const { knowledge, documents, proposals, now } = deps
  const { say } = knowledge
  const isCorrected = [flags.on, flags.agency, flags.task].some((one) => one !== undefined)
  if (flags.confirm !== undefined && flags.reject !== undefined) return null
  if (isCorrected && flags.confirm === undefined) return null
  const document = await (await documents()).load(id)
  if (!document) return failed(say('documents.unknown', { id }))
  await storeProposals(document, deps)
  const store = await proposals()
  const all = await store.list(id)
  const given = flags.confirm ?? flags.reject
  if (given === undefined) return flags.json ? printed(rendered(all)) : listed(document, all, deps)
  const stored = chosen(given, all)
  if (!stored) return failed(say('propose.fault.number', { given, most: all.length }))
  if (flags.confirm !== undefined) return confirmed(stored, document, flags, deps)
  const by = flags.by ?? userInfo().username
  const decision = { state: 'rejected', by, at: now(), confirmed: null } as const
  await store.decide(stored.proposal.id, decision)
  const { proposal } = stored
  const text = proposal.kind === 'deadline' ? proposal.task : proposal.title
  return printed(say(`propose.rejected.${stored.state}`, { text }))
}
