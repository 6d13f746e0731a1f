import type { Content, FromFile } from '../content.ts'
import type { Deadline, DeadlineFile, OtherDeadline } from '../schema/deadline.ts'
import type { Say } from '../phrases.ts'
import type { ProvinceId } from '../schema/primitives.ts'
import { answeringOf, rolesOf, type RowRoles } from '../schema/roles.ts'
import type { Agency } from '../schema/schema.ts'
import type { Goal } from '../schema/table.ts'

const LAST_OF_YEAR = '12-31'

/** A goal is aimed at by the end of its year: our reading of "by the year". Some have no year. */
const goalTime = ({ year }: Goal, say: Say): Pick<Deadline, 'time' | 'words' | 'assumed'> =>
  year === null
    ? {
        words: say('deadlines.noYear'),
        time: { kind: 'unresolved', reason: 'no-day' },
        assumed: null,
      }
    : {
        words: say('deadlines.byYear', { year }),
        time: { kind: 'day', date: `${year}-${LAST_OF_YEAR}`, bound: 'by' },
        assumed: say('deadlines.endOfYear'),
      }

const held = (row: RowRoles): Pick<Deadline, 'roles' | 'lead' | 'with'> => ({
  roles: rolesOf(row),
  ...answeringOf(row),
})

/**
 * A deadline that stands in no table of tasks. `owner` are those whose task it is: its own roles, or
 * those of the row that it names.
 */
export const deadlineOf = (
  { id, type, clause, task, output, words, time, assumed, note, revision }: OtherDeadline,
  owner: RowRoles,
  shared: Pick<Deadline, 'source' | 'province' | 'reviewed'>,
): Deadline => {
  const dated = { words, time, assumed, note, revision }
  return { id, type, clause, task, output, ...held(owner), ...dated, ...shared }
}

const deadlinesIn = (
  content: Content,
  { value }: FromFile<DeadlineFile>,
  province: ProvinceId,
  say: Say,
): readonly Deadline[] => {
  const { source, reviewed } = value
  const shared = { source, province, reviewed }
  const duties = content.duties.flatMap((table) =>
    table.value.source === source ? table.value.rows : [],
  )
  const goals = content.goals.flatMap((table) =>
    table.value.source === source ? table.value.rows : [],
  )
  return [
    ...value.duties.flatMap(({ duty, ...dated }) => {
      const row = duties.find(({ id }) => id === duty)
      if (!row) return []
      const { id, clause, task, output } = row
      return [
        { id, type: 'task' as const, clause, task, output, ...held(row), ...dated, ...shared },
      ]
    }),
    ...value.others.map((other) =>
      deadlineOf(other, duties.find(({ id }) => id === other.duty) ?? other, shared),
    ),
    ...goals.map((goal) => ({
      ...goalTime(goal, say),
      id: goal.id,
      type: 'goal' as const,
      clause: goal.clause,
      ...held(goal),
      task: goal.goal,
      output: null,
      note: null,
      revision: 0,
      ...shared,
    })),
  ]
}

/** All deadlines of checked content by id, in the order of the files. */
export const deadlinesOf = (content: Content, say: Say): ReadonlyMap<string, Deadline> => {
  const provinces = new Map(content.sources.map(({ value }) => [value.id, value.province]))
  return new Map(
    content.deadlines.flatMap((file) => {
      const province = provinces.get(file.value.source)
      if (!province) return []
      return deadlinesIn(content, file, province, say).map((one) => [one.id, one] as const)
    }),
  )
}

/**
 * Whether a deadline is an agency's: it leads or takes part, or it is one of those that a named one
 * stands for in that document ("all departments").
 */
export const isFor = (
  deadline: Deadline,
  agency: string,
  agencies: ReadonlyMap<string, Agency>,
): boolean =>
  [...deadline.lead, ...deadline.with].some(
    (named) =>
      named === agency ||
      agencies.get(named)?.standsFor[deadline.source]?.includes(agency) === true,
  )
