import type { Status } from './judgement.ts'

/** First found wins; a status that does not apply is neutral. */
const ALL_ORDER: readonly Status[] = ['not_met', 'unknown', 'authority', 'met']
const ANY_ORDER: readonly Status[] = ['met', 'unknown', 'authority', 'not_met']

const strongest = (order: readonly Status[], statuses: readonly Status[]): Status =>
  order.find((status) => statuses.includes(status)) ?? 'not_applicable'

/** Every part must hold: not_met, then unknown, then authority, then met; not_applicable is neutral. */
export const allOf = (statuses: readonly Status[]): Status => strongest(ALL_ORDER, statuses)

/** One part must hold: met, then unknown, then authority, then not_met; not_applicable is neutral. */
export const anyOf = (statuses: readonly Status[]): Status => strongest(ANY_ORDER, statuses)

/** Swaps met and not_met; what is not known stays not known. */
export const notOf = (status: Status): Status => {
  if (status === 'met') return 'not_met'
  return status === 'not_met' ? 'met' : status
}

/**
 * A part behind a gate: it counts where the gate is met and does not apply where the gate is not.
 * An open gate leaves it as open as the gate, even a part that holds: whoever names two sectors is
 * judged by an authority, not by the luck of passing both.
 */
export const whenOf = (gate: Status, then: Status): Status => {
  if (gate === 'met') return then
  return gate === 'not_met' ? 'not_applicable' : gate
}
