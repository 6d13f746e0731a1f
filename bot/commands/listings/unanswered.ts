import { respond } from '../../../handlers/respond.ts'
import { dayInWords, isDay } from '../../../knowledge/calendar/civil-day.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { groupLike, type QuestionGroup } from '../../../knowledge/search/grouping.ts'
import type { ProvinceId } from '../../../knowledge/schema/primitives.ts'
import { createUnansweredStore, type UnansweredEntry } from '../../../storage/chats/unanswered.ts'
import { momentOf } from '../../clock.ts'
import type { Opened } from '../command.ts'
import { printed, type Printed } from '../printed.ts'

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
    const incoming = { ...momentOf(now), text, profile }
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

/** What `npm run knowledge -- unanswered` prints; null where `since` is no day. */
export const showUnanswered = async (
  opened: Pick<Opened, 'clock' | 'knowledge' | 'database'>,
  { since = null, isJson }: { readonly since?: string | null; readonly isJson: boolean },
): Promise<Printed | null> => {
  if (since !== null && !isDay(since)) return null
  const knowledge = await opened.knowledge()
  const entries = await createUnansweredStore(await opened.database()).list(since)
  const groups = groupUnanswered(entries, knowledge, opened.clock())
  const { say } = knowledge
  if (isJson) return printed(JSON.stringify(groups))
  if (groups.length > 0) return printed(listUnanswered(groups, knowledge))
  return printed(
    since === null
      ? say('unanswered.none')
      : say('unanswered.noneSince', { day: dayInWords(since) }),
  )
}
