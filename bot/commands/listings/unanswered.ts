import { parseArgs } from 'node:util'
import { respond } from '../../../handlers/respond.ts'
import { dayInWords, isDay } from '../../../knowledge/calendar/civil-day.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { groupLike, type QuestionGroup } from '../../../knowledge/search/grouping.ts'
import { loadKnowledge } from '../../../knowledge/load.ts'
import type { ProvinceId } from '../../../knowledge/schema/primitives.ts'
import { openDatabase } from '../../../storage/database/open.ts'
import { migrate } from '../../../storage/database/migrate.ts'
import { createUnansweredStore, type UnansweredEntry } from '../../../storage/chats/unanswered.ts'
import { civilDay, createClock } from '../../clock.ts'
import { readConfig } from '../../config.ts'
import type { DocumentsPrinted } from '../documents/work.ts'

/** Questions that were asked in vain, and what there is for them now. */
export interface AskedInVain extends QuestionGroup {
  /** It would be answered today. */
  readonly isAnswered: boolean
  /** The article that shares most with it; null is none. */
  readonly nearest: {
    readonly id: string
    readonly title: string
    /** It says that the documents do not hold the matter. */
    readonly abstains: boolean
  } | null
}

/** What stands in place of personal data says nothing. */
const MARK = /\[[^[\]]*\]/gu

const provinceOf = (id: string | null, { places }: Knowledge): ProvinceId | null =>
  places.find((place) => place.id === id)?.id ?? null

const wordsOf = (text: string, province: ProvinceId | null, { search }: Knowledge) => {
  const { says } = search.examine({ text: text.replaceAll(MARK, ' '), province })
  return says.length > 0 ? says : text.toLowerCase().split(/\s+/u)
}

/** Groups what was asked in vain, the most asked first; `now` is the instant that they are asked again. */
export const groupUnanswered = (
  entries: readonly UnansweredEntry[],
  knowledge: Knowledge,
  now: Date,
): readonly AskedInVain[] => {
  const asked = entries.map(({ text, province: id, on, count }) => {
    const province = provinceOf(id, knowledge)
    return { text, province, on, count, words: wordsOf(text, province, knowledge) }
  })
  return groupLike(asked).map((group) => {
    const { text } = group
    const province = group.provinces.length === 1 ? (group.provinces[0] ?? null) : null
    const profile = province ? { province } : {}
    const incoming = { at: now.toISOString(), today: civilDay(now), text, profile }
    const { nearest } = knowledge.search.examine({ text: text.replaceAll(MARK, ' '), province })
    return {
      ...group,
      isAnswered: respond(incoming, null, knowledge).kind === 'answer',
      nearest: nearest && { id: nearest.id, title: nearest.title, abstains: nearest.abstains },
    }
  })
}

const outcomeOf = ({ isAnswered, nearest }: AskedInVain, { say }: Knowledge): string => {
  if (isAnswered) return say('unanswered.answered')
  if (!nearest) return say('unanswered.noArticle')
  const { id, title, abstains } = nearest
  return say(abstains ? 'unanswered.nearestAbstains' : 'unanswered.nearest', { id, title })
}

const listOne = (group: AskedInVain, knowledge: Knowledge): readonly string[] => {
  const { say, places } = knowledge
  const { count, text, wordings, provinces, first, last } = group
  const names = provinces.map(
    (id) => places.find((place) => place.id === id)?.name ?? say('unanswered.noProvince'),
  )
  return [
    say('unanswered.group', { count, text }),
    say('unanswered.about', {
      wordings,
      provinces: names.join(', '),
      first: dayInWords(first),
      last: dayInWords(last),
    }),
    outcomeOf(group, knowledge),
  ]
}

/** What was asked in vain, in words: three lines a group. */
export const listUnanswered = (groups: readonly AskedInVain[], knowledge: Knowledge): string => {
  const questions = groups.reduce((sum, { count }) => sum + count, 0)
  return [
    knowledge.say('unanswered.head', { questions, groups: groups.length }),
    ...groups.flatMap((group) => listOne(group, knowledge)),
  ].join('\n')
}

const readEntries = async (url: string, since: string | null) => {
  const db = openDatabase(url)
  try {
    await migrate(db)
    return await createUnansweredStore(db).list(since)
  } finally {
    await db.destroy()
  }
}

const optionsOf = (words: readonly string[]) => {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: { since: { type: 'string' }, json: { type: 'boolean' } },
    allowPositionals: true,
    strict: false,
  })
  const { since = null, json = false } = values
  const isUnderstood =
    positionals.length === 0 && (since === null || (typeof since === 'string' && isDay(since)))
  return isUnderstood ? { since, isJson: json === true } : null
}

/**
 * What `npm run knowledge -- unanswered` prints. Throws `KnowledgeError`, `ConfigError` or
 * `StorageError`.
 */
export const showUnanswered = async (words: readonly string[]): Promise<DocumentsPrinted> => {
  const knowledge = loadKnowledge()
  const { say } = knowledge
  const options = optionsOf(words)
  if (!options) return { ok: false, text: say('unanswered.usage') }
  const { since, isJson } = options
  const config = readConfig(process.env)
  const entries = await readEntries(config.DATABASE_URL, since)
  const groups = groupUnanswered(entries, knowledge, createClock(config.CLOCK)())
  if (isJson) return { ok: true, text: JSON.stringify(groups) }
  if (groups.length > 0) return { ok: true, text: listUnanswered(groups, knowledge) }
  const none =
    since === null
      ? say('unanswered.none')
      : say('unanswered.noneSince', { day: dayInWords(since) })
  return { ok: true, text: none }
}
