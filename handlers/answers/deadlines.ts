import { dayInWords, daysBetween } from '../../knowledge/calendar/civil-day.ts'
import type { Deadline } from '../../knowledge/schema/deadline.ts'
import { isFor } from '../../knowledge/calendar/deadlines.ts'
import type { DueState } from '../../knowledge/calendar/due.ts'
import type { DueQuestion } from '../../knowledge/search/due-question.ts'
import { lastDayOf, occurrencesOf } from '../../knowledge/calendar/occurrence.ts'
import type { ProvinceId } from '../../knowledge/schema/primitives.ts'
import type { Place } from '../../knowledge/schema/places.ts'
import { articleChoices } from './article.ts'
import { provinceChoices, withChoices } from '../walk/choices.ts'
import { citeAll } from '../text/citation.ts'
import { dueItem, dueOf } from '../text/deadline.ts'
import { telling, toldRows } from '../conversation/context.ts'
import { remindChoice, sayAndReturn } from '../menu.ts'
import { periodOf, type Period } from './period.ts'
import type { Draft, DraftChoice, Outcome } from '../conversation/outcome.ts'
import type { Talk } from '../talk.ts'

const MOST_LINES = { director: 4, officer: 10 } as const
const NEXT_TOPICS = ['submit-when', 'yearly-report', 'phases', 'round']
const MOST_CHOICES = 4

interface Dated {
  readonly deadline: Deadline
  readonly due: DueState
}

const byDay = (one: Dated, other: Dated) =>
  'due' in one.due && 'due' in other.due ? one.due.due.localeCompare(other.due.due) : 0

/** Where the time stands that falls into the period. */
const dueIn = (deadline: Deadline, period: Period, today: string): DueState | null => {
  const [found] = occurrencesOf(deadline.time, period)
  if (!found) return null
  const due = lastDayOf(found)
  return due < today
    ? { kind: 'over', due, isRepeated: false }
    : { kind: 'ahead', from: found.start, due, left: daysBetween(today, due) }
}

/** What falls due in a period, or anything that is still ahead, the nearest first. */
const fallingDue = (deadlines: readonly Deadline[], period: Period | null, talk: Talk) =>
  deadlines
    .flatMap((deadline): readonly Dated[] => {
      const due = period ? dueIn(deadline, period, talk.incoming.today) : dueOf(deadline, talk)
      return due && (period || due.kind === 'ahead') ? [{ deadline, due }] : []
    })
    .toSorted(byDay)

/** Documents of a province that are over, in words: "KH 135 đã hết ngày 31/12/2025". */
const plansOver = (province: ProvinceId, sources: readonly string[], talk: Talk): string =>
  [...talk.knowledge.sources.values()]
    .filter((one) => one.province === province && isNamed(sources, one.id))
    .flatMap(({ label, inForceUntil }) =>
      inForceUntil !== null && inForceUntil < talk.incoming.today
        ? [talk.say('due.planOver', { label, date: dayInWords(inForceUntil) })]
        : [],
    )
    .join('; ')

/** The deadline that was over last, where nothing is ahead. */
const lastOver = (deadlines: readonly Dated[]): readonly Dated[] =>
  deadlines
    .flatMap((one) => (one.due.kind === 'over' ? [{ ...one, on: one.due.due }] : []))
    .toSorted((one, other) => other.on.localeCompare(one.on))
    .slice(0, 1)

const isNamed = (ids: readonly string[], id: string) => ids.length === 0 || ids.includes(id)

const headline = (
  { id, name }: Place,
  asked: DueQuestion,
  isEmpty: boolean,
  talk: Talk,
): string => {
  const { say, incoming } = talk
  const period = periodOf(asked, talk)?.name ?? ''
  const over = plansOver(id, asked.sources, talk)
  const values = { province: name, period, today: dayInWords(incoming.today), list: over }
  if (!isEmpty) return say(period === '' ? 'due.title' : 'due.titleIn', values)
  if (period !== '') return say('due.noneIn', values)
  return say(over === '' ? 'due.none' : 'due.noneOver', values)
}

interface Told {
  readonly draft: Draft
  readonly deadlines: readonly Deadline[]
}

const provinceDraft = (place: Place, asked: DueQuestion, isOnly: boolean, talk: Talk): Told => {
  const { knowledge, say, session } = talk
  const own = [...knowledge.deadlines.values()].filter(
    (one) =>
      one.type !== 'goal' &&
      one.province === place.id &&
      isNamed(asked.sources, one.source) &&
      (asked.agencies.length === 0 ||
        asked.agencies.some((agency) => isFor(one, agency, knowledge.agencies))),
  )
  const most = MOST_LINES[session.profile.role]
  const period = periodOf(asked, talk)
  const ahead = fallingDue(own, period, talk).slice(0, most)
  const dated = own.map((deadline) => ({ deadline, due: dueOf(deadline, talk) }))
  const first = dated.filter(
    ({ deadline, due }) =>
      asked.isAny && knowledge.dues.first.includes(deadline.id) && due.kind !== 'ahead',
  )
  const isDirector = session.profile.role === 'director'
  const shown = isDirector ? [...first, ...ahead] : [...ahead, ...first]
  const last = shown.length === 0 && isOnly && period === null ? lastOver(dated) : []
  const over = plansOver(place.id, asked.sources, talk)
  const lines = [
    headline(place, asked, ahead.length === 0, talk),
    ...(last.length > 0 ? [say('due.last')] : []),
    ...[...shown, ...last].map(({ deadline, due }) => dueItem(deadline, due, talk)),
    ...(ahead.length > 0 && over !== '' && period === null
      ? [say('due.plansOver', { list: over })]
      : []),
  ]
  const deadlines = [...shown, ...last].map(({ deadline }) => deadline)
  return { draft: { text: lines.join('\n'), citations: citeAll(deadlines, knowledge) }, deadlines }
}

const isAnyAhead = (province: ProvinceId, talk: Talk): boolean =>
  [...talk.knowledge.deadlines.values()].some(
    (one) => one.province === province && one.type !== 'goal' && dueOf(one, talk).kind === 'ahead',
  )

/** To be reminded, and articles of the province that tell deadlines at more length. */
const nextChoices = (province: ProvinceId, talk: Talk): readonly DraftChoice[] => [
  ...(talk.incoming.reach === 'push' && isAnyAhead(province, talk) ? [remindChoice(talk)] : []),
  ...articleChoices(
    NEXT_TOPICS.flatMap((topic) =>
      [...talk.knowledge.articles.values()].filter(
        (one) => one.topic === topic && (one.province === null || one.province === province),
      ),
    ).slice(0, MOST_CHOICES),
    talk,
  ),
]

/** Answers a question for deadlines: what falls due, when, who does it and under which clause. */
export const answerDues = (
  asked: DueQuestion,
  provinces: readonly ProvinceId[],
  talk: Talk,
): Outcome => {
  const { places, sources } = talk.knowledge
  const ofSources = asked.sources.flatMap((id) => sources.get(id)?.province ?? [])
  const meant = ofSources.length > 0 ? ofSources : provinces
  const shown = places.filter(({ id }) => meant.length === 0 || meant.includes(id))
  const told = shown.map((place) => provinceDraft(place, asked, shown.length === 1, talk))
  const drafts = told.map(({ draft }) => draft)
  const [only, ...others] = shown
  const choices = only && others.length === 0 ? nextChoices(only.id, talk) : provinceChoices(shown)
  const rows = toldRows(told.flatMap(({ deadlines }) => deadlines))
  return sayAndReturn(telling(talk, rows), withChoices(drafts, choices), 'answer')
}
