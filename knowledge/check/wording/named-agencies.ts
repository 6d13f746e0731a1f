import type { Fault } from '../../faults.ts'
import { naming, type WordingContext } from '../told/context.ts'
import { anywhere } from '../../wording/words.ts'

/**
 * An agency that a text names stands in a clause that it cites, in its parts, in what it stands in or in
 * the opening of the document. Whoever only is to be asked is no fact of a document.
 */
export const namedFaults = (context: WordingContext): readonly Fault[] => {
  const { texts, lexicon, namesIn, bearersOf } = context
  const asides = anywhere([...lexicon.advice, ...lexicon.silence])
  return texts.flatMap(({ file, place, sentences, near, opening, beyond }) => {
    const grounds = [...near, ...opening]
    return sentences
      .filter(({ text }) => !asides.test(text))
      .flatMap(({ text }) => namesIn(text))
      .flatMap(({ ids, names }) => ids.map((id, at) => ({ id, agency: names[at] ?? id })))
      .filter(
        ({ id, agency }) => naming(grounds, bearersOf(id)).length === 0 && !beyond.includes(agency),
      )
      .map(({ agency }) => ({ file, place, reason: 'agency-not-in-clause', values: { agency } }))
  })
}
