import type { ToldRole, WordingLexicon } from '../schema/lexicon/wording.ts'
import type { NamedAgencies } from './agency-names.ts'
import { atEnd, atStart } from './words.ts'

/** Tells which roles the words around agencies give them. */
export const createRoleReader = (lexicon: WordingLexicon) => {
  const roles = Object.keys(lexicon.roles) as ToldRole[]
  const small = atStart(lexicon.small)
  /** Between two verbs of one subject: "chủ trì, tham mưu". */
  const joint = new RegExp(`^\\s*,|${atStart(lexicon.and).source}`, 'u')
  const denied = atEnd(lexicon.not)
  const does = roles.map((role) => [role, atStart(lexicon.roles[role].does)] as const)
  const by = roles.map((role) => [role, atEnd(lexicon.roles[role].by)] as const)
  const bracket = /^\s*\([^()]*\)/u
  /** The verbs behind agencies, from the first on, as long as each is one of a role. */
  const doneBy = (behind: string): readonly ToldRole[] => {
    const rest = behind.replace(bracket, '').replace(small, '')
    const found = does.flatMap(([role, pattern]) => {
      const match = pattern.exec(rest)
      return match ? [[role, rest.slice(match[0].length)] as const] : []
    })
    return found.flatMap(([role, after]) => [
      role,
      ...(joint.test(after) ? doneBy(after.replace(joint, '')) : []),
    ])
  }
  return (text: string, { start, end }: NamedAgencies): readonly ToldRole[] => {
    const before = text.slice(0, start)
    const done = by.flatMap(([role, pattern]) => {
      const match = pattern.exec(before)
      return match && !denied.test(before.slice(0, match.index)) ? [role] : []
    })
    return [...new Set([...done, ...(denied.test(before) ? [] : doneBy(text.slice(end)))])]
  }
}
