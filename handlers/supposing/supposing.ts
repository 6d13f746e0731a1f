import { consentOf } from '../conversation/consents.ts'
import type { Supposition } from '../../knowledge/language/supposing/supposition.ts'
import type { Value } from '../../knowledge/rules/value.ts'
import type { Supposed, Walk } from '../conversation/conversation.ts'
import type { Draft, DraftChoice, Outcome } from '../conversation/outcome.ts'
import { asTold, judgedValuesOf, newWalk, record, valuesOf } from '../conversation/session.ts'
import { sayAndReturn } from '../menu.ts'
import { idOf, withSession, type ReadTalk, type Talk } from '../talk.ts'
import { command } from '../walk/choices.ts'
import { firstLook } from '../walk/first-look.ts'
import { provinceIn } from '../walk/progress.ts'
import { compareFigure, GATES } from '../walk/verdict/comparison.ts'
import { goOn } from '../walk/walk.ts'
import { askBack } from './asking.ts'
import { readSupposed } from './reading.ts'
import { judgementOf, listSupposed, supposing } from './scenario.ts'
import { comparedDraft, dropChoice, outcomeLine } from './telling.ts'

/** The walk of whoever agreed that answers are kept, once it is known by which document it is judged. */
export const walkToSuppose = ({ session }: Talk): Walk | null =>
  consentOf(session, 'answers') === 'given' && session.walk && provinceIn(valuesOf(session.walk))
    ? session.walk
    : null

/** Says something of a supposition: the question that waits comes again, else `choices` are offered. */
const sayOf = (talk: Talk, drafts: readonly Draft[], choices: readonly DraftChoice[]): Outcome => {
  const last = drafts.at(-1)
  const shown =
    last && !last.choices && choices.length > 0
      ? [...drafts.slice(0, -1), { ...last, choices }]
      : drafts
  return sayAndReturn(talk, shown, 'answer', false)
}

/** Supposes these on top of what is supposed, and says what that comes to. */
export const suppose = (talk: Talk, facts: readonly Supposed[]): Outcome => {
  const { session, incoming, say } = talk
  const { walk } = session
  if (!walk) return sayAndReturn(talk, [{ text: say('suppose.none') }], 'notice')
  const next = supposing(walk, facts, incoming.today)
  const keep = { label: say('suppose.keep'), action: command('keep-scenario') }
  const latest = facts.map(({ fact }) => fact)
  return sayOf(
    withSession(talk, { ...session, walk: next }),
    [comparedDraft(next, latest, talk)],
    [keep, dropChoice(talk)],
  )
}

/** Says what it would come to and supposes nothing: "nếu bị lỗ thì sao" asks for the rule as well. */
const lookOnly = (talk: Talk, walk: Walk, facts: readonly Supposed[]): Outcome => {
  const { incoming, say } = talk
  const next = supposing(walk, facts, incoming.today)
  const latest = facts.map(({ fact }) => fact)
  return sayOf(
    talk,
    [comparedDraft(next, latest, talk)],
    [{ label: say('suppose.keep'), action: { do: 'suppose', facts } }],
  )
}

/** What a value tells, however it was said. */
const knownIn = (value: Value | undefined) =>
  value?.is === 'amount' ? value.interval : value && { ...value, said: '' }

const isSame = (one: Supposed, walk: Walk): boolean => {
  const value = judgedValuesOf(walk)[one.fact]
  return JSON.stringify(knownIn(value)) === JSON.stringify(knownIn(one.value))
}

/** Whether it is tried out for its own sake; of a mere "nếu lỗ thì sao" only the rule may be meant. */
const isTriedOut = ({ opening, isChange }: Supposition, facts: readonly Supposed[]): boolean =>
  opening === 'sure' || isChange || facts.some(({ value }) => value.is === 'amount')

/** What was supposed of the cooperative whose answers are known. Null where nothing was. */
export const supposeInWalk = (said: Supposition, walk: Walk, talk: Talk): Outcome | null => {
  const { say } = talk
  const { facts, unclear } = readSupposed(said, judgedValuesOf(walk), talk)
  if (unclear) return sayOf(talk, [askBack(unclear, talk)], [])
  if (facts.length === 0) return null
  const news = facts.filter((one) => !isSame(one, walk))
  if (news.length === 0) {
    const text = say('suppose.same', { list: listSupposed(facts, talk) })
    return sayOf(talk, [{ isSupposed: true, text }], [])
  }
  return isTriedOut(said, facts) ? suppose(talk, news) : lookOnly(talk, walk, news)
}

/**
 * What was supposed before anything is known or kept: compared with the rules of every province that
 * may be meant, and forgotten. Null where nothing was that could be compared.
 */
export const supposeFreely = (
  said: Supposition,
  sector: string | null,
  talk: ReadTalk,
): Outcome | null => {
  const { session, incoming, knowledge, say } = talk
  const { facts, unclear } = readSupposed(said, {}, talk)
  if (unclear) {
    const isKnown = unclear.why === 'no-base' || unclear.why === 'impossible'
    return isKnown ? sayAndReturn(talk, [askBack(unclear, talk)], 'answer', false) : null
  }
  if (facts.length === 0) return null
  const named = talk.reading.place?.provinces ?? []
  const [there, ...elsewhere] = named
  const province = there && elsewhere.length === 0 ? there : session.profile.province
  const head = say('suppose.headFreely', { list: listSupposed(facts, talk) })
  const note = say('suppose.noteFreely')
  const marked = (draft: Draft): Draft => ({
    ...draft,
    isSupposed: true,
    text: [head, draft.text, note].join('\n'),
    marks: [...(draft.marks ?? []), { is: 'note', text: note }],
  })
  const [only, ...others] = facts.filter(({ fact }) => !GATES.has(fact))
  const supposed = idOf(facts.find(({ fact }) => fact === 'sector')?.value)
  if (only && others.length === 0) {
    const meant = named.length > 0 ? named : province ? [province] : []
    const reading = { kind: 'value', value: only.value } as const
    const compared = compareFigure({ fact: only.fact, reading }, meant, supposed ?? sector, talk)
    const [first, ...rest] = compared?.drafts ?? []
    if (only.value.is !== 'amount') return null
    return compared && first ? { ...compared, drafts: [marked(first), ...rest] } : null
  }
  const name = knowledge.places.find(({ id }) => id === province)?.name
  const begun = newWalk(incoming.today)
  const own: Walk =
    province && name
      ? record(begun, incoming.at, 'province', { is: 'choice', ids: [province], said: name })
      : begun
  const walk = facts.reduce((one, { fact, value }) => record(one, incoming.at, fact, value), own)
  const look = firstLook(walk, talk)
  if (!look) return null
  const choices = [{ label: say('choice.check'), action: command('check') }]
  return sayAndReturn(talk, [{ ...marked(look), choices }], 'answer')
}

/** "bỏ giả định": from here on only what was told counts. */
export const dropScenario = (talk: Talk): Outcome => {
  const { session, say } = talk
  const { walk } = session
  if (!walk?.scenario)
    return sayAndReturn(talk, [{ isSupposed: true, text: say('suppose.none') }], 'notice')
  const real = asTold(walk)
  const judgement = judgementOf(real, talk)
  const lines = [
    say('suppose.dropped'),
    ...(judgement ? [outcomeLine('real', judgement, talk)] : []),
  ]
  const next = withSession(talk, { ...session, walk: real })
  return sayOf(
    next,
    [{ isSupposed: true, text: lines.join('\n') }],
    [
      { label: say('choice.result'), action: command('result') },
      { label: say('choice.edit'), action: command('edit') },
    ],
  )
}

/** "giữ giả định": it holds on, and how to go on with it is said. */
export const keepScenario = (talk: Talk): Outcome => {
  const { session, say } = talk
  const { walk } = session
  if (!walk?.scenario)
    return sayAndReturn(talk, [{ isSupposed: true, text: say('suppose.none') }], 'notice')
  const text = say('suppose.kept', { list: listSupposed(walk.scenario.facts, talk) })
  const draft: Draft = { isSupposed: true, text }
  const result = { label: say('choice.result'), action: command('result') }
  return walk.paused
    ? sayOf(talk, [draft], [result, dropChoice(talk)])
    : goOn(talk, walk, [draft], { kind: 'notice', apart: true })
}
