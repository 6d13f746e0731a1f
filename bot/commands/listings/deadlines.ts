import { rolesInWords } from '../../../handlers/text/role.ts'
import { agenciesInWords } from '../../../handlers/text/reminder.ts'
import { dayInWords } from '../../../knowledge/calendar/civil-day.ts'
import type { Deadline } from '../../../knowledge/schema/deadline.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import {
  ALL_TIME,
  isLive,
  lastDayOf,
  occurrencesOf,
} from '../../../knowledge/calendar/occurrence.ts'
import type { Say } from '../../../knowledge/phrases.ts'
import { timeInWords } from './time.ts'
import type { Source } from '../../../knowledge/schema/schema.ts'

const lastDaysInWords = ({ time, assumed }: Deadline, say: Say): string => {
  const days = occurrencesOf(time, ALL_TIME).map((one) => dayInWords(lastDayOf(one)))
  const [first] = days
  if (first === undefined) return say('deadlines.list.none')
  if (time.kind === 'yearly' && time.until === null)
    return say('deadlines.list.yearly', { day: first })
  const all = days.join(', ')
  return assumed === null ? all : say('deadlines.list.assumed', { days: all, why: assumed })
}

const rowOf = (deadline: Deadline, { inForceUntil }: Source, knowledge: Knowledge): string => {
  const { say } = knowledge
  const { time } = deadline
  const none = say('deadlines.list.none')
  const isOn = isLive(time, deadline.reviewed, inForceUntil)
  return `| ${[
    `\`${deadline.id}\``,
    deadline.clause,
    deadline.task,
    rolesInWords(deadline.roles, (ids) => agenciesInWords(ids, knowledge), say) || none,
    deadline.words,
    timeInWords(time, say),
    lastDaysInWords(deadline, say),
    say(isOn ? 'deadlines.list.live' : 'deadlines.list.over'),
  ].join(' | ')} |`
}

const sectionOf = (source: Source, knowledge: Knowledge): readonly string[] => {
  const { say, places } = knowledge
  const own = [...knowledge.deadlines.values()].filter((one) => one.source === source.id)
  const columns = say('deadlines.list.columns', { day: dayInWords(own[0]?.reviewed ?? '') })
  const from = dayInWords(source.inForceFrom)
  return [
    `## ${say('deadlines.list.document', {
      label: source.label,
      signed: dayInWords(source.signedOn),
      province: places.find(({ id }) => id === source.province)?.name ?? source.province,
    })}`,
    '',
    source.inForceUntil === null
      ? say('deadlines.list.planOpen', { from })
      : say('deadlines.list.plan', { from, until: dayInWords(source.inForceUntil) }),
    '',
    `| ${columns} |`,
    `|${columns.replaceAll(/[^|]+/gu, ' --- ')}|`,
    ...own.map((deadline) => rowOf(deadline, source, knowledge)),
    '',
  ]
}

/** Every deadline of every document as a page of Markdown. */
export const listAllDeadlines = (knowledge: Knowledge): string =>
  [
    `# ${knowledge.say('deadlines.list.title')}`,
    '',
    knowledge.say('deadlines.list.about'),
    '',
    ...[...knowledge.sources.values()].flatMap((source) => sectionOf(source, knowledge)),
  ]
    .join('\n')
    .trimEnd()
