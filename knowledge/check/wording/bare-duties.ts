import type { Fault } from '../../faults.ts'
import type { ClauseRole } from '../../schema/clause.ts'
import { groundsNaming, rolesIn, type WordingContext } from '../told/context.ts'
import type { ToldRole } from '../../schema/lexicon/wording.ts'
import { clausesOf, type Ground } from '../told/grounds.ts'
import { anywhere, atStart } from '../../wording/words.ts'

const BRACKET = /^\s*\([^()]*\)/u
const VERB = /^\s*\p{Ll}/u

/** What an agency does: the words behind it, or behind a time up to a colon: "Phòng X, năm 2021: rà soát". */
const doneIn = (behind: string): string => {
  const rest = behind.replace(BRACKET, '').trimStart()
  return /^[,:]/u.test(rest) ? rest.slice(rest.indexOf(':') + 1) : rest
}

/** With these alone nobody has a duty of its own. */
const NO_DUTY: ReadonlySet<ClauseRole> = new Set([
  'joins',
  'asked',
  'advises',
  'mentioned',
  'receives',
])

/** Where each clause lets an agency advise and carry out nothing, its lead is the lead of the advice. */
const onlyAdvises = (own: readonly Ground[], ids: readonly string[]): boolean =>
  own.every((ground) => {
    const given = rolesIn([ground], ids)
    return given.has('advises') && !given.has('does')
  })

/** What is to be told of an agency that a text lets do a thing; none where the thing is its own. */
const helpOf = (own: readonly Ground[], ids: readonly string[]): readonly ToldRole[] => {
  const given = rolesIn(own, ids)
  if (given.size > 0 && [...given].every((role) => NO_DUTY.has(role)))
    return (['joins', 'asked', 'advises'] as const).filter((role) => given.has(role))
  return given.size > 0 && onlyAdvises(own, ids) ? ['advises'] : []
}

/**
 * Who only joins, advises or is asked is not told to do a thing as if it were that one's own: a sentence
 * that begins with such an agency says so. A sentence that begins otherwise is not judged.
 */
export const bareDutyFaults = (context: WordingContext): readonly Fault[] => {
  const { texts, lexicon, namesIn, bearersOf } = context
  const asides = anywhere([...lexicon.advice, ...lexicon.silence])
  const said = anywhere(Object.values(lexicon.roles).flatMap(({ does, by }) => [...does, ...by]))
  const states = atStart(lexicon.states)
  return texts.flatMap((told) =>
    told.sentences.flatMap(({ text }): readonly Fault[] => {
      const [first] = namesIn(text)
      if (first?.start !== 0 || said.test(text) || asides.test(text)) return []
      const done = doneIn(text.slice(first.end))
      if (!VERB.test(done) || states.test(done)) return []
      return first.ids.flatMap((id, at) => {
        const agency = first.names[at] ?? id
        const own = groundsNaming(told, bearersOf(id))
        const help = helpOf(own, bearersOf(id))
        if (help.length === 0 || told.beyond.includes(agency)) return []
        const word = help.map((role) => lexicon.roles[role].told).join(', ')
        const values = { agency, told: word, clauses: clausesOf(own) }
        return [{ file: told.file, place: told.place, reason: 'duty-not-its-own', values }]
      })
    }),
  )
}
