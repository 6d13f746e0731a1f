import { fold } from '../language/text/text.ts'
import { joined, type Held, type SideBySide } from './concepts.ts'

/**
 * Tells how many of some texts hold words side by side: those that hold the rarest of the words, folded,
 * are looked up, and only these compared.
 */
export const createHolding = (
  texts: readonly Pick<Held, 'folded' | 'lower'>[],
): ((sought: SideBySide) => number) => {
  const holders = new Map<string, number[]>()
  texts.forEach(({ folded }, at) => {
    for (const word of new Set(folded.trim().split(' '))) {
      const known = holders.get(word)
      if (known) known.push(at)
      else holders.set(word, [at])
    }
  })
  return ({ form, words }) => {
    const [rarest = []] = words
      .map((word) => holders.get(form === 'folded' ? word : fold(word)) ?? [])
      .toSorted((one, other) => one.length - other.length)
    const said = joined(words)
    return rarest.filter((at) => texts[at]?.[form].includes(said)).length
  }
}
