import type { FactReading } from '../../knowledge/rules/reading.ts'
import type { Outcome } from '../conversation/outcome.ts'
import { sayAndReturn } from '../menu.ts'
import type { Talk } from '../talk.ts'
import { answer } from '../walk/choices.ts'
import { listSupposed } from './scenario.ts'

/**
 * A value is told of a fact that is supposed: whether it is the real one is asked, and nothing kept
 * meanwhile. Null where nothing supposed is told of.
 */
export const askRealOrSupposed = (stated: readonly FactReading[], talk: Talk): Outcome | null => {
  const { session, say } = talk
  const facts = session.walk?.scenario?.facts ?? []
  const told = stated.find(({ fact }) => facts.some((one) => one.fact === fact))
  const before = facts.find(({ fact }) => fact === told?.fact)
  if (!told || !before || told.reading.kind === 'clarify') return null
  const { fact, reading } = told
  const supposed = [{ fact, value: reading.value }]
  const text = say('suppose.realOrSupposed', {
    supposed: listSupposed([before], talk),
    told: listSupposed(supposed, talk),
  })
  const choices = [
    { label: say('suppose.isReal'), action: answer(fact, reading.value) },
    { label: say('suppose.isSupposed'), action: { do: 'suppose', facts: supposed } as const },
  ]
  return {
    session,
    drafts: [{ isSupposed: true, text, choices, marks: [{ is: 'question', text }] }],
    kind: 'menu',
    question: sayAndReturn(talk, [], 'menu', false).question,
  }
}
