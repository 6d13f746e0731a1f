import { exampleText, whyText } from './question.ts'
import { command } from './choices.ts'
import { citeAll, citeBriefly } from '../text/citation.ts'
import { sayAndReturn } from '../menu.ts'
import { startWalk } from './beginning.ts'
import type { Walk } from '../conversation/conversation.ts'
import type { Draft, DraftChoice, Outcome } from '../conversation/outcome.ts'
import { doubtfulIn, record, valuesOf } from '../conversation/session.ts'
import { judgedOn, progressOf, type Progress } from './progress.ts'
import type { Talk } from '../talk.ts'
import { conclude } from './verdict/conclusion.ts'
import { acceptAndGoOn, goOn, walkOf } from './walk.ts'

/** What a command may point at: "sửa câu 2", "sửa diện tích". */
export interface Target {
  readonly fact: string | null
  readonly step: number | null
}

const pendingOf = ({ session, incoming, knowledge }: Talk) =>
  session.walk ? progressOf(session.walk, incoming.today, knowledge).pending : null

const nothingPends = (talk: Talk): Outcome =>
  sayAndReturn(talk, [{ text: talk.say('command.nothingPends') }], 'menu')

/** The question before the pending one, its answer kept until another is given. */
export const back = (talk: Talk): Outcome => {
  const { session, incoming, knowledge, say } = talk
  const { walk } = session
  if (!walk || walk.asked.length === 0) return nothingPends(talk)
  const values = valuesOf(walk)
  const pending = progressOf(walk, incoming.today, knowledge).pending
  const at = pending ? walk.asked.indexOf(pending.fact) : walk.asked.length
  const fact = walk.asked.slice(0, Math.max(at, 0)).findLast((one) => values[one] !== undefined)
  if (fact === undefined) return goOn(talk, walk, [{ text: say('command.first') }])
  return goOn(talk, { ...walk, editing: fact, waiting: [], paused: false }, [])
}

const editChoices = (talk: Talk, only?: readonly string[]): readonly DraftChoice[] => {
  const { session, knowledge, say } = talk
  const values = session.walk ? valuesOf(session.walk) : {}
  return [...knowledge.facts.keys()]
    .filter((fact) => values[fact] !== undefined && (only?.includes(fact) ?? true))
    .map((fact) => ({
      label: say(`fact.${fact}`),
      action: { do: 'command', command: 'edit', fact },
    }))
}

export const edit = (talk: Talk, { fact, step }: Target): Outcome => {
  const { session, say } = talk
  const { walk } = session
  if (!walk) return nothingPends(talk)
  const chosen = fact ?? (step === null ? undefined : walk.asked[step - 1])
  if (chosen && talk.knowledge.facts.has(chosen))
    return goOn(talk, { ...walk, editing: chosen, waiting: [], paused: false }, [])
  return {
    session,
    drafts: [{ text: say('command.editWhich'), choices: editChoices(talk) }],
    kind: 'menu',
    question: null,
  }
}

/** "Không biết" and "bỏ qua": noted as such, and never counted as met. */
export const leaveOpen = (talk: Talk, doubt: 'unknown' | 'skipped'): Outcome => {
  const pending = pendingOf(talk)
  if (!pending) return nothingPends(talk)
  const value = { is: 'unknown', doubt, said: talk.incoming.text ?? '' } as const
  return acceptAndGoOn(talk, [{ fact: pending.fact, reading: { kind: 'value', value } }])
}

/** Conditions that the pending fact decides, as a line and as citations. */
const groundsOf = (fact: string, { judgement }: Progress, { knowledge, say }: Talk) => {
  const programme = judgement?.programme
  const clauses = judgement
    ? judgedOn(judgement, fact).map(({ condition }) => condition.clause)
    : []
  const cited = [...new Set(clauses)].map((clause) => ({ source: programme?.source ?? '', clause }))
  const list = cited.map((one) => citeBriefly(one, knowledge)).join('; ')
  return {
    source: list ? say('answer.citation', { list }) : '',
    citations: citeAll(cited, knowledge),
  }
}

const explain = (
  talk: Talk,
  text: (fact: string, talk: Talk, standing: Progress) => Draft,
): Outcome => {
  const { session, incoming, knowledge } = talk
  const standing = session.walk && progressOf(session.walk, incoming.today, knowledge)
  if (!session.walk || !standing?.pending)
    return sayAndReturn(talk, [{ text: talk.say('command.help') }], 'menu')
  return goOn(talk, session.walk, [text(standing.pending.fact, talk, standing)], { apart: true })
}

/** "Vì sao hỏi?": the reason and the clause. */
export const why = (talk: Talk): Outcome =>
  explain(talk, (fact, here, standing) => {
    const { source, citations } = groundsOf(fact, standing, here)
    const text = `${whyText(fact, here, standing)} ${source}`.trimEnd()
    return { text, citations, marks: source ? [{ is: 'source', text: source }] : [] }
  })

/** "Ví dụ": an answer that would be understood. */
export const example = (talk: Talk): Outcome =>
  explain(talk, (fact, here, standing) => ({
    text: here.say('walk.example', { example: exampleText(fact, here, standing) }),
  }))

export const restart = (talk: Talk): Outcome => {
  const { session, incoming, say } = talk
  if (!session.walk) return startWalk(talk)
  return goOn(talk, walkOf({ ...talk, session: { ...session, walk: null } }), [
    { text: say('command.restarted', { day: incoming.today }) },
  ])
}

/** The answers as they may be judged before all is asked: what was not read back is no more than a guess. */
export const asKnown = (walk: Walk, { incoming, knowledge }: Talk): Walk => {
  const { at, today } = incoming
  const { pending } = progressOf({ ...walk, paused: false }, today, knowledge)
  const isReadBack = pending?.kind === 'waiting' && pending.readBack !== undefined
  return [...(isReadBack ? doubtfulIn(walk) : [])].reduce(
    (one, fact) => record(one, at, fact, { is: 'unknown', doubt: 'vague', said: '' }),
    walk,
  )
}

const end = (walk: Walk): Walk => ({ ...walk, paused: true, waiting: [], editing: null })

export const result = (talk: Talk): Outcome => {
  const { session, incoming, knowledge } = talk
  const { walk } = session
  if (!walk) return startWalk(talk)
  const known = asKnown(walk, talk)
  // under a supposition the answers stay as they were told, read back or not
  const kept = end(walk.scenario ? walk : known)
  return conclude(talk, kept, progressOf(end(known), incoming.today, knowledge), [])
}

export const resume = (talk: Talk): Outcome => {
  const { session } = talk
  if (!session.walk) return startWalk(talk)
  return goOn(talk, { ...session.walk, paused: false, editing: null, concluded: false }, [])
}

export const pause = (talk: Talk): Outcome => {
  const { session, say } = talk
  const { walk } = session
  if (!walk) return nothingPends(talk)
  return {
    session: { ...session, walk: { ...walk, paused: true } },
    drafts: [
      {
        text: say('command.paused'),
        choices: [{ label: say('choice.continue'), action: command('resume') }],
      },
    ],
    kind: 'notice',
    question: null,
  }
}

/** The echo was wrong: the reading is dropped and the question put plainly. */
export const wrong = (talk: Talk): Outcome => {
  const { session, say } = talk
  const { walk } = session
  const pending = walk && progressOf(walk, talk.incoming.today, talk.knowledge).pending
  const waiting = pending?.kind === 'waiting' ? pending.waiting : walk?.waiting[0]
  if (!walk || !waiting) return nothingPends(talk)
  const several = (pending?.kind === 'waiting' && pending.readBack) || []
  if (several.length > 1)
    return {
      session,
      drafts: [{ text: say('command.editWhich'), choices: editChoices(talk, several) }],
      kind: 'menu',
      question: null,
    }
  const rest = { ...walk, waiting: walk.waiting.filter((one) => one !== waiting), editing: null }
  const isChange = waiting.kind === 'confirm' && waiting.why === 'change'
  if (isChange) return goOn(talk, rest, [{ text: say('command.asBefore') }])
  const known = valuesOf(rest)[waiting.fact] !== undefined
  return goOn(talk, known ? { ...rest, editing: waiting.fact } : rest, [
    { text: say('command.wrong') },
  ])
}

export const more = (talk: Talk): Outcome => {
  const { session, incoming, knowledge, say } = talk
  const { walk } = session
  const standing = walk && progressOf(walk, incoming.today, knowledge)
  if (!walk || !standing?.pending) return nothingPends(talk)
  const models = standing.pending.fact === 'model' ? (standing.programme?.models ?? []) : []
  const list = models.map(({ number, name }) => say('walk.model', { number, name })).join('\n')
  return goOn(talk, walk, list ? [{ text: list }] : [], { whole: true, apart: true })
}
