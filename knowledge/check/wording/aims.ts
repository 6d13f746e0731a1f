import type { Fault } from '../../faults.ts'
import { numeralsIn } from '../../language/numbers/numeral.ts'
import type { Modality } from '../../schema/clause.ts'
import type { WordingContext } from '../told/context.ts'
import { clausesOf, holdsFigure, type Ground } from '../told/grounds.ts'
import type { ToldText } from '../told/texts.ts'
import { anywhere } from '../../wording/words.ts'

const SOFT: readonly Modality[] = ['encouraged', 'asked', 'created-conditions']
/** Years stand in too many clauses to tell one by. */
const YEAR = /^(?:19|20)\d\d$/u

/** The clauses that a sentence is from: those that hold a figure of it, else all that are cited. */
const groundsOf = (text: string, { own, parts }: ToldText): readonly Ground[] => {
  const said = numeralsIn(text)
    .map(({ says }) => says)
    .filter((says) => !YEAR.test(says))
  const holding = parts.filter((ground) => said.some((says) => holdsFigure(ground, says)))
  return holding.length > 0 ? holding : own
}

/** The text up to the end of the sentence that begins at a place: an aim holds for what follows it. */
const upTo = (text: string, sentence: string): string => {
  const start = text.indexOf(sentence) + sentence.length
  const end = sentence.endsWith('.') ? 0 : text.slice(start).search(/[.\n]/u)
  return end < 0 ? text : text.slice(0, start + end)
}

/** What is only aimed at is told as an aim. Rows of goals are told as goals by their table. */
export const aimFaults = ({ texts, lexicon }: WordingContext): readonly Fault[] => {
  const aims = anywhere(lexicon.aims)
  const asides = anywhere([...lexicon.advice, ...lexicon.silence])
  return texts
    .filter(({ kind, own }) => kind !== 'goal' && kind !== 'deadline' && own.length > 0)
    .flatMap((told): readonly Fault[] => {
      const { file, place, text, sentences } = told
      const isAside = sentences.some((one) => asides.test(one.text))
      const [first] = sentences
        .filter((one) => !asides.test(one.text) && !aims.test(upTo(text, one.text)))
        .flatMap((one) => {
          const grounds = groundsOf(one.text, told)
          const isWhole = grounds === told.own
          return (isWhole && isAside) || !grounds.every(({ facts }) => facts.target)
            ? []
            : [grounds]
        })
      return first === undefined
        ? []
        : [{ file, place, reason: 'aim-left-out', values: { clauses: clausesOf(first) } }]
    })
}

/** What is encouraged, asked for or aimed at is not told as a duty or a right. */
export const mustFaults = ({ texts, lexicon }: WordingContext): readonly Fault[] => {
  const must = new RegExp(anywhere(lexicon.must.words).source, 'giu')
  const except = new RegExp(anywhere(lexicon.must.except).source, 'giu')
  const denied = anywhere(lexicon.not)
  const asides = anywhere(lexicon.silence)
  return texts
    .filter(({ kind }) => kind !== 'goal')
    .flatMap((told) => {
      const { file, place, sentences, beyond } = told
      return sentences.flatMap(({ text }): readonly Fault[] => {
        const [said] = [...text.replaceAll(except, '').matchAll(must)]
          .filter(
            ({ index, input }) => !denied.test(input.slice(0, index).split(/[,;:]/u).at(-1) ?? ''),
          )
          .map(([word]) => word)
        if (said === undefined || beyond.includes(said) || asides.test(text)) return []
        const grounds = groundsOf(text, told)
        const isBound = grounds.some(({ facts }) => facts.modality.includes('must'))
        const soft = grounds.filter(
          ({ facts }) => facts.target || facts.modality.some((one) => SOFT.includes(one)),
        )
        if (isBound || soft.length === 0) return []
        return [
          { file, place, reason: 'must-not-in-clause', values: { said, clauses: clausesOf(soft) } },
        ]
      })
    })
}
