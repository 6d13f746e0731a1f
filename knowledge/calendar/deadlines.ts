import type { Content, FromFile } from '../content.ts'
import type { Deadline, DeadlineFile } from '../schema/deadline.ts'
import type { Say } from '../phrases.ts'
import type { ProvinceId } from '../schema/primitives.ts'
import type { Agency } from '../schema/schema.ts'
import type { Goal } from '../schema/table.ts'

const LAST_OF_YEAR = '12-31'

/** A goal is aimed at by the end of its year: our reading of "by the year". */
const goalTime = (goal: Goal, say: Say): Pick<Deadline, 'time' | 'words'> => ({
  words: say('deadlines.byYear', { year: goal.year }),
  time: { kind: 'day', date: `${goal.year}-${LAST_OF_YEAR}`, bound: 'by' },
})

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
      const { id, clause, lead, with: others, task, output } = row
      return [
        {
          id,
          type: 'task' as const,
          clause,
          lead,
          with: others,
          task,
          output,
          ...dated,
          ...shared,
        },
      ]
    }),
    ...value.others.map((other) => {
      const { lead, with: others } = duties.find(({ id }) => id === other.duty) ?? other
      return { ...other, lead, with: others, ...shared }
    }),
    ...goals.map((goal) => ({
      ...goalTime(goal, say),
      id: goal.id,
      type: 'goal' as const,
      clause: goal.clause,
      lead: goal.lead,
      with: goal.with,
      task: goal.goal,
      output: null,
      assumed: true,
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
 * stands for ("all departments").
 */
export const isFor = (
  deadline: Deadline,
  agency: string,
  agencies: ReadonlyMap<string, Agency>,
): boolean =>
  [...deadline.lead, ...deadline.with].some(
    (named) => named === agency || agencies.get(named)?.standsFor.includes(agency) === true,
  )
