import { labelKey, typedLabel } from '../../knowledge/language/text/label.ts'
import type { Action, Reply, Session, Turn } from './conversation.ts'
import type { CitationLine, VerdictView } from './verdict-view.ts'
import type { Effect } from './effect.ts'
import type { ResultSheet } from './sheet.ts'
import type { ReplyMark } from './part.ts'

/** A choice before it has a value. */
export interface DraftChoice {
  readonly label: string
  readonly action: Action
}

/** A reply before its choices have values. Choices stand on the last reply of a turn. */
export interface Draft {
  readonly text: string
  readonly choices?: readonly DraftChoice[]
  /** False for a question whose answer is a number, so that "3" is a value and never an option. */
  readonly numbered?: boolean
  readonly citations?: readonly CitationLine[]
  readonly links?: Reply['links']
  readonly awaits?: true
  readonly document?: Reply['document']
  /** Says itself what of it is only supposed. */
  readonly isSupposed?: true
  /** Pieces of the text that the turn says as data, too, in their order. */
  readonly marks?: readonly ReplyMark[]
}

/** What a handler decides; `finish` makes a turn of it. */
export interface Outcome {
  readonly session: Session
  readonly drafts: readonly Draft[]
  readonly kind: Turn['kind']
  readonly question: Turn['question']
  readonly verdict?: VerdictView | null
  /** The questions have ended here: the result is drawn below the drafts, from the walk of the session. */
  readonly concludes?: true
  /** The result with everything that it holds. */
  readonly sheet?: ResultSheet | null
  readonly effects?: readonly Effect[]
}

const valueOf = (session: Session, prompt: number, index: number) =>
  `${session.epoch}.${prompt}.${index}`

/** Whether the turn does say as data what a piece says; words that stand alone are no such piece. */
const isSaidAsData = ({ is }: ReplyMark, draft: Draft, { question, verdict }: Outcome): boolean => {
  if (is === 'result') return (verdict ?? null) !== null
  if (is === 'progress') return question !== null && 'step' in question
  return is !== 'source' || (draft.citations ?? []).length > 0
}

/** Gives the choices of an outcome their values and remembers what they do. */
export const finish = (outcome: Outcome, at: string): Turn => {
  const { session, drafts } = outcome
  const prompting = drafts.findLast(({ choices }) => choices && choices.length > 0)
  const number = session.offered.length
  const replies = drafts.map((draft): Reply => ({
    text: draft.text,
    choices: (draft === prompting ? (draft.choices ?? []) : []).map(({ label }, index) => ({
      value: valueOf(session, number, index),
      label,
    })),
    numbered: draft.numbered ?? true,
    citations: draft.citations ?? [],
    links: draft.links ?? [],
    ...(draft.awaits ? { awaits: draft.awaits } : {}),
    ...(draft.document ? { document: draft.document } : {}),
    ...(draft.marks
      ? { marks: draft.marks.filter((mark) => isSaidAsData(mark, draft, outcome)) }
      : {}),
  }))
  const choices = prompting?.choices ?? []
  return {
    session: {
      ...session,
      lastAt: at,
      offered: prompting ? [...session.offered, choices.length] : session.offered,
      prompt: prompting ? { numbered: prompting.numbered ?? true, choices } : session.prompt,
    },
    replies,
    kind: outcome.kind,
    question: outcome.question,
    verdict: outcome.verdict ?? null,
    sheet: outcome.sheet ?? null,
    effects: outcome.effects ?? [],
  }
}

/** What a tapped value means: an action, a choice of an earlier prompt, or nothing ever offered. */
export const resolveChoice = (session: Session, value: string): Action | 'stale' | 'unknown' => {
  const [epoch, prompt, index, ...rest] = value.split('.')
  const number = Number(prompt)
  const offered = session.offered[number]
  const at = Number(index)
  const wasOffered =
    rest.length === 0 &&
    epoch === session.epoch &&
    offered !== undefined &&
    value === valueOf(session, number, at) &&
    at >= 0 &&
    at < offered
  if (!wasOffered) return 'unknown'
  if (number !== session.offered.length - 1) return 'stale'
  return session.prompt?.choices[at]?.action ?? 'stale'
}

const TYPED_NUMBER = /^\W*(\d{1,2})\W*$/u

/** A label up to its first comma: "Công lớn, 518,4 ha" can be typed as "công lớn". */
const beginning = (label: string) => label.split(', ')[0] ?? label

/** The choice that a typed number or label stands for, or null. */
export const resolveTyped = (session: Session, text: string): Action | null => {
  const { prompt } = session
  if (!prompt) return null
  const number = prompt.numbered ? TYPED_NUMBER.exec(text)?.[1] : undefined
  if (number !== undefined) return prompt.choices[Number(number) - 1]?.action ?? null
  const typed = typedLabel(text)
  if (typed === null) return null
  const named = prompt.choices.filter(({ label }) => labelKey(label) === typed)
  const begun = prompt.choices.filter(({ label }) => labelKey(beginning(label)) === typed)
  const [only, ...others] = named.length > 0 ? named : begun
  return others.length === 0 ? (only?.action ?? null) : null
}
