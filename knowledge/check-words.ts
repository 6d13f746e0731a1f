import type { Content } from './content.ts'
import type { Fault } from './faults.ts'

/** Word lists name facts and options that exist, so that a renamed id cannot go unread. */
export const checkWords = (content: Content): readonly Fault[] => {
  const facts = new Map(content.facts.map(({ value }) => [value.id, value]))
  const { sectors, commands, choices } = content.lexicon
  const checkOption = (file: string, place: string, fact: string, option: string): Fault[] => {
    const known = facts.get(fact)
    if (!known) return [{ file, place, reason: 'no-fact', values: { fact } }]
    if (known.type !== 'choice' || known.options.some(({ id }) => id === option)) return []
    return [{ file, place, reason: 'no-option', values: { fact, option } }]
  }
  return [
    ...sectors.sectors.flatMap(({ id }, at) =>
      checkOption('lexicon/sectors.yaml', `sectors.${at}`, 'sector', id),
    ),
    ...sectors.clarify.flatMap(({ options }, at) =>
      options.flatMap((id) =>
        checkOption('lexicon/sectors.yaml', `clarify.${at}.options`, 'sector', id),
      ),
    ),
    ...choices.facts.flatMap(({ fact, options }, at) =>
      options.flatMap(({ id, negated }) =>
        (negated === undefined ? [id] : [id, negated]).flatMap((option) =>
          checkOption('lexicon/choices.yaml', `facts.${at}`, fact, option),
        ),
      ),
    ),
    ...Object.keys(commands.facts)
      .filter((fact) => !facts.has(fact))
      .map((fact) => ({
        file: 'lexicon/commands.yaml',
        place: `facts.${fact}`,
        reason: 'no-fact',
        values: { fact },
      })),
  ]
}
