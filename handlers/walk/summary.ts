import { describeValue } from '../text/value.ts'
import { valuesOf } from '../conversation/session.ts'
import type { Talk } from '../talk.ts'

/** What the person has said so far, a line a fact, in the order of asking. */
export const summaryLines = ({ session, knowledge, say }: Talk): readonly string[] => {
  const values = session.walk ? valuesOf(session.walk) : {}
  const lines = [...knowledge.facts.values()].flatMap((fact) => {
    const value = values[fact.id]
    return value
      ? [
          say('walk.summaryLine', {
            label: say(`fact.${fact.id}`),
            value: describeValue(fact, value, knowledge),
          }),
        ]
      : []
  })
  return lines.length > 0 ? [say('walk.summary'), ...lines] : [say('walk.summaryEmpty')]
}
