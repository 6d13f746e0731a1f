import type { Place } from '../../knowledge/schema/places.ts'
import type { Fact } from '../../knowledge/schema/fact.ts'
import { atLeast, lessThan, type Value } from '../../knowledge/rules/value.ts'
import type { Action } from '../conversation/conversation.ts'
import { describeValue } from '../text/value.ts'
import { formatInterval } from '../text/numbers.ts'
import type { Draft, DraftChoice } from '../conversation/outcome.ts'
import { judgedOn, leavesOf, type Progress } from './progress.ts'
import type { Talk } from '../talk.ts'

export const answer = (fact: string, value: Value): Action => ({ do: 'answer', fact, value })
export const command = (id: string): Action => ({ do: 'command', command: id })

/** Puts choices below the last of several bubbles. */
export const withChoices = (
  drafts: readonly Draft[],
  choices: readonly DraftChoice[],
): readonly Draft[] => {
  const last = drafts.at(-1)
  return last && choices.length > 0 ? [...drafts.slice(0, -1), { ...last, choices }] : drafts
}

/** A choice that asks what its label, or a longer wording of it, would ask if typed. */
export const question = (label: string, text: string = label): DraftChoice => ({
  label,
  action: { do: 'question', text },
})

/** Old provinces to choose from for a question. */
export const provinceChoices = (places: readonly Place[]): readonly DraftChoice[] =>
  places.map(({ id, name }) => ({ label: name, action: { do: 'province', province: id } }))

const unknown = (said: string): Value => ({ is: 'unknown', doubt: 'unknown', said })

const hasFailed = ({ judgement }: Progress) =>
  judgement?.mandatory.some(({ status }) => status === 'not_met') ?? false

const optionsAsChoices = (fact: Fact, options: Fact['options']): readonly DraftChoice[] =>
  options.map(({ id, label }) => ({
    label,
    action: answer(fact.id, { is: 'choice', ids: [id], said: label }),
  }))

/** The option list of a fact as choices; `fold` keeps the rarer ones behind one more choice. */
const optionChoices = (fact: Fact, whole: boolean, talk: Talk): readonly DraftChoice[] => {
  const shown = fact.options.filter(({ first }) => first !== whole)
  const more = fact.options.some(({ first }) => !first) && !whole
  const choices = optionsAsChoices(fact, shown)
  return more ? [...choices, { label: talk.say('choice.more'), action: command('more') }] : choices
}

const truthChoices = (fact: Fact, { say }: Talk): readonly DraftChoice[] =>
  [true, false].map((value) => {
    const label = say(`choice.${fact.id}_${value ? 'yes' : 'no'}`)
    return { label, action: answer(fact.id, { is: 'truth', value, said: label }) }
  })

/** Models that a sector most often follows, by number. */
export const likelyModels = ({ knowledge }: Talk, standing: Progress): readonly number[] => {
  const sector = standing.values['sector']
  const id = sector?.is === 'choice' ? sector.ids[0] : undefined
  return knowledge.facts.get('sector')?.options.find((option) => option.id === id)?.models ?? []
}

const modelChoices = (talk: Talk, standing: Progress): readonly DraftChoice[] => {
  const { say } = talk
  return [
    ...likelyModels(talk, standing).map((number) => {
      const label = say('choice.model', { number })
      return {
        label,
        action: answer('model', { is: 'choice', ids: [String(number)], said: label }),
      }
    }),
    { label: say('choice.allModels'), action: command('more') },
    {
      label: say('choice.noModel'),
      action: answer('model', { is: 'choice', ids: ['none'], said: say('choice.noModel') }),
    },
  ]
}

const priorityChoices = ({ say }: Talk, { programme }: Progress): readonly DraftChoice[] => [
  ...(programme?.conditions ?? [])
    .filter(({ kind }) => kind === 'priority')
    .map(({ label }, at) => ({
      label,
      action: answer('priority', { is: 'list', items: [String(at + 1)], said: label }),
    })),
  {
    label: say('choice.noPriority'),
    action: answer('priority', { is: 'list', items: [], said: say('choice.noPriority') }),
  },
]

/** Always offered: not to know, and the result once something has failed. */
export const waysOut = (fact: Fact, { say }: Talk, standing: Progress): readonly DraftChoice[] => [
  {
    label: say(fact.id === 'province' ? 'choice.forgotten' : 'choice.unknown'),
    action: answer(fact.id, unknown(say('choice.unknown'))),
  },
  ...(hasFailed(standing) ? [{ label: say('choice.result'), action: command('result') }] : []),
]

const answersTo = (fact: Fact, whole: boolean, talk: Talk, standing: Progress) => {
  if (fact.type === 'truth' || fact.type === 'years') return truthChoices(fact, talk)
  if (fact.id === 'model') return whole ? [] : modelChoices(talk, standing)
  if (fact.type === 'choice') return optionChoices(fact, whole, talk)
  return fact.type === 'list' ? priorityChoices(talk, standing) : []
}

/** What can be tapped for a fact, besides typing. `whole` shows every option of a long list. */
export const choicesFor = (
  fact: Fact,
  whole: boolean,
  talk: Talk,
  standing: Progress,
): readonly DraftChoice[] => [
  ...answersTo(fact, whole, talk, standing),
  ...waysOut(fact, talk, standing),
]

/** Which side of what is required: told by a tap where no number was understood. */
const boundChoices = (fact: Fact, talk: Talk, { judgement }: Progress): readonly DraftChoice[] => {
  const leaves = judgement
    ? judgedOn(judgement, fact.id).flatMap(({ trace }) => leavesOf(trace))
    : []
  const bound = leaves.find((leaf) => leaf.fact === fact.id && leaf.required?.bound === 'atLeast')
  const required = bound?.required
  const unit = required?.unit
  if (!unit || typeof required.value !== 'number') return []
  const value = required.value * fact.scale
  return [atLeast(value), lessThan(value)].map((interval) => {
    const label = formatInterval(interval, fact.scale, unit, talk.say)
    return { label, action: answer(fact.id, { is: 'amount', interval, said: label, unit: null }) }
  })
}

/** Everything that answers a question by a tap, the whole of a long list too. */
export const tapChoices = (fact: Fact, talk: Talk, standing: Progress): readonly DraftChoice[] => [
  ...(fact.type === 'amount'
    ? boundChoices(fact, talk, standing)
    : fact.type === 'choice'
      ? optionsAsChoices(fact, fact.options)
      : answersTo(fact, true, talk, standing)),
  ...waysOut(fact, talk, standing),
]

/** After it was explained, an old province is called by its bare name. */
const labelOf = (fact: Fact, value: Value, { knowledge }: Talk): string => {
  const id = fact.id === 'province' && value.is === 'choice' ? value.ids[0] : undefined
  const place = knowledge.places.find((one) => one.id === id)
  return place?.name ?? describeValue(fact, value, knowledge)
}

/** Readings to choose from. */
export const clarifyChoices = (
  fact: Fact,
  options: readonly Value[],
  talk: Talk,
): readonly DraftChoice[] =>
  options.map((value) => ({ label: labelOf(fact, value, talk), action: answer(fact.id, value) }))

/** A local unit in its two sizes: "Công nhỏ, 400 ha", "Công lớn, 518,4 ha". */
export const localUnitChoices = (
  fact: Fact,
  readings: readonly Extract<Value, { is: 'amount' }>[],
  { say }: Talk,
): readonly DraftChoice[] =>
  readings.map((value, at) => ({
    label: say(at === 0 ? 'choice.smallUnit' : 'choice.largeUnit', {
      unit: value.unit?.name ?? '',
      amount: formatInterval(value.interval, fact.scale, fact.unit ?? 'm2', say),
    }),
    action: answer(fact.id, value),
  }))
