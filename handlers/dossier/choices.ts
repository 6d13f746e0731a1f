import { isNudged } from '../conversation/checklist.ts'
import type { Turn } from '../conversation/conversation.ts'
import type { Effect } from '../conversation/effect.ts'
import type { Draft, DraftChoice, Outcome } from '../conversation/outcome.ts'
import type { PaperChoice } from '../conversation/wishes/paper-choice.ts'
import { sayAndReturn } from '../menu.ts'
import type { Talk } from '../talk.ts'
import { progressOf, questionOf } from '../walk/progress.ts'
import { missingIn } from './list.ts'
import { aiming, type Subject } from './subject.ts'

const WEEK = 7
const NONE_NAMED = { numbers: [], papers: [], isAll: false } as const

/** A choice that does something about papers. */
export const papersChoice = (label: string, wish: PaperChoice): DraftChoice => ({
  label,
  action: { do: 'papers', wish },
})

/** What is likely wanted next below a list; `told` is what was just said. */
export const listChoices = (
  { dossier, list }: Subject,
  talk: Talk,
  told: 'missing' | 'mistakes' | null = null,
): readonly DraftChoice[] => {
  const { say, incoming } = talk
  const isOpen = missingIn(dossier, list).length > 0
  const canPush = incoming.reach === 'push' && isOpen
  return [
    ...(isOpen && told !== 'missing'
      ? [papersChoice(say('dossier.choice.missing'), { wish: 'missing' })]
      : []),
    ...(told === 'mistakes'
      ? []
      : [papersChoice(say('dossier.choice.mistakes'), { wish: 'mistakes', ...NONE_NAMED })]),
    ...(canPush && !isNudged(list)
      ? [papersChoice(say('dossier.choice.nudge'), { wish: 'nudge', rhythm: { every: WEEK } })]
      : []),
    ...(isNudged(list)
      ? [papersChoice(say('dossier.choice.stop'), { wish: 'no-nudge', isBare: false })]
      : []),
  ]
}

/** A digit is a paper and never a choice. */
const unnumbered = (draft: Draft): Draft => ({ ...draft, numbered: false })

/** What asks something itself: the question of the walk that pends comes back behind its answer. */
const ASKS: ReadonlySet<Turn['kind']> = new Set<Turn['kind']>(['confirmation', 'menu'])

/** Asks something about papers, also while a question of the walk waits: its choices are the ones to take. */
export const askPapers = (
  { session, incoming, knowledge }: Talk,
  drafts: readonly Draft[],
  kind: Turn['kind'],
): Outcome => {
  const { walk } = session
  const question = walk && questionOf(walk, progressOf(walk, incoming.today, knowledge))
  // A digit answers the question that waits, where one does.
  return { session, drafts: question ? drafts.map(unnumbered) : drafts, kind, question }
}

/** Says something about papers, remembers whose, and comes back to the question that pends. */
export const tellPapers = (
  talk: Talk,
  { list }: Subject,
  drafts: readonly Draft[],
  { effects = [], kind = 'notice' }: { effects?: readonly Effect[]; kind?: Turn['kind'] } = {},
): Outcome => {
  const here = aiming(talk, list.programme, list.name)
  if (ASKS.has(kind)) return askPapers(here, drafts, kind)
  const outcome = sayAndReturn(here, drafts.map(unnumbered), kind, false)
  return { ...outcome, effects: [...(outcome.effects ?? []), ...effects] }
}
