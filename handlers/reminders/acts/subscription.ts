import type { TurnKind } from '../../conversation/conversation.ts'
import type { Effect } from '../../conversation/effect.ts'
import { sayAndReturn } from '../../menu.ts'
import type { Draft, DraftChoice, Outcome } from '../../conversation/outcome.ts'
import { newSubscriber, type Subscriber } from '../../conversation/subscriber.ts'
import type { Talk } from '../../talk.ts'
import type { Wish } from '../../conversation/wishes/wish.ts'

/** A choice that does something about reminders. */
export const remind = (label: string, wish: Wish): DraftChoice => ({
  label,
  action: { do: 'remind', wish },
})

/** What the chat asked for so far; nothing yet where it never asked. */
export const subscriberOf = ({ incoming, session }: Talk): Subscriber =>
  incoming.subscriber ?? newSubscriber(incoming.at, session.profile.role)

/** Whether this chat can be reminded at all, and is. */
export const isSubscribed = ({ incoming }: Talk): boolean =>
  incoming.subscriber !== undefined && incoming.subscriber !== null

/** Says something about reminders and comes back to the question that pends. */
export const tell = (
  talk: Talk,
  drafts: readonly Draft[],
  effects: readonly Effect[] = [],
  kind: TurnKind = 'notice',
): Outcome => {
  const outcome = sayAndReturn(talk, drafts, kind, false)
  return { ...outcome, effects: [...(outcome.effects ?? []), ...effects] }
}

/** The same, and keeps what was changed; null ends it. */
export const keep = (
  talk: Talk,
  subscriber: Subscriber | null,
  drafts: readonly Draft[],
  effects: readonly Effect[] = [],
): Outcome => tell(talk, drafts, [{ do: 'keep-subscriber', subscriber }, ...effects])
