import type { Fault } from '../../faults.ts'
import type { ClauseRole } from '../../schema/clause.ts'
import type { ToldRole } from '../../schema/lexicon/wording.ts'
import type { NamedAgencies } from '../told/agency-names.ts'
import { groundsNaming, rolesIn, rolesInWords, type WordingContext } from '../told/context.ts'
import { clausesOf } from '../told/grounds.ts'
import { anywhere, atEnd, atStart } from '../told/words.ts'

/** The roles of a clause that bear out what a text says of an agency. */
const BORNE_OUT: Readonly<Record<ToldRole, readonly ClauseRole[]>> = {
  leads: ['leads'],
  joins: ['joins', 'leads', 'does'],
  advises: ['advises'],
  asked: ['asked', 'receives', 'approves'],
  receives: ['receives', 'collates', 'approves'],
  collates: ['collates'],
  approves: ['approves'],
}

const ROLES = Object.keys(BORNE_OUT) as ToldRole[]

/** Tells which roles the words around agencies give them. */
export const createRoleReader = ({ lexicon }: Pick<WordingContext, 'lexicon'>) => {
  const small = atStart(lexicon.small)
  /** Between two verbs of one subject: "chủ trì, tham mưu". */
  const joint = new RegExp(`^\\s*,|${atStart(lexicon.and).source}`, 'u')
  const denied = atEnd(lexicon.not)
  const does = ROLES.map((role) => [role, atStart(lexicon.roles[role].does)] as const)
  const by = ROLES.map((role) => [role, atEnd(lexicon.roles[role].by)] as const)
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

/** A role that a text gives to an agency is one that a clause gives it. */
export const roleFaults = (context: WordingContext): readonly Fault[] => {
  const { texts, lexicon, namesIn, bearersOf } = context
  const rolesAround = createRoleReader(context)
  const asides = anywhere([...lexicon.advice, ...lexicon.silence])
  return texts.flatMap((told) => {
    const { file, place, sentences, opening, beyond } = told
    return sentences
      .filter(({ text }) => !asides.test(text))
      .flatMap(({ text }) =>
        namesIn(text).flatMap((group) =>
          rolesAround(text, group).flatMap((role) =>
            group.ids.flatMap((id, at): readonly Fault[] => {
              const agency = group.names[at] ?? id
              const those = bearersOf(id)
              const own = groundsNaming(told, those)
              const given = rolesIn([...own, ...opening], those)
              if (own.length === 0 || beyond.includes(agency)) return []
              if (BORNE_OUT[role].some((one) => given.has(one))) return []
              const values = {
                agency,
                said: lexicon.roles[role].told,
                clauses: clausesOf(own),
                given: rolesInWords(rolesIn(own, those), lexicon),
              }
              return [{ file, place, reason: 'role-not-in-clause', values }]
            }),
          ),
        ),
      )
  })
}
