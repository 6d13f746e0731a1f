import { ownProvince } from './provinces/own.ts'
import type { Talk } from '../talk.ts'

/**
 * How often these are right where an article answers the question, too: measured on the labelled rows.
 * Whichever is likelier to be right goes first.
 */
const RIGHT_OF = { table: 0.7, check: 0.6, smalltalk: 0.5 } as const

/** Whether an article is likelier to answer a question than another reader is right to take it. */
export const isArticleLikelier = (
  text: string,
  reader: keyof typeof RIGHT_OF,
  talk: Talk,
): boolean => {
  const { role } = talk.session.profile
  const asked = { text, province: ownProvince(talk), role, prior: null }
  const { kind, sureness } = talk.knowledge.search.find(asked)
  return kind === 'answer' && sureness >= RIGHT_OF[reader]
}
