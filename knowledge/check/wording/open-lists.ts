import type { Fault } from '../../faults.ts'
import type { WordingContext } from '../told/context.ts'
import { clausesOf } from '../told/grounds.ts'
import type { ToldText } from '../told/texts.ts'
import { anywhere } from '../../wording/words.ts'

/** So many things side by side are a list. */
const LIST = 3
/** A thing of a list is said in so many words; more are a clause of the sentence. */
const SHORT = 5

/** Things side by side in a sentence: "môi trường, quản lý chợ và y tế". The first may end a longer part. */
const thingsIn = (text: string, between: RegExp): number => {
  const counts = text.split(between).map((part) => part.trim().split(/\s+/u).length)
  let run = 0
  let longest = 0
  for (const [at, words] of counts.entries()) {
    run = words <= SHORT ? run + 1 : at === counts.length - 1 ? run : 1
    longest = Math.max(longest, run)
  }
  return longest
}

const isList = ({ sentences }: ToldText, between: RegExp): boolean =>
  sentences.filter(({ item }) => item !== null).length >= LIST ||
  sentences.some(({ text }) => thingsIn(text, between) >= LIST)

/** A list that its clause leaves open is not told as if it were whole. */
export const openListFaults = ({ texts, lexicon }: WordingContext): readonly Fault[] => {
  const between = new RegExp(String.raw`,\s|\s(?:${lexicon.and.join('|')})\s`, 'u')
  const open = anywhere(lexicon.open.filter((one) => /\p{L}/u.test(one)))
  const marks = lexicon.open.filter((one) => !/\p{L}/u.test(one))
  return texts
    .filter((told) => isList(told, between))
    .filter(({ text }) => !open.test(text) && !marks.some((mark) => text.includes(mark)))
    .flatMap(({ file, place, own, beyond }): readonly Fault[] => {
      // Beside a clause with a list of its own nobody can tell whose list it is.
      const isOpen = own.length > 0 && own.every(({ facts }) => facts.open)
      return !isOpen || beyond.includes('…')
        ? []
        : [{ file, place, reason: 'list-closed', values: { clauses: clausesOf(own) } }]
    })
}
