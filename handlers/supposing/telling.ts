import type { Judgement } from '../../knowledge/rules/judgement.ts'
import type { Supposed, Walk } from '../conversation/conversation.ts'
import type { Draft, DraftChoice } from '../conversation/outcome.ts'
import { asTold, valuesOf } from '../conversation/session.ts'
import type { Talk } from '../talk.ts'
import { citeAll } from '../text/citation.ts'
import { describeAlone } from '../text/value.ts'
import { command } from '../walk/choices.ts'
import { echo } from '../walk/echo.ts'
import { judgedOn, progressOf, subjectOf } from '../walk/progress.ts'
import { GATES } from '../walk/verdict/comparison.ts'
import { judgementOf } from './scenario.ts'

export const dropChoice = ({ say }: Talk): DraftChoice => ({
  label: say('suppose.drop'),
  action: command('drop-scenario'),
})

/** How a judgement comes out, in one line; `key` is the phrase's: `then`, `real`. */
export const outcomeLine = (
  key: 'then' | 'real',
  { mandatory, eligibility }: Judgement,
  { say }: Talk,
): string => {
  const labelsOf = (...statuses: readonly string[]) => [
    ...new Set(
      mandatory
        .filter(({ status }) => statuses.includes(status))
        .map(({ condition }) => condition.label),
    ),
  ]
  const [failing, open] = [labelsOf('not_met'), labelsOf('unknown', 'authority')]
  const values = { list: failing.join(', '), open: open.length, openList: open.join(', ') }
  if (eligibility === 'eligible') return say(`suppose.${key}.eligible`)
  if (eligibility === 'needs_verification') return say(`suppose.${key}.open`, values)
  return say(open.length > 0 ? `suppose.${key}.failingAndOpen` : `suppose.${key}.failing`, values)
}

/** Supposed values with the real ones beside them: "320 thành viên (thật: 299 thành viên)". */
const withReal = (facts: readonly Supposed[], walk: Walk, { knowledge, say }: Talk): string => {
  const real = valuesOf(walk)
  return facts
    .flatMap(({ fact, value }) => {
      const about = knowledge.facts.get(fact)
      if (!about) return []
      const supposed = describeAlone(about, value, knowledge)
      const told = real[fact]
      return told && told.is !== 'unknown'
        ? [say('suppose.beside', { supposed, told: describeAlone(about, told, knowledge) })]
        : [supposed]
    })
    .join(', ')
}

/** What is supposed, how its conditions stand then, and how all comes out beside the real result. */
export const comparedDraft = (walk: Walk, latest: readonly string[], talk: Talk): Draft => {
  const { incoming, knowledge, say } = talk
  const standing = progressOf(walk, incoming.today, knowledge)
  const [then, real] = [judgementOf(walk, talk), judgementOf(asTold(walk), talk)]
  const isTurned = latest.some((fact) => GATES.has(fact))
  const own = (then?.mandatory ?? []).filter(
    ({ condition, status }) =>
      status !== 'not_applicable' &&
      Object.keys(condition.appliesTo).some((gate) => latest.includes(gate)),
  )
  // with another sector other conditions hold: all of them are told
  const told = isTurned
    ? [...latest, ...own.flatMap(({ trace }) => subjectOf(trace) ?? [])]
    : latest
  const said = echo([...new Set(told)], {}, standing, talk)
  const isRuled = (fact: string) =>
    GATES.has(fact) || !standing.judgement || judgedOn(standing.judgement, fact).length > 0
  const free = latest.filter((fact) => !isRuled(fact)).map((fact) => say(`fact.${fact}`))
  const cited = (then?.mandatory ?? [])
    .filter(({ trace, status }) => {
      const fact = subjectOf(trace)
      return fact !== null && told.includes(fact) && status !== 'not_applicable'
    })
    .map(({ condition }) => ({ source: then?.programme.source ?? '', clause: condition.clause }))
  const note = say('suppose.note')
  return {
    isSupposed: true,
    text: [
      say('suppose.head', { list: withReal(walk.scenario?.facts ?? [], walk, talk) }),
      ...(isTurned ? [say('suppose.turned')] : []),
      ...said.lines,
      ...(free.length > 0 ? [say('suppose.noRule', { list: free.join(', ') })] : []),
      ...(then ? [outcomeLine('then', then, talk)] : []),
      ...(real ? [outcomeLine('real', real, talk)] : []),
      note,
    ].join('\n'),
    citations: citeAll(cited, knowledge),
    marks: [{ is: 'note', text: note }],
  }
}
