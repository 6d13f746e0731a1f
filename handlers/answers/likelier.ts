import { ownProvince } from './provinces/own.ts'
import type { Talk } from '../talk.ts'

/**
 * How often these are right where an article answers the question, too: measured on the labelled rows.
 * Whichever is likelier to be right goes first.
 */
const RIGHT_OF = { list: 0.9, row: 0.93, check: 0.6, comparison: 0.6, smalltalk: 0.5 } as const

/**
 * Whether an article is likelier to answer a question, or to say that nothing does, than another
 * reader is right to take it.
 */
export const isArticleLikelier = (
  text: string,
  reader: keyof typeof RIGHT_OF,
  talk: Talk,
): boolean => {
  const { role } = talk.session.profile
  // An officer wants the row with its partners and times.
  if (role === 'officer' && (reader === 'list' || reader === 'row')) return false
  const asked = { text, province: ownProvince(talk), role, prior: null }
  const found = talk.knowledge.search.find(asked)
  const isTold = found.kind === 'answer' || (found.kind === 'none' && found.article !== undefined)
  return isTold && found.sureness >= RIGHT_OF[reader]
}
