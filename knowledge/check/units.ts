import type { Content } from '../content.ts'
import { ROLES, type RowRoles } from '../schema/roles.ts'
import type { Citation } from '../schema/schema.ts'
import type { Fill } from '../wording/fill.ts'

/** One thing that tells what documents say, to be read beside its clauses: an answer, a row, a time. */
export interface ReviewUnit {
  /** Kind and id: "article kg-wage". */
  readonly key: string
  /** Path below the content folder. */
  readonly file: string
  /** What is said, by the name of its field, as a person reads it. */
  readonly said: readonly (readonly [field: string, text: string])[]
  /** The clauses that carry it. */
  readonly from: readonly Citation[]
}

type Said = readonly [field: string, text: string | null | undefined]

const unit = (
  kind: string,
  id: string,
  file: string,
  said: readonly Said[],
  from: readonly Citation[],
): ReviewUnit => ({
  key: `${kind} ${id}`,
  file,
  said: said.flatMap(([field, text]) => (text ? [[field, text] as const] : [])),
  from,
})

const rolesSaid = (row: RowRoles): readonly Said[] =>
  ROLES.map((role) => [role, row[role].join(', ')] as const)

const cited = (source: string, clauses: readonly string[]): readonly Citation[] =>
  clauses.map((clause) => ({ source, clause }))

const answers = ({ articles }: Content, fill: Fill) =>
  articles.map(({ file, value: { id, title, answer, round, citations, also } }) =>
    unit(
      'article',
      id,
      file,
      [
        ['title', title],
        ['director', fill(answer.director)],
        ['officer', fill(answer.officer)],
        ['round', round ? 'true' : null],
      ],
      [...citations, ...also],
    ),
  )

const rows = ({ duties, goals }: Content) => [
  ...duties.flatMap(({ file, value: { source, rows: all } }) =>
    all.map((row) =>
      unit(
        'duty',
        row.id,
        file,
        [['task', row.task], ...rolesSaid(row), ['submit', row.submit], ['output', row.output]],
        cited(source, [row.clause, ...row.also]),
      ),
    ),
  ),
  ...goals.flatMap(({ file, value: { source, rows: all } }) =>
    all.map((row) =>
      unit(
        'goal',
        row.id,
        file,
        [['goal', row.goal], ['year', row.year?.toString()], ...rolesSaid(row)],
        cited(source, [row.clause, ...row.also]),
      ),
    ),
  ),
]

const times = ({ deadlines, duties }: Content) => {
  const clauses = new Map(
    duties.flatMap(({ value }) => value.rows.map((row) => [row.id, row.clause] as const)),
  )
  return deadlines.flatMap(({ file, value: { source, duties: dated, others } }) => [
    ...dated.map(({ duty, words, time, assumed }) =>
      unit(
        'deadline',
        duty,
        file,
        [
          ['words', words],
          ['time', JSON.stringify(time)],
          ['assumed', assumed],
        ],
        cited(source, [clauses.get(duty) ?? '']),
      ),
    ),
    ...others.map(({ id, clause, task, output, words, time, assumed, ...held }) =>
      unit(
        'deadline',
        id,
        file,
        [
          ['task', task],
          ['output', output],
          ['words', words],
          ['time', JSON.stringify(time)],
          ['assumed', assumed],
          ...rolesSaid(held),
        ],
        cited(source, [clause]),
      ),
    ),
  ])
}

const rules = ({ programmes, parameters }: Content) => [
  ...programmes.flatMap(({ file, value: { id, source, status, round, conditions, says } }) => [
    unit(
      'programme',
      id,
      file,
      [
        ['status', status.map(({ from, is }) => `${from ?? '-'} ${is}`).join('; ')],
        ['round', JSON.stringify(round)],
        ...says.map(({ text }) => ['says', text] as const),
      ],
      cited(source, [
        ...status.map(({ clause }) => clause),
        ...('clause' in round ? [round.clause] : []),
        ...says.map(({ clause }) => clause),
      ]),
    ),
    ...conditions.map((one) =>
      unit(
        'condition',
        one.id,
        file,
        [
          ['label', one.label],
          ['kind', one.kind],
          ['test', JSON.stringify(one.test)],
        ],
        cited(source, [one.clause]),
      ),
    ),
  ]),
  ...parameters.map(({ file, value: { id, values } }) =>
    unit('parameter', id, file, [['values', values.map(({ text }) => text).join('; ')]], values),
  ),
]

/** Everything that tells what documents say, in the order of the files. */
export const unitsOf = (content: Content, fill: Fill): readonly ReviewUnit[] => [
  ...answers(content, fill),
  ...rows(content),
  ...times(content),
  ...rules(content),
]
