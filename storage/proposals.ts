import type { Selectable } from 'kysely'
import type { TimeFrame } from '../knowledge/language/times/time.ts'
import type { OfficialProposal } from '../knowledge/official/proposals/proposal.ts'
import type { OfficialDocument } from '../knowledge/official/passage.ts'
import type { OtherDeadline } from '../knowledge/schema/deadline.ts'
import type { Database, Db, ProposalState } from './database/schema.ts'
import { createWriteTx } from './database/write-tx.ts'

/** What a person confirmed: the deadline as it holds, and the time that its plan covers. */
export interface ConfirmedDeadline {
  readonly deadline: OtherDeadline
  readonly frame: TimeFrame
}

/** A proposal with what was decided about it. */
export interface StoredProposal {
  readonly proposal: OfficialProposal
  readonly document: string
  readonly state: ProposalState
  readonly decidedBy: string | null
  /** Milliseconds since the epoch, as `firstSeenAt`. */
  readonly decidedAt: number | null
  readonly confirmed: ConfirmedDeadline | null
  readonly firstSeenAt: number
  /** The last import of the document does not hold it any more. */
  readonly isGone: boolean
  /** The words have changed since somebody decided. */
  readonly isReworded: boolean
}

/** What an import changed about the proposals of a document. */
export interface ProposalChanges {
  readonly fresh: number
  /** Decided before, and in the document still. */
  readonly kept: number
  /** Decided before, and no longer in the document. */
  readonly gone: number
}

/** What is decided about one proposal. */
export interface ProposalDecision {
  readonly state: Exclude<ProposalState, 'proposed'>
  readonly by: string
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Of a deadline that is confirmed; null for anything else. */
  readonly confirmed: ConfirmedDeadline | null
}

/** A deadline that holds, as JSON that nobody has checked, with the imprint of its document. */
export interface LiveRow {
  readonly id: string
  readonly confirmed: string
  readonly decidedAt: number
  readonly document: Pick<
    OfficialDocument,
    'id' | 'number' | 'label' | 'title' | 'signedOn' | 'province'
  >
}

type Row = Selectable<Database['proposals']>

const storedOf = (row: Row): StoredProposal => {
  const proposal = JSON.parse(row.content) as OfficialProposal
  return {
    proposal,
    document: row.document,
    state: row.state,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    confirmed: row.confirmed === null ? null : (JSON.parse(row.confirmed) as ConfirmedDeadline),
    firstSeenAt: row.first_seen_at,
    isGone: row.gone === 1,
    isReworded: row.decided_on !== null && row.decided_on !== proposal.found,
  }
}

const listed = (db: Db, document: string) =>
  db
    .selectFrom('proposals')
    .selectAll()
    .where('document', '=', document)
    .orderBy('gone')
    .orderBy('position')
    .orderBy('id')
    .execute()

const isDecided = ({ state }: Row): boolean => state !== 'proposed'

/** Puts the proposals of a document in the place of those that nobody has decided about. */
const replace = async (
  tx: Db,
  document: string,
  proposals: readonly OfficialProposal[],
  now: number,
): Promise<ProposalChanges> => {
  const before = new Map((await listed(tx, document)).map((row) => [row.id, row]))
  const ids = new Set(proposals.map(({ id }) => id))
  for (const [position, proposal] of proposals.entries()) {
    const place = { clause: proposal.clause, position, content: JSON.stringify(proposal), gone: 0 }
    if (before.has(proposal.id))
      await tx.updateTable('proposals').set(place).where('id', '=', proposal.id).execute()
    else
      await tx
        .insertInto('proposals')
        .values({
          id: proposal.id,
          document,
          kind: proposal.kind,
          ...place,
          state: 'proposed',
          first_seen_at: now,
        })
        .execute()
  }
  const missing = [...before.values()].filter(({ id }) => !ids.has(id))
  for (const { id, state } of missing)
    await (state === 'proposed'
      ? tx.deleteFrom('proposals').where('id', '=', id).execute()
      : tx.updateTable('proposals').set({ gone: 1 }).where('id', '=', id).execute())
  return {
    fresh: proposals.filter(({ id }) => !before.has(id)).length,
    kept: [...before.values()].filter((row) => ids.has(row.id) && isDecided(row)).length,
    gone: missing.filter(isDecided).length,
  }
}

/** Drafts that imported documents give, and what people decided about each. */
export const createProposalStore = (db: Db) => {
  const writeTx = createWriteTx(db)
  return {
    /** Keeps every decision; what nobody has decided about follows the document. */
    replace: (document: string, proposals: readonly OfficialProposal[], now: number) =>
      writeTx((tx) => replace(tx, document, proposals, now)),
    /** All of one document, in its order. */
    async list(document: string): Promise<readonly StoredProposal[]> {
      return (await listed(db, document)).map(storedOf)
    },
    /** True where there is one with that id. A second decision takes the place of the first. */
    decide: (id: string, { state, by, at, confirmed }: ProposalDecision) =>
      writeTx(async (tx) => {
        const row = await tx
          .selectFrom('proposals')
          .select('content')
          .where('id', '=', id)
          .executeTakeFirst()
        if (!row) return false
        const { found } = JSON.parse(row.content) as OfficialProposal
        await tx
          .updateTable('proposals')
          .set({
            state,
            decided_by: by,
            decided_at: at,
            decided_on: found,
            confirmed: confirmed === null ? null : JSON.stringify(confirmed),
          })
          .where('id', '=', id)
          .execute()
        return true
      }),
    /** The deadlines that hold: confirmed, of documents that are there. By document and place. */
    async live(): Promise<readonly LiveRow[]> {
      const rows = await db
        .selectFrom('proposals')
        .innerJoin('documents', 'documents.id', 'proposals.document')
        .select(['proposals.id', 'confirmed', 'decided_at', 'document'])
        .select(['number', 'label', 'title', 'signed_on', 'province'])
        .where('state', '=', 'confirmed')
        .where('confirmed', 'is not', null)
        .orderBy('document')
        .orderBy('position')
        .execute()
      return rows.map((row) => ({
        id: row.id,
        confirmed: row.confirmed ?? '',
        decidedAt: row.decided_at ?? 0,
        document: {
          id: row.document,
          number: row.number,
          label: row.label,
          title: row.title,
          signedOn: row.signed_on,
          province: row.province,
        },
      }))
    },
  }
}

export type ProposalStore = ReturnType<typeof createProposalStore>
