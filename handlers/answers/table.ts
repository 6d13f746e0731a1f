import type { CellFound } from '../../knowledge/search/tables/lists.ts'
import { type DutyRow, type GoalRow, type TableRow } from '../../knowledge/search/tables/row.ts'
import type { ProvinceId } from '../../knowledge/schema/primitives.ts'
import { ROLES, type RowRole } from '../../knowledge/schema/roles.ts'
import { withChoices } from '../walk/choices.ts'
import { citationLine, citeAll } from '../text/citation.ts'
import { telling, toldRows } from '../conversation/context.ts'
import { sayAndReturn } from '../menu.ts'
import { nextToCells } from './next-cell.ts'
import type { Draft, Outcome } from '../conversation/outcome.ts'
import { agencyList, citationsOf, rowLine, rowText } from '../text/row.ts'
import type { Talk } from '../talk.ts'

/** A director is told how many there are where there are more than this. */
const MOST_HELPS = 4
/** A director who asks what an agency does is not meant to read more than this. */
const MOST_ROWS = 15

const draftOf = (text: string, rows: readonly TableRow[], talk: Talk): Draft => {
  const source = citationLine(rows.flatMap(citationsOf), talk.knowledge)
  return {
    text: `${text}\n${source}`,
    citations: citeAll(rows.flatMap(citationsOf), talk.knowledge),
    marks: [{ is: 'source', text: source }],
  }
}

const numbered = (lines: readonly string[], { say }: Talk) =>
  lines.map((text, at) => say('table.item', { n: at + 1, text }))

const groupedBy = <K, T>(list: readonly T[], key: (one: T) => K): ReadonlyMap<K, readonly T[]> => {
  const groups = new Map<K, readonly T[]>()
  for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one])
  return groups
}

/** The row or the few rows that are meant; under the province's name where it is not known. */
const rowsDraft = (found: CellFound & { kind: 'rows' }, talk: Talk): Draft => {
  const { rows, ask } = found
  const texts = rows.map((row) => rowText(row, ask, talk))
  const body = (rows.length > 1 ? numbered(texts, talk) : texts).join('\n')
  const [first] = rows
  const isKnown = first?.province === talk.session.profile.province
  const text = isKnown || !first ? body : talk.say('answer.of', { ...wherefrom(first, talk), body })
  return draftOf(text, rows, talk)
}

type Heading = (first: GoalRow) => string

/** Goals, a bubble a year; who leads each where it is asked. */
const goalDrafts = (
  rows: readonly GoalRow[],
  heading: Heading,
  withLead: boolean,
  talk: Talk,
): readonly Draft[] =>
  [...groupedBy(rows, ({ source, year }) => `${source} ${year}`).values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const lines = group.map((row) => rowLine(row, withLead, talk))
    return [draftOf([heading(first), ...numbered(lines, talk)].join('\n'), group, talk)]
  })

const wherefrom = ({ source, province }: TableRow, { knowledge }: Talk) => ({
  document: knowledge.sources.get(source)?.name ?? '',
  province: knowledge.places.find(({ id }) => id === province)?.name ?? '',
})

/** No goal is set for the year: said so, with the years that have some. */
const otherYearDraft = ({ year, rows }: CellFound & { kind: 'years' }, talk: Talk): Draft => {
  const years = [...new Set(rows.flatMap((row) => row.year ?? []))].toSorted(
    (one, other) => one - other,
  )
  return draftOf(talk.say('table.otherYear', { year, years: years.join(', ') }), rows, talk)
}

/** What is known of an agency outside the five documents: whose work is its own today. */
const remarksOn = (id: string, { knowledge, say }: Talk): readonly string[] => {
  const agency = knowledge.agencies.get(id)
  const before = [...knowledge.agencies.values()].filter(
    ({ now, sure }) => now !== null && now === agency?.name && (sure === 'a' || sure === 'b'),
  )
  const fate = knowledge.outside.get(agency?.fate ?? '')
  const old = before.map(({ name }) => name).join(', ')
  const moved = agency && old ? say('table.nowAlso', { old, agency: agency.name }) : null
  return [
    ...(fate === undefined ? [] : [say('table.outside', { text: fate })]),
    ...(moved === null ? [] : [say('table.outside', { text: say('outside.a', { text: moved }) })]),
  ]
}

/** Roles in which a task needs no word more: that of an adviser says "giúp" or "tham mưu" itself. */
const ITS_OWN: ReadonlySet<RowRole> = new Set(['leads', 'does', 'advises'])
const JOINING: ReadonlySet<RowRole> = new Set(['joins'])

/** A line of an agency's list with the role that it has there, where the list does not say it. */
const inRole = (
  row: DutyRow,
  agencies: readonly string[],
  silent: ReadonlySet<RowRole>,
  text: string,
  { say }: Talk,
): string => {
  const own = ROLES.find((role) => row[role].some((id) => agencies.includes(id)))
  return own === undefined || silent.has(own)
    ? text
    : say('table.inRole', { role: say(`role.label.${own}`), text })
}

/** What an agency leads in one document, and what it works on with others. */
const dutiesDraft = (
  agencies: readonly string[],
  rows: readonly DutyRow[],
  helps: readonly DutyRow[],
  talk: Talk,
): Draft => {
  const { say, session } = talk
  const isOfficer = session.profile.role === 'officer'
  const isOwn = ({ lead }: TableRow) => lead.some((id) => agencies.includes(id))
  const [first] = rows
  const heading = say('table.agency', {
    agency: agencyList(agencies, talk),
    count: rows.length,
    ...(first ? wherefrom(first, talk) : {}),
  })
  const own = rows.map((row) =>
    inRole(row, agencies, ITS_OWN, rowLine(row, !isOwn(row), talk), talk),
  )
  const isShort = isOfficer || helps.length <= MOST_HELPS
  const others = isShort
    ? [
        say('table.helps'),
        ...numbered(
          helps.map((row) => inRole(row, agencies, JOINING, rowLine(row, true, talk), talk)),
          talk,
        ),
      ]
    : [say('table.helpsCount', { count: helps.length })]
  const lines = [heading, ...numbered(own, talk), ...(helps.length > 0 ? others : [])]
  return draftOf(lines.join('\n'), isShort ? [...rows, ...helps] : rows, talk)
}

/** Everything an agency has to do, a bubble a document, then the goals that it leads. */
const agencyDrafts = (found: CellFound & { kind: 'agency' }, talk: Talk): readonly Draft[] => {
  const { agencies, leads, helps, goals } = found
  const duties = [...groupedBy(leads, ({ source }) => source)].map(([source, rows]) =>
    dutiesDraft(
      agencies,
      rows,
      helps.filter((row) => row.source === source && !rows.includes(row)),
      talk,
    ),
  )
  const heading: Heading = (first) =>
    talk.say(first.year === null ? 'table.agencyGoalsNoYear' : 'table.agencyGoals', {
      agency: agencyList(agencies, talk),
      year: first.year ?? '',
      ...wherefrom(first, talk),
    })
  const drafts = [...duties, ...goalDrafts(goals, heading, false, talk)]
  const last = drafts.at(-1)
  const notes = agencies.flatMap((id) => remarksOn(id, talk))
  return last && notes.length > 0
    ? [...drafts.slice(0, -1), { ...last, text: [last.text, ...notes].join('\n') }]
    : drafts
}

const draftsOf = (found: CellFound, talk: Talk): readonly Draft[] => {
  switch (found.kind) {
    case 'rows':
      return [rowsDraft(found, talk)]
    case 'goals':
      return goalDrafts(
        found.rows,
        (first) =>
          talk.say(first.year === null ? 'table.goalsNoYear' : 'table.goals', {
            year: first.year ?? '',
            ...wherefrom(first, talk),
          }),
        true,
        talk,
      )
    case 'agency':
      return agencyDrafts(found, talk)
    case 'years':
      return [otherYearDraft(found, talk)]
    default:
      return found satisfies never
  }
}

/** A long list of several documents is for those who named one, or who work with them. */
const isTooMuch = (found: CellFound, { session }: Talk): boolean =>
  found.kind === 'agency' &&
  session.profile.role === 'director' &&
  !found.ofDocument &&
  new Set(found.leads.map(({ source }) => source)).size > 1 &&
  found.leads.length + found.goals.length > MOST_ROWS

const find = (
  text: string,
  province: ProvinceId | null,
  prior: string | null,
  talk: Talk,
): CellFound | null => {
  const found = talk.knowledge.cells.find({ text, province, prior })
  return found === null || isTooMuch(found, talk) ? null : found
}

/** An answer from the tables, and likely next questions. */
export const tellCells = (found: CellFound, talk: Talk): Outcome => {
  const rows = found.kind === 'agency' ? [...found.leads, ...found.goals] : found.rows
  return sayAndReturn(
    telling(talk, toldRows(rows)),
    withChoices(draftsOf(found, talk), nextToCells(found, talk)),
    'answer',
  )
}

/** The bubbles that answer a question about cells of the tables; null where no table answers. */
export const composeDrafts = (
  text: string,
  province: ProvinceId | null,
  talk: Talk,
): readonly Draft[] | null => {
  const found = find(text, province, null, talk)
  return found && draftsOf(found, talk)
}

/** What the tables tell of a question, and whether only behind the question before. */
export interface Composed {
  readonly found: CellFound
  readonly isAlone: boolean
}

/**
 * What answers a question about cells of the tables, behind another one (`question`) where it says too
 * little by itself; null where no table answers.
 */
export const composeAnswer = (
  text: string,
  province: ProvinceId | null,
  question: string | null,
  talk: Talk,
): Composed | null => {
  const alone = find(text, province, null, talk)
  const found = alone ?? (question === null ? null : find(text, province, question, talk))
  return found && { found, isAlone: alone !== null }
}
