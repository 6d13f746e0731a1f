import { NOBODY } from '../../../knowledge/schema/roles.ts'
import { addDays, dayInWords } from '../../../knowledge/calendar/civil-day.ts'
import type { Deadline, Time } from '../../../knowledge/schema/deadline.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'
import { lastDayOf, occurrencesOf } from '../../../knowledge/calendar/occurrence.ts'
import type { Dice } from '../kit/dice.ts'

/** One task on one of its days. */
export interface Task {
  /** How it is named in every message: "Việc A". */
  readonly name: string
  readonly deadline: string
  readonly occurrence: string
  /** Last safe day. */
  readonly due: string
}

/** The content as editors change it; every change is another version for programs to start with. */
export interface Editors {
  readonly newest: () => Knowledge
  /** Moves a task, takes one away, or brings one back; says which. */
  edit(): string
}

const base = loadKnowledge()
/** The names of two agencies that have nothing to do with each other. */
export const AGENCIES = ['so-nnptnt', 'lmhtx'] as const
const NAMES = ['A', 'B', 'C', 'D', 'E'] as const
/** The latest day on which anything falls due, counted from the first day. */
export const LAST_DUE_AFTER = 11
const FURTHEST_MOVE = 4

const model = base.deadlines.get('kg251-report-duty')
if (!model) throw new Error('the model of a deadline is not in the content')

/** A time that ends on a day, in one of the forms that plans have. */
const timeOf = (form: string, due: string): Time => {
  const month = Number(due.slice('YYYY-'.length, 'YYYY-MM'.length))
  const day = Number(due.slice('YYYY-MM-'.length))
  if (form === 'yearly')
    return { kind: 'yearly', month, day, bound: 'by', from: '2021-01-01', until: null }
  if (form === 'before') return { kind: 'day', date: addDays(due, 1), bound: 'before' }
  if (form === 'span') return { kind: 'span', from: addDays(due, -20), until: due, unit: 'period' }
  return { kind: 'day', date: due, bound: 'by' }
}

const deadlineOf = (name: string, form: string, due: string, agency: string): Deadline => ({
  ...model,
  id: `sim-${name.toLowerCase()}`,
  type: form === 'span' ? 'phase' : 'task',
  task: `Việc ${name}`,
  words: dayInWords(due),
  lead: [agency],
  with: [],
  roles: { ...NOBODY, leads: [agency] },
  time: timeOf(form, due),
})

/** Every task of a content that falls due within so many days around a day. */
export const tasksOf = ({ deadlines }: Pick<Knowledge, 'deadlines'>, around: string): Task[] =>
  [...deadlines.values()].flatMap(({ id, task, time }) =>
    occurrencesOf(time, { start: addDays(around, -60), end: addDays(around, 60) }).map((one) => ({
      name: task,
      deadline: id,
      occurrence: one.key,
      due: lastDayOf(one),
    })),
  )

/** Five tasks around a first day, one of which is over on it. */
export const createEditors = (dice: Dice, firstDay: string): Editors => {
  const forms = new Map(NAMES.map((name) => [name, dice.pick(['yearly', 'day', 'before', 'span'])]))
  const write = (name: (typeof NAMES)[number], due: string) =>
    deadlineOf(name, forms.get(name) ?? 'day', due, dice.pick(AGENCIES))
  const days = new Map(
    NAMES.map((name, at) => [name, addDays(firstDay, at === 0 ? -3 : 1 + dice.below(9))]),
  )
  const deadlines = new Map(NAMES.map((name) => [name, write(name, days.get(name) ?? firstDay)]))
  const gone = new Map<(typeof NAMES)[number], Deadline>()
  const version = (): Knowledge => ({
    ...base,
    deadlines: new Map([...deadlines.values()].map((one) => [one.id, one])),
  })
  let newest = version()

  const change = (): string => {
    const name = dice.pick(NAMES)
    const before = deadlines.get(name)
    const away = gone.get(name)
    if (away) {
      deadlines.set(name, away)
      gone.delete(name)
      return `Việc ${name} comes back`
    }
    if (!before || dice.percent(20)) {
      if (before) gone.set(name, before)
      deadlines.delete(name)
      return `Việc ${name} is taken away`
    }
    const old = days.get(name) ?? firstDay
    const step = 1 + dice.below(FURTHEST_MOVE)
    const moved = addDays(old, dice.percent(50) ? step : -step)
    const due = moved > addDays(firstDay, LAST_DUE_AFTER) ? old : moved
    days.set(name, due)
    const form = forms.get(name) ?? 'day'
    deadlines.set(name, deadlineOf(name, form, due, before.lead[0] ?? AGENCIES[0]))
    return `Việc ${name} moves from ${old} to ${due}`
  }

  return {
    newest: () => newest,
    edit() {
      const what = change()
      newest = version()
      return what
    },
  }
}
