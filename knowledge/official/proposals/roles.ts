import { mainRole, NOBODY, type RowRole, type RowRoles } from '../../schema/roles.ts'
import type { ProposalWords } from './words.ts'

/** Who does what in a sentence, and where that was read. */
export interface ReadRoles {
  readonly roles: RowRoles
  readonly from: 'sentence' | 'heading' | 'nowhere'
}

const given = (roles: RowRoles, role: RowRole, ids: readonly string[]): RowRoles => ({
  ...roles,
  [role]: [...new Set([...roles[role], ...ids])],
})

/** What every role of one reading adds to another; nobody has two answering roles by being named twice. */
export const withRoles = (one: RowRoles, other: RowRoles): RowRoles =>
  Object.entries(other).reduce<RowRoles>(
    (all, [role, ids]) => given(all, role as RowRole, ids),
    one,
  )

/** Nothing but what opens a task stands before it. */
const opens = (before: string, words: ProposalWords): boolean =>
  /^[:,.\s]*$/u.test(before.replace(words.opening, '').trim())

/** It is named where a sentence begins anew, and what is to be done follows. */
const acts = (before: string, behind: string, words: ProposalWords): boolean =>
  words.anew.test(before) && words.dutyFirst.test(behind.replace(words.small, ''))

/** The roles that the words of one sentence give, without what stands above it. */
export const namedRoles = (text: string, words: ProposalWords): RowRoles =>
  words.agenciesIn(text).reduce<RowRoles>((roles, group, at) => {
    const before = text.slice(0, group.start)
    const isGiven = words.given.test(before)
    if (!isGiven && words.through.test(before)) return roles
    const told = words.rolesAround(text, group)
    const isSubject =
      (at === 0 && (isGiven || opens(before, words))) || acts(before, text.slice(group.end), words)
    // Who leads "and joins with" others does not join them.
    const held = told.includes('leads') ? told.filter((role) => role !== 'joins') : told
    const own: readonly RowRole[] = held.length > 0 ? held : isSubject ? ['does'] : []
    return own.reduce((all, role) => given(all, role, group.ids), roles)
  }, NOBODY)

/** The role that a sentence without a subject gives to whom the heading names. */
const inherited = (text: string, heir: RowRoles, words: ProposalWords): RowRoles => {
  const main = mainRole(heir)
  const ids = main === null ? [] : heir[main]
  // The heading says how they do all that is below it: "Sở A chủ trì, phối hợp với Sở B:".
  if (main !== null && main !== 'does') return heir
  const role = words.leadsFirst.test(text)
    ? 'leads'
    : words.advisesFirst.test(text)
      ? 'advises'
      : 'does'
  return given({ ...heir, does: [] }, role, ids)
}

/** Who does what in a sentence: those that it names, else those of the heading above. */
export const rolesOfSentence = (
  text: string,
  heir: RowRoles | null,
  words: ProposalWords,
): ReadRoles => {
  const named = namedRoles(text, words)
  if (
    mainRole(named) !== null &&
    named.leads.length + named.does.length + named.advises.length + named.asked.length > 0
  )
    return { roles: named, from: 'sentence' }
  if (heir && mainRole(heir) !== null)
    return { roles: withRoles(inherited(text, heir, words), named), from: 'heading' }
  return mainRole(named) === null
    ? { roles: named, from: 'nowhere' }
    : { roles: named, from: 'sentence' }
}
