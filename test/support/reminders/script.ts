import { codeIn } from '../../../bot/reminders/code.ts'
import { upcomingView } from '../../../bot/reminders/upcoming.ts'
import { planFor, type ToldBefore } from '../../../bot/reminders/planner.ts'
import type { Choice, Reply } from '../../../handlers/conversation/conversation.ts'
import type { Effect } from '../../../handlers/conversation/effect.ts'
import { createConcern } from '../../../handlers/reminders/concern.ts'
import { reminderMessage } from '../../../handlers/reminders/message.ts'
import type { InvitationLook, Subscriber } from '../../../handlers/conversation/subscriber.ts'
import { createChecklistScript } from './checklists.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { formatSubscriber, parseSubscriber } from '../../../storage/database/subscriber-format.ts'

const MOST_TRIES = 5
const MINUTES = 60
const OTHERS: ReadonlySet<Effect['do']> = new Set([
  'record-unanswered',
  'forget',
  'withdraw',
  'export',
])
const CODE = /^! code (\S+) (.+)$/u

/** A reminder of a morning, as a channel shows it: with buttons, or with the words to type. */
const letterOf = (
  { text, words, choices }: ReturnType<typeof reminderMessage>,
  tappable: boolean,
): Reply => ({
  text: tappable ? text : [text, words].join('\n'),
  choices: tappable ? choices : [],
  numbered: true,
  citations: [],
  links: [],
})

const effectInWords = (effect: Effect): string => {
  if (effect.do === 'redeem') return `redeem ${effect.invitation}`
  if (effect.do === 'record-mark')
    return `record-mark ${effect.act} ${effect.deadline} ${effect.occurrence}`
  if (effect.do === 'keep-checklist') {
    const { name, done, nextOn } = effect.checklist
    return ['keep-checklist', name ?? '-', `[${done.join(' ')}]`, nextOn ?? '-'].join(' ')
  }
  return effect.do === 'keep-subscriber' && effect.subscriber === null
    ? 'keep-subscriber none'
    : effect.do
}

/**
 * What stands around the talk in a transcript about reminders: codes that exist, the subscription as
 * the effects leave it, and the mornings on which something is sent.
 */
export const createReminderScript = (knowledge: Knowledge) => {
  const codes = new Map<string, InvitationLook>()
  const papers = createChecklistScript(knowledge)
  let subscriber: Subscriber | null = null
  let told: ToldBefore[] = []
  let plannedOn: string | null = null
  let tries = 0

  const lookUp = (text: string): InvitationLook | undefined => {
    const code = codeIn(text)
    if (code === null) return undefined
    if (tries >= MOST_TRIES) return { kind: 'throttled', minutes: MINUTES }
    return codes.get(code) ?? { kind: 'wrong' }
  }

  /** "! code K7MP-3QWX kien-giang so-khdt approval", "! code … expired", "! approve". */
  const stage = (line: string): void => {
    if (line === '! approve' && subscriber) {
      const grants = subscriber.grants.map((grant) => ({ ...grant, state: 'approved' as const }))
      subscriber = { ...subscriber, grants }
      return
    }
    const [, code = '', rest = ''] = CODE.exec(line) ?? []
    const [first = '', agency = '', approval] = rest.split(' ')
    const key = codeIn(code)
    const province = knowledge.places.find(({ id }) => id === first)?.id
    if (key === null) throw new Error(`not a stage direction: ${line}`)
    if (province)
      codes.set(key, {
        kind: 'valid',
        id: `i${codes.size + 1}`,
        province,
        agency,
        approval: approval !== undefined,
      })
    else codes.set(key, { kind: first as 'expired' | 'used' | 'revoked' })
  }

  const carryOut = (effects: readonly Effect[]): void => {
    papers.carryOut(effects)
    for (const effect of effects) {
      if (effect.do === 'forget') subscriber = null
      if (effect.do === 'count-wrong-code') tries += 1
      if (effect.do === 'redeem') tries = 0
      if (effect.do === 'redeem')
        for (const [code, look] of codes)
          if (look.kind === 'valid' && look.id === effect.invitation)
            codes.set(code, { kind: 'used' })
      if (effect.do !== 'keep-subscriber') continue
      const latest = JSON.stringify(subscriber?.latest ?? [])
      subscriber = effect.subscriber && parseSubscriber(formatSubscriber(effect.subscriber), latest)
      if (effect.subscriber && !subscriber) throw new Error('a subscriber that cannot be read back')
      plannedOn = null
    }
  }

  const ofPapers = (today: string, tappable: boolean): readonly Reply[] => {
    const nudge = papers.morning(today, subscriber)
    if (!nudge) return []
    const choices = tappable ? nudge.choices : []
    return [{ text: nudge.text, choices, numbered: true, citations: [], links: [] }]
  }

  const ofDeadlines = (today: string, tappable: boolean): readonly Reply[] => {
    if (!subscriber) return []
    const outlook = upcomingView(knowledge.deadlines.values(), knowledge.holidays, new Map(), today)
    const isConcern = createConcern(knowledge.agencies)
    const { items, silent } = planFor(subscriber, told, plannedOn, outlook, isConcern)
    told = [...told, ...items.map(({ row }) => row), ...silent]
    plannedOn = today
    if (items.length === 0) return []
    const groups = subscriber.digest ? [items] : items.map((item) => [item])
    const messages = groups.map((group) =>
      reminderMessage(group, { late: false, again: false }, knowledge),
    )
    subscriber = { ...subscriber, latest: messages.flatMap(({ due }) => due) }
    return messages.map((message) => letterOf(message, tappable))
  }

  /** What is sent on a morning; nothing where nothing falls on it. */
  const morning = (today: string, tappable: boolean): readonly Reply[] => [
    ...ofDeadlines(today, tappable),
    ...ofPapers(today, tappable),
  ]

  return {
    stage,
    checklists: papers.lists,
    lookUp,
    carryOut,
    morning,
    subscriber: () => subscriber,
    /** "  => redeem i1; keep-subscriber": what concerns reminders alone. */
    effectLines: (effects: readonly Effect[]): readonly string[] => {
      const shown = effects.filter(({ do: what }) => !OTHERS.has(what))
      return shown.length === 0 ? [] : [`  => ${shown.map(effectInWords).join('; ')}`]
    },
  }
}

/** The value of the choice that carries a label. */
export const valueOf = (label: string, choices: readonly Choice[]): string => {
  const found = choices.find((choice) => choice.label === label)
  if (!found) throw new Error(`nothing to tap is called "${label}"`)
  return found.value
}
