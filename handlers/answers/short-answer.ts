import type { DueQuestion } from '../../knowledge/search/due-question.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Lookup } from '../../knowledge/schema/lexicon/look-ups.ts'
import type { Mentions } from '../../knowledge/search/names.ts'
import type { ProvinceId } from '../../knowledge/schema/primitives.ts'
import type { Article } from '../../knowledge/schema/schema.ts'
import { asking } from '../context.ts'
import { answerWith } from './article.ts'
import { answerDues } from './deadlines.ts'
import { answerLookup } from './look-up.ts'
import { withOtherPlans } from './provinces/plans.ts'
import type { Outcome } from '../outcome.ts'
import type { ReadTalk, Talk } from '../talk.ts'

/** The word that a message is; beside the name of a province only one that stands for no question. */
export const lookUp = (text: string, { lookups, readMentions }: Knowledge): Lookup | null => {
  const whole = lookups.read(text)
  if (whole) return whole
  const { matter, provinces } = readMentions(text)
  const beside = provinces.length > 0 ? lookups.read(matter) : null
  return beside?.ask === null ? beside : null
}

/** The articles that were told, where each tells a deadline. */
const dueBefore = ({ knowledge, session }: Talk): readonly Article[] => {
  const { articles } = session.context
  return articles.every((id) => knowledge.dues.articles[id] !== undefined)
    ? articles.flatMap((id) => knowledge.articles.get(id) ?? [])
    : []
}

/** A question for deadlines without the names of provinces, or the one before for another province. */
const duesAsked = (
  text: string,
  { matter, isBare, provinces, sources }: Mentions,
  { knowledge, session, reading }: ReadTalk,
): DueQuestion | null => {
  const { readDueQuestion } = knowledge
  const own = readDueQuestion(reading.place ? text.replace(reading.place.said, '') : text)
  if (own || provinces.length === 0 || sources.length > 0) return own
  const prior = session.context.question
  return readDueQuestion(isBare && prior !== null ? knowledge.readMentions(prior).matter : matter)
}

/** Answers a word that could mean several things, and a question for deadlines; null for any other. */
export const answerShortly = (
  text: string,
  lookup: Lookup | null,
  mentions: Mentions,
  province: ProvinceId | null,
  talk: ReadTalk,
): Outcome | null => {
  const { reading } = talk
  const { question } = talk.session.context
  const [only, ...others] = mentions.provinces
  const named = only !== undefined && others.length === 0 ? only : province
  const looked = lookup?.ask === null ? answerLookup(lookup, named, asking(talk, text)) : null
  if (looked) return looked
  const dues = duesAsked(text, mentions, talk)
  if (!dues) return null
  const isNamed = mentions.provinces.length + mentions.sources.length > 0
  const goesOn = lookup === null && !isNamed && (dues.isLeft || dues.isAny)
  const before = goesOn ? dueBefore(talk) : []
  const prior = talk.knowledge.readMentions(question ?? '')
  if (before.length > 0) return answerWith(withOtherPlans(before, prior, talk), talk)
  const places = [mentions.provinces, reading.place?.provinces ?? [], province ? [province] : []]
  const asked = mentions.isBare && question ? question : text
  const isAgain = mentions.provinces.length > 0
  return answerDues(
    dues,
    places.find((list) => list.length > 0) ?? [],
    asking(talk, isAgain ? asked : text),
  )
}
