import { createTimeReader } from '../../language/times/reader.ts'
import { createTimeWords } from '../../language/times/words.ts'
import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { ProposalLexicon, TimeLexicon } from '../../schema/lexicon/documents.ts'
import type { WordingLexicon } from '../../schema/lexicon/wording.ts'
import type { Agency } from '../../schema/schema.ts'
import { createAgencyNames } from '../../wording/agency-names.ts'
import { createRoleReader } from '../../wording/roles-around.ts'
import { anywhere, atEnd, atStart } from '../../wording/words.ts'

/** The words by which proposals are found. */
export interface ProposalContent {
  readonly lexicon: {
    readonly proposals: ProposalLexicon
    readonly times: TimeLexicon
    readonly units: Lexicon['units']
    readonly wording: WordingLexicon
  }
  readonly agencies: readonly Agency[]
}

/** What a heading's number looks like: "IV.", "2.1.", "a)", "- ". */
const NUMBERED =
  /^\s*(?:[IVXLC]{1,6}\s*[.)/]|\d{1,2}(?:\.\d{1,2})*[.)]?(?=\s)|\p{L}\s*[.)]|[-–—•*+])\s*/u

/** A line without its number or dash. */
export const withoutNumber = (line: string): string => line.replace(NUMBERED, '')

const starts = (words: readonly string[]) => atStart(words, 'iu')

/** Readers of times, agencies and roles, and the lists of words, ready for one text after another. */
export const createProposalWords = ({ lexicon, agencies }: ProposalContent) => {
  const { proposals, wording } = lexicon
  return {
    readTimes: createTimeReader(createTimeWords(lexicon.times, lexicon.units)),
    agenciesIn: createAgencyNames({
      agencies,
      spellings: [wording.agencies, proposals.agencies],
      leftOut: [],
      and: proposals.and,
    }),
    rolesAround: createRoleReader(wording),
    isSkipped: starts(proposals.skipped),
    isGoals: starts(proposals.goals),
    aims: anywhere(proposals.aims),
    noTask: anywhere(proposals.noTask),
    isPhase: new RegExp(`${starts(proposals.phase).source}\\s*[\\dIVX]{1,3}\\s*[:.(]`, 'iu'),
    duty: anywhere(proposals.duty),
    dutyFirst: starts([...proposals.duty, ...proposals.eager]),
    small: atStart(wording.small),
    anew: new RegExp(`[,:;]\\s*$|${atEnd(proposals.anew).source}`, 'iu'),
    byRegulation: anywhere(lexicon.times.byRegulation),
    reports: anywhere(proposals.reports),
    ending: atEnd(proposals.endings),
    rolesFirst: starts([...wording.roles.leads.does, ...wording.roles.joins.by]),
    leadsFirst: starts(wording.roles.leads.does),
    advisesFirst: starts(wording.roles.advises.does),
    leads: anywhere(wording.roles.leads.does),
    given: atEnd(proposals.given),
    through: atEnd(proposals.through),
    trouble: anywhere(proposals.trouble),
    opening: starts(proposals.openings),
    columns: Object.entries(proposals.columns).map(
      ([column, words]) => [column, starts(words), anywhere(words)] as const,
    ),
    lists: proposals.lists.map(({ kind, words }) => ({ kind, starts: starts(words) })),
  }
}

export type ProposalWords = ReturnType<typeof createProposalWords>
