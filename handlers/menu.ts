import { consentOf } from './conversation/consents.ts'
import { command } from './walk/choices.ts'
import type { TurnKind } from './conversation/conversation.ts'
import type { Draft, DraftChoice, Outcome } from './conversation/outcome.ts'
import { goOn } from './walk/walk.ts'
import { consentDraft } from './walk/consent.ts'
import type { Talk } from './talk.ts'
import { progressOf } from './walk/progress.ts'

/** What the menu offers to look up; the same words can be typed. */
export const LOOK_UPS = [
  'deadline',
  'dossier',
  'conditions',
  'models',
  'support',
  'agencies',
  'chosen',
  'goals',
] as const

const commandChoices = (ids: readonly string[], { say }: Talk): readonly DraftChoice[] =>
  ids.map((id) => ({ label: say(`choice.${id}`), action: command(id) }))

/** Opens the reminders. */
export const remindChoice = ({ say }: Talk): DraftChoice => ({
  label: say('reminding.choice.open'),
  action: {
    do: 'remind',
    wish: { wish: 'open', province: null, documents: [], count: null },
  },
})

/** What a newcomer most likely wants. */
export const menuChoices = (talk: Talk): readonly DraftChoice[] =>
  talk.session.profile.role === 'officer'
    ? [remindChoice(talk), ...commandChoices(['deadline', 'dossier', 'menu', 'help'], talk)]
    : commandChoices(['check', 'dossier', 'deadline', 'menu', 'help'], talk)

/** The whole menu: the check, everything that one word looks up, and the help. */
export const wholeMenu = (talk: Talk): readonly DraftChoice[] => [
  ...commandChoices(['check', ...LOOK_UPS], talk),
  remindChoice(talk),
  ...commandChoices(['help'], talk),
]

/** True while the consent or a question of the walk-through waits for an answer. */
export const pends = ({ session, incoming, knowledge }: Talk): boolean =>
  consentOf(session, 'answers') === 'asked' ||
  (session.walk !== null && progressOf(session.walk, incoming.today, knowledge).pending !== null)

/**
 * Says something and comes back to what pends: the consent, the pending question, or else the menu
 * where `menu` is set.
 */
export const sayAndReturn = (
  talk: Talk,
  lead: readonly Draft[],
  kind: TurnKind,
  menu = true,
): Outcome => {
  const { session, incoming, knowledge } = talk
  if (consentOf(session, 'answers') === 'asked')
    return {
      session,
      drafts: [...lead, consentDraft(talk, true)],
      kind,
      question: { fact: 'consent' },
    }
  const { walk } = session
  if (walk && progressOf(walk, incoming.today, knowledge).pending)
    return goOn(talk, walk, lead, { kind, apart: true })
  const last = lead.at(-1)
  const drafts =
    menu && last && !last.choices
      ? [...lead.slice(0, -1), { ...last, choices: menuChoices(talk) }]
      : lead
  return { session, drafts, kind, question: null }
}
