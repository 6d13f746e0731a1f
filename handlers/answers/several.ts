import type { Reader } from '../../knowledge/language/message/reader.ts'
import { LONGEST_QUESTION } from '../../knowledge/language/text/length.ts'
import { remember, rememberOf } from '../../knowledge/language/text/remember.ts'
import type { ProvinceId } from '../../knowledge/schema/primitives.ts'
import type { Article } from '../../knowledge/schema/schema.ts'
import type { ReadTalk, Talk } from '../talk.ts'

const BETWEEN = /[,;.?!\n]+/u
const MOST_QUESTIONS = 3
/** What has more parts lists something else. */
const MOST_PARTS = 12

/** Several readers ask for the parts of the same message. */
const partsOf = rememberOf((reader: Reader) =>
  remember((text): readonly string[] => {
    const context = { asked: null, province: null, sector: null }
    const parts = text.split(BETWEEN).map((part) => part.trim())
    return parts.length > MOST_PARTS
      ? []
      : parts.filter((part) => reader.read(part, context).question !== null)
  }, MOST_PARTS),
)

/** The parts of a message that ask something, cut at its marks. */
const askingParts = (text: string, { knowledge }: Talk): readonly string[] =>
  partsOf(knowledge.reader)(text)

/** A part that says where one is may be like what stands in an article on that place. */
const SURELY_ASKS = 0.9

/** "UBND huyện làm gì, mình ở huyện Đăk Hà": the one part that asks, where the others tell one's place. */
export const askedBesidePlace = (text: string, talk: ReadTalk): string => {
  const place = talk.reading.place?.said ?? ''
  const parts = place === '' ? [] : text.split(BETWEEN).map((part) => part.trim())
  const [asking, ...more] = parts.length > 1 ? askingParts(text, talk) : []
  const others = parts.filter((part) => part !== '' && part !== asking)
  const isAlone = asking !== undefined && more.length === 0 && others.length > 0
  const { role } = talk.session.profile
  const tellsPlace = (part: string): boolean => {
    if (!part.includes(place)) return false
    const found = talk.knowledge.search.find({ text: part, province: null, role, prior: null })
    return found.kind !== 'answer' || found.sureness < SURELY_ASKS
  }
  return isAlone && others.every(tellsPlace) ? asking : text
}

/** The articles that answer the parts of a message, and how sure the least sure of them is (0 to 1). */
export interface PartsFound {
  readonly articles: readonly Article[]
  readonly sureness: number
}

/**
 * The articles that answer the questions of one message, each by itself: "hồ sơ gồm gì, nộp ở đâu?".
 * Null where there are fewer than `fewest`, or where one of them is not answered.
 */
export const articlesOfParts = (
  text: string,
  province: ProvinceId | null,
  fewest: 1 | 2,
  talk: Talk,
): PartsFound | null => {
  if (text.length > LONGEST_QUESTION || !BETWEEN.test(text.replace(/(?<![?.!\s])[?.!\s]+$/u, '')))
    return null
  const parts = askingParts(text, talk)
  if (parts.length < fewest || parts.length > MOST_QUESTIONS) return null
  const { role } = talk.session.profile
  const found: (readonly Article[])[] = []
  let sureness = 1
  for (const [at, part] of parts.entries()) {
    /** "HTX A ở huyện nào, theo mô hình gì": the later part speaks of what the one before named. */
    const named = new Set(found.flat().map((article) => article.province))
    const [only] = named
    const meant = province ?? (named.size === 1 ? (only ?? null) : null)
    const one = talk.knowledge.search.find({
      text: part,
      province: meant,
      role,
      prior: parts[at - 1] ?? null,
    })
    if (one.kind !== 'answer') return null
    found.push(one.articles)
    sureness = Math.min(sureness, one.sureness)
  }
  return { articles: [...new Set(found.flat())], sureness }
}
