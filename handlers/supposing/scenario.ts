import type { Judgement } from '../../knowledge/rules/judgement.ts'
import { judge } from '../../knowledge/rules/judge.ts'
import type { Value } from '../../knowledge/rules/value.ts'
import type { Supposed, Walk } from '../conversation/conversation.ts'
import { doubtfulIn, judgedValuesOf } from '../conversation/session.ts'
import type { Talk } from '../talk.ts'
import { describeAlone } from '../text/value.ts'
import { progressOf } from '../walk/progress.ts'

const NOT_SURE: Value = { is: 'unknown', doubt: 'vague', said: '' }

/** The walk with these supposed on top of what is supposed already. */
export const supposing = (walk: Walk, facts: readonly Supposed[], on: string): Walk => {
  const told = new Set(facts.map(({ fact }) => fact))
  const kept = (walk.scenario?.facts ?? []).filter(({ fact }) => !told.has(fact))
  return { ...walk, scenario: { on, facts: [...kept, ...facts] } }
}

/** "620 ha, 320 thành viên". */
export const listSupposed = (facts: readonly Supposed[], { knowledge }: Talk): string =>
  facts
    .flatMap(({ fact, value }) => {
      const about = knowledge.facts.get(fact)
      return about ? [describeAlone(about, value, knowledge)] : []
    })
    .join(', ')

/** How the walk is judged; what was not read back yet makes nobody eligible. Null while no programme is known. */
export const judgementOf = (walk: Walk, { incoming, knowledge }: Talk): Judgement | null => {
  const { programme } = progressOf(walk, incoming.today, knowledge)
  if (!programme) return null
  const values = judgedValuesOf(walk)
  const judgement = judge(programme, values, incoming.today, knowledge)
  if (judgement.eligibility !== 'eligible') return judgement
  const open = [...doubtfulIn(walk)].map((fact) => [fact, NOT_SURE] as const)
  const known = { ...values, ...Object.fromEntries(open) }
  return judge(programme, known, incoming.today, knowledge)
}
