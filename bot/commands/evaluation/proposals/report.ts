import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Content } from '../../../../knowledge/content.ts'
import type { Knowledge } from '../../../../knowledge/knowledge.ts'
import { sharesTerm, standsAt } from '../../../../knowledge/official/proposals/known.ts'
import type { DeadlineProposal } from '../../../../knowledge/official/proposals/proposal.ts'
import { civilDay } from '../../../clock.ts'
import { readText } from '../../documents/file.ts'
import { FileError } from '../../documents/fault.ts'
import { CommandError } from '../../printed.ts'
import { compareProposals, type ProposalComparison } from './comparison.ts'
import { curatedOf } from './curated.ts'

/** How the proposals of the documents of a folder stand beside what the editors wrote about them. */
export interface ProposalRates {
  readonly curated: number
  readonly found: number
  /** Of those found: with every part of the time, and with the same agency to answer for it. */
  readonly whole: number
  readonly sameLead: number
  readonly proposed: number
  /** Proposals that no editor wrote: wrong, until somebody has read them in the document. */
  readonly unlisted: number
  /** Goals are counted apart: nobody is reminded of one. */
  readonly goals: number
  readonly unlistedGoals: number
}

interface Compared {
  readonly tasks: ProposalComparison
  readonly goals: readonly DeadlineProposal[]
  /** Goals at a clause and a year of which the editors keep none. */
  readonly unlistedGoals: readonly DeadlineProposal[]
}

const isGoal = ({ type }: { readonly type: string }) => type === 'goal'

const share = (part: number, whole: number) =>
  whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10

const FILES = /\.(?:txt|docx)$/u

const filesIn = (folder: string, { say }: Knowledge): readonly string[] => {
  try {
    return readdirSync(folder)
      .filter((name) => FILES.test(name))
      .toSorted()
      .map((name) => join(folder, name))
  } catch {
    throw new CommandError(say('eval.unreadable', { file: folder }))
  }
}

const compareFile = async (
  file: string,
  now: Date,
  content: Content,
  knowledge: Knowledge,
): Promise<Compared> => {
  const { say, library, proposer, deadlines } = knowledge
  const values = { file }
  const text = await readText(file).catch((error: unknown) => {
    if (error instanceof FileError)
      throw new CommandError(say(`documents.fault.${error.fault}`, values))
    throw error
  })
  const reading = library.read(text, { fileName: basename(file) })
  if (reading.kind === 'fault')
    throw new CommandError(
      say(`documents.fault.${reading.fault}`, { ...values, ...reading.values }),
    )
  const { document } = reading
  const found = proposer
    .propose(document, civilDay(now))
    .filter((one): one is DeadlineProposal => one.kind === 'deadline')
  const curated = curatedOf(document.id, content, deadlines.values())
  return {
    tasks: compareProposals(
      document.id,
      curated.filter(({ deadline }) => !isGoal(deadline)),
      found.filter((one) => !isGoal(one)),
    ),
    goals: found.filter(isGoal),
    // A clause may hold several figures, and the editors keep a row for each.
    unlistedGoals: found.filter(
      (one) =>
        isGoal(one) &&
        !curated.some(
          ({ deadline, clauses }) =>
            isGoal(deadline) && standsAt(clauses, one) && sharesTerm(deadline.time, one.time),
        ),
    ),
  }
}

const ratesOf = (all: readonly Compared[]): ProposalRates => {
  const count = (of: (one: Compared) => number) => all.reduce((sum, one) => sum + of(one), 0)
  return {
    curated: count(({ tasks }) => tasks.found.length + tasks.missed.length),
    found: count(({ tasks }) => tasks.found.length),
    whole: count(({ tasks }) => tasks.whole.length),
    sameLead: count(({ tasks }) => tasks.sameLead.length),
    proposed: count(({ tasks }) => tasks.proposed),
    unlisted: count(({ tasks }) => tasks.unlisted.length),
    goals: count(({ goals }) => goals.length),
    unlistedGoals: count(({ unlistedGoals }) => unlistedGoals.length),
  }
}

const linesOf = (
  { tasks, goals, unlistedGoals }: Compared,
  { say, deadlines }: Knowledge,
): readonly string[] => [
  say('eval.proposals.document', {
    document: tasks.document,
    found: tasks.found.length,
    curated: tasks.found.length + tasks.missed.length,
    proposed: tasks.proposed,
    unlisted: tasks.unlisted.length,
    goals: goals.length,
  }),
  ...tasks.missed.map((id) =>
    say('eval.proposals.missed', {
      id,
      clause: deadlines.get(id)?.clause ?? '',
      words: deadlines.get(id)?.words ?? '',
    }),
  ),
  ...[...tasks.unlisted, ...unlistedGoals].map(({ clause, words, found }) =>
    say('eval.proposals.unlisted', { clause, words, found }),
  ),
]

/** Reads every document of a folder and compares its proposals with the content. Throws `CommandError`. */
export const measureProposals = async (
  folder: string,
  now: Date,
  content: Content,
  knowledge: Knowledge,
): Promise<{ readonly rates: ProposalRates; readonly table: string }> => {
  const all: Compared[] = []
  for (const file of filesIn(folder, knowledge))
    all.push(await compareFile(file, now, content, knowledge))
  const rates = ratesOf(all)
  const { say } = knowledge
  const table = [
    ...all.flatMap((one) => linesOf(one, knowledge)),
    say('eval.proposals.all', {
      ...rates,
      foundShare: share(rates.found, rates.curated),
      unlistedShare: share(rates.unlisted, rates.proposed),
    }),
  ].join('\n')
  return { rates, table }
}
