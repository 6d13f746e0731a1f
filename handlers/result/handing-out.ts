import type { Walk } from '../conversation/conversation.ts'
import type { Draft, DraftChoice, Outcome } from '../conversation/outcome.ts'
import { valuesOf } from '../conversation/session.ts'
import { pends, sayAndReturn } from '../menu.ts'
import { withSession, type Talk } from '../talk.ts'
import { command } from '../walk/choices.ts'
import { asKnown } from '../walk/commands.ts'
import { unknownProvince } from '../walk/no-conditions.ts'
import { isOfSubject } from './next-steps.ts'
import { plainSheet } from './plain-sheet.ts'
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

/** Hands the result out as a link, as a file, or where the channel has neither, as text. */
const issued = (talk: Talk, result: Result): Outcome => {
  const { sheet, open } = result
  const { incoming, say } = talk
  const { fresh: token, site = null, takesFiles = false } = incoming
  const hasLink = token !== undefined && site !== null
  const isHandedOut = hasLink || (token !== undefined && takesFiles)
  const count = open.reduce((sum, { points }) => sum + points.length, 0)
  const early = count > 0 ? [say('sheet.early', { count })] : []
  const ready =
    sheet.name === null ? say('sheet.ready') : say('sheet.readyFor', { name: sheet.name })
  // the name that was just told may be one of the document's list
  const head = result.case === 'chosen' ? [sheet.headline] : []
  const drafts: readonly Draft[] = isHandedOut
    ? [
        {
          text: [...head, ready, ...early, ...(hasLink ? [say('sheet.holders')] : [])].join('\n'),
          ...(hasLink
            ? { links: [{ label: say('sheet.link'), url: `${site}/ket-qua/${token}` }] }
            : {}),
          document: { sheet: token },
        },
      ]
    : [{ text: [say('sheet.asText'), ...early].join('\n') }, { text: plainSheet(sheet, say) }]
  return {
    ...andReturn(talk, drafts, choicesOf(talk, ['dossier', 'edit', 'restart'])),
    ...(isHandedOut ? { effects: [{ do: 'issue-sheet', token, sheet }] } : {}),
  }
}

/** Asks once what the cooperative is called, which nobody has to say. */
const askName = (talk: Talk, walk: Walk, key: 'askName' | 'askNameAgain'): Outcome => ({
  session: { ...talk.session, walk: { ...walk, naming: 'asked' } },
  drafts: [{ text: talk.say(`sheet.${key}`), choices: choicesOf(talk, ['noName']) }],
  kind: 'menu',
  question: null,
})

/** "in kết quả": the result as it stands now, also before all is asked. */
export const handOut = (talk: Talk): Outcome => {
  const { session, say } = talk
  const { walk } = session
  const nothing = () =>
    andReturn(talk, [{ text: say('sheet.nothing') }], choicesOf(talk, ['check']))
  if (!walk) return nothing()
  const known = asKnown(walk, talk)
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
