import { LONGEST_QUESTION } from '../../knowledge/language/text/length.ts'
import type { ProvinceId } from '../../knowledge/schema/primitives.ts'
import type { Article } from '../../knowledge/schema/schema.ts'
import type { Talk } from '../talk.ts'

const BETWEEN = /[,;.?!\n]+/u
const MOST_QUESTIONS = 3
/** What has more parts lists something else. */
const MOST_PARTS = 12

/** The parts of a message that ask something, cut at its marks. */
const askingParts = (text: string, { knowledge }: Talk): readonly string[] => {
  const context = { asked: null, province: null, sector: null }
  const parts = text.split(BETWEEN).map((part) => part.trim())
  return parts.length > MOST_PARTS
    ? []
    : parts.filter((part) => knowledge.reader.read(part, context).question !== null)
}

/**
 * The articles that answer the questions of one message, each by itself: "hồ sơ gồm gì, nộp ở đâu?".
 * Empty where there are fewer than `fewest`, or where one of them is not answered.
 */
export const articlesOfParts = (
  text: string,
  province: ProvinceId | null,
  fewest: 1 | 2,
  talk: Talk,
): readonly Article[] => {
  if (text.length > LONGEST_QUESTION || !BETWEEN.test(text.replace(/(?<![?.!\s])[?.!\s]+$/u, '')))
    return []
  const parts = askingParts(text, talk)
  if (parts.length < fewest || parts.length > MOST_QUESTIONS) return []
  const { role } = talk.session.profile
  const found = parts.map((part) =>
    talk.knowledge.search.find({ text: part, province, role, prior: null }),
  )
  const answers = found.flatMap((one) => (one.kind === 'answer' ? [one.articles] : []))
  return answers.length === parts.length ? [...new Set(answers.flat())] : []
}
