import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import type { ImportOptions } from '../../knowledge/official/reading.ts'
import type { OfficialDocument } from '../../knowledge/official/passage.ts'
import type {
  ArticleProposal,
  DeadlineProposal,
} from '../../knowledge/official/proposals/proposal.ts'
import { documentOf } from './content/documents.ts'
import { loadKnowledge } from './content/knowledge.ts'

/** Texts that were invented for the tests, with what a careful reader proposes from each. */
export const INVENTED = ['plan', 'circular', 'decision'] as const

/** The circular is one of the whole country: here a province's office has imported it as its own. */
const ABOUT: Readonly<Record<string, ImportOptions>> = {
  circular: { province: 'kien-giang', number: '09/2026/TT-BNNMT' },
}

export const inventedText = (name: string): string =>
  readFileSync(`test/fixtures/proposals/${name}.txt`, 'utf8')

export const inventedDocument = (name: string, text = inventedText(name)): OfficialDocument =>
  documentOf(text, ABOUT[name])

export interface ExpectedDeadline {
  readonly clause: string
  readonly type?: string
  readonly lead?: readonly string[]
  readonly time: Readonly<Record<string, unknown>>
}

export const expectedOf = (name: string): readonly ExpectedDeadline[] => {
  const all = load(readFileSync('test/fixtures/proposals/expected.yaml', 'utf8'))
  return (all as Readonly<Record<string, readonly ExpectedDeadline[]>>)[name] ?? []
}

/** A day on which somebody imports; it counts only where a text has no day of signing. */
export const READ_ON = '2026-11-21'

export const deadlinesOf = (document: OfficialDocument): readonly DeadlineProposal[] =>
  loadKnowledge()
    .proposer.propose(document, READ_ON)
    .filter((one): one is DeadlineProposal => one.kind === 'deadline')

export const articlesOf = (document: OfficialDocument): readonly ArticleProposal[] =>
  loadKnowledge()
    .proposer.propose(document, READ_ON)
    .filter((one): one is ArticleProposal => one.kind === 'article')

const HEAD = `ỦY BAN NHÂN DÂN TỈNH KIÊN GIANG
Số: 81/KH-UBND
Kiên Giang, ngày 02 tháng 3 năm 2026

KẾ HOẠCH
Giữ giống sen tỉnh Kiên Giang giai đoạn 2026 - 2028

I. MỤC ĐÍCH
1. Giữ giống sen quý.
`

/** What is proposed from one clause: `II.1` of a plan of 2026 to 2028, with more clauses below it. */
export const proposedFrom = (...lines: readonly string[]): readonly DeadlineProposal[] =>
  deadlinesOf(documentOf(`${HEAD}\nII. NHIỆM VỤ\n${lines.join('\n')}\n`))

/** The same below a heading of another section. */
export const proposedUnder = (heading: string, ...lines: readonly string[]) =>
  deadlinesOf(documentOf(`${HEAD}\nII. ${heading}\n${lines.join('\n')}\n`))
