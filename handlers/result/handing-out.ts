import type { Walk } from '../conversation/conversation.ts'
import type { Draft, DraftChoice, Outcome } from '../conversation/outcome.ts'
import { asTold, valuesOf } from '../conversation/session.ts'
import { pends, sayAndReturn } from '../menu.ts'
import { withSession, type Talk } from '../talk.ts'
import { command } from '../walk/choices.ts'
import { asKnown } from '../walk/commands.ts'
import { unknownProvince } from '../walk/no-conditions.ts'
import { listSupposed } from '../supposing/scenario.ts'
import { cardOf } from './card.ts'
import { isOfSubject } from './next-steps.ts'
import { resultOf, type Result } from './sheet.ts'

/** Under what a talk comes back to, or with choices of its own where nothing waits. */
const andReturn = (
  talk: Talk,
  drafts: readonly Draft[],
  choices: readonly DraftChoice[],
): Outcome => {
  const last = drafts.at(-1)
  const own = pends(talk) || !last ? drafts : [...drafts.slice(0, -1), { ...last, choices }]
  return sayAndReturn(talk, own, 'notice')
}

const choicesOf = (talk: Talk, ids: readonly string[]): readonly DraftChoice[] =>
  ids.map((id) => ({ label: talk.say(`choice.${id}`), action: command(id) }))

/** True once something was told that the document compares, or where there is nothing to compare. */
const isBegun = (walk: Walk, { judgement }: Result): boolean =>
  judgement.mandatory.length === 0 ||
  Object.entries(valuesOf(walk)).some(
    ([fact, value]) => !isOfSubject(fact) && value.is !== 'unknown',
  )

/** What is only supposed never goes out, and that is said: what is carried to an office is what was told. */
const realLine = (talk: Talk): readonly string[] => {
  const { walk } = talk.session
  return walk?.scenario
    ? [talk.say('sheet.real', { list: listSupposed(walk.scenario.facts, talk) })]
    : []
}

/**
 * Hands the result out: as a link where there is a page for it, and as a file, which a channel that takes
 * none gives in words. Without a word to hand it out by it is shown once more.
 */
const issued = (talk: Talk, result: Result): Outcome => {
  const { sheet, open } = result
  const { incoming, say } = talk
  const { fresh: token, site = null } = incoming
  const choices = choicesOf(talk, ['dossier', 'edit', 'restart'])
  const real = realLine(talk)
  if (token === undefined)
    return andReturn(talk, [...real.map((text) => ({ text })), cardOf(result, talk)], choices)
  const count = open.reduce((sum, { points }) => sum + points.length, 0)
  const lines = [
    // the name that was just told may be one of the document's list
    ...(result.case === 'chosen' ? [sheet.headline] : []),
    sheet.name === null ? say('sheet.ready') : say('sheet.readyFor', { name: sheet.name }),
    ...real,
    ...(count > 0 ? [say('sheet.early', { count })] : []),
    ...(site === null ? [] : [say('sheet.holders')]),
  ]
  const links = site === null ? [] : [{ label: say('sheet.link'), url: `${site}/ket-qua/${token}` }]
  const draft = { text: lines.join('\n'), links, document: { sheet: token } }
  return {
    ...andReturn(talk, [draft], choices),
    effects: [{ do: 'issue-sheet', token, sheet }],
  }
}

/** Asks once what the cooperative is called, which nobody has to say. */
const askName = (talk: Talk, walk: Walk, key: 'askName' | 'askNameAgain'): Outcome => {
  const text = talk.say(`sheet.${key}`)
  return {
    session: { ...talk.session, walk: { ...walk, naming: 'asked' } },
    drafts: [{ text, marks: [{ is: 'question', text }], choices: choicesOf(talk, ['noName']) }],
    kind: 'menu',
    question: null,
  }
}

/** "in kết quả": the result of what was told as it stands now, also before all is asked. */
export const handOut = (talk: Talk): Outcome => {
  const { session, say } = talk
  const { walk } = session
  const nothing = () =>
    andReturn(talk, [{ text: say('sheet.nothing') }], choicesOf(talk, ['check']))
  if (!walk) return nothing()
  const known = asKnown(asTold(walk), talk)
  const result = resultOf(known, talk)
  if (!result) {
    const needed = { text: say('sheet.needsProvince') }
    return pends(talk)
      ? sayAndReturn(talk, [needed], 'notice')
      : unknownProvince(talk, walk, [needed])
  }
  if (!isBegun(known, result)) return nothing()
  return result.sheet.name === null && walk.naming === undefined
    ? askName(talk, walk, 'askName')
    : issued(talk, result)
}

/** No name is wanted on the sheet: it is handed out without, and never asked for again. */
export const handOutNameless = (talk: Talk): Outcome => {
  const { walk } = talk.session
  if (!walk) return handOut(talk)
  return handOut(withSession(talk, { ...talk.session, walk: { ...walk, naming: 'declined' } }))
}

/** "có", "ok": there is a name, which is still to be told. */
export const askNameAgain = (talk: Talk, walk: Walk): Outcome => askName(talk, walk, 'askNameAgain')

/** "thu hồi kết quả": no link of this chat leads to a result any more. */
export const revoke = (talk: Talk): Outcome => ({
  ...andReturn(
    talk,
    [{ text: talk.say('sheet.revoked') }],
    choicesOf(talk, talk.session.walk ? ['sheet', 'dossier', 'restart'] : ['check']),
  ),
  effects: [{ do: 'revoke-sheets' }],
})
