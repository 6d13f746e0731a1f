import type { Fault } from '../../faults.ts'
import type { ClauseRole } from '../../schema/clause.ts'
import type { ToldRole } from '../../schema/lexicon/wording.ts'
import { groundsNaming, rolesIn, rolesInWords, type WordingContext } from '../told/context.ts'
import { clausesOf } from '../told/grounds.ts'
import { createRoleReader } from '../../wording/roles-around.ts'
import { anywhere } from '../../wording/words.ts'

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

/** A role that a text gives to an agency is one that a clause gives it. */
export const roleFaults = (context: WordingContext): readonly Fault[] => {
  const { texts, lexicon, namesIn, bearersOf } = context
  const rolesAround = createRoleReader(lexicon)
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
