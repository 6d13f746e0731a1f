import type { Deniable, ProfitEvent, ProfitResult } from './event.ts'

/** Set phrases that take a result back, by what they stand for: "không lời", "không lỗ". */
const DENIALS: Readonly<Partial<Record<ProfitResult, Deniable>>> = { none: 'gain', unclear: 'loss' }

/** What a set phrase takes back; null where it tells a result. */
export const deniedBy = (result: ProfitResult): Deniable | null => DENIALS[result] ?? null

type Told = Extract<ProfitEvent, { is: 'result' }>

/** Between these two results speak of the same years. */
const OF_SAME_YEARS: ReadonlySet<ProfitEvent['is']> = new Set(['clause', 'other', 'sure', 'all'])

const nearest = (events: readonly ProfitEvent[]) => events.find(({ is }) => !OF_SAME_YEARS.has(is))

/** Neighbours among the results that speak of the same years as the one at that place. */
const beside = (events: readonly ProfitEvent[], at: number): readonly Told[] => {
  const found = [nearest(events.slice(0, at).toReversed()), nearest(events.slice(at + 1))]
  return found.flatMap((event) => (event?.is === 'result' ? [event] : []))
}

/**
 * "lời chứ không lỗ", "không phải lỗ mà là lời": what is taken back beside what holds tells nothing
 * more, and "không lời không lỗ" is break-even. A bare "không lỗ" stays open.
 */
export const withoutDenied = (events: readonly ProfitEvent[]): readonly ProfitEvent[] =>
  events.flatMap((event, at): readonly ProfitEvent[] => {
    if (event.is !== 'result' || !event.denies) return [event]
    const near = beside(events, at)
    const holds = near.some(({ denies, result }) => !denies && result !== event.denies)
    const both = near.some(({ denies }) => denies && denies !== event.denies)
    if (!holds && !both) return [event]
    return both && !holds && event.denies === 'gain' ? [{ ...event, result: 'even' }] : []
  })
