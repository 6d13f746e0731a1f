import { planNudge } from '../../../bot/reminders/nudges/plan.ts'
import type { Choice } from '../../../handlers/conversation/conversation.ts'
import type { Checklist } from '../../../handlers/conversation/checklist.ts'
import type { Effect } from '../../../handlers/conversation/effect.ts'
import type { Subscriber } from '../../../handlers/conversation/subscriber.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { instantOf } from '../../../bot/clock.ts'

const CHANNEL = { chat: 'telegram:1', channel: 'telegram', limits: { text: 4096, choices: 8 } }

interface Kept {
  readonly list: Checklist
  readonly revision: number
  readonly unheard: number
}

/** The lists of papers of one chat as a story goes: what the effects keep, and what a morning tells. */
export const createChecklistScript = (knowledge: Knowledge) => {
  let kept: readonly Kept[] = []
  let last = 0
  return {
    lists: (): readonly Checklist[] => kept.map(({ list }) => list),
    carryOut: (effects: readonly Effect[]): void => {
      for (const effect of effects) {
        if (effect.do === 'forget') kept = []
        if (effect.do !== 'keep-checklist') continue
        const { checklist } = effect
        const same = kept.find(({ list }) => list.id === checklist.id)
        const id = checklist.id ?? (last += 1)
        const revision = (same?.revision ?? 0) + 1
        const others = kept.filter((one) => one !== same)
        kept = [{ list: { ...checklist, id }, revision, unheard: 0 }, ...others]
      }
    },
    /** What is told of papers on a morning; null for nothing. */
    morning: (
      today: string,
      subscriber: Subscriber | null,
    ): { readonly text: string; readonly choices: readonly Choice[] } | null => {
      const due = kept.filter(({ list }) => list.nextOn !== null && list.nextOn <= today)
      if (due.length === 0) return null
      const now = instantOf(today, '08:00')
      const chat = { chat: CHANNEL.chat, lists: due, subscriber, isReachable: true, isTold: false }
      const { told, next } = planNudge(chat, today, CHANNEL, knowledge, now)
      kept = kept.map((one) => {
        const after = next.find(({ id }) => id === one.list.id)
        if (!after) return one
        const toldAt = told ? new Date(now).toISOString() : one.list.toldAt
        const unheard = one.unheard + (told ? 1 : 0)
        return { ...one, unheard, list: { ...one.list, nextOn: after.on, toldAt } }
      })
      return told && (JSON.parse(told.draft.parcel) as { text: string; choices: readonly Choice[] })
    },
  }
}
