import { asQuestion } from '../../knowledge/language/text/length.ts'
import type { PlaceReading } from '../../knowledge/language/message/reader.ts'
import type { Mentions } from '../../knowledge/search/names.ts'
import type { Lookup } from '../../knowledge/schema/lexicon/look-ups.ts'
import type { ProvinceId } from '../../knowledge/schema/primitives.ts'
import type { Article } from '../../knowledge/schema/schema.ts'
import type { Sought } from '../../knowledge/search/decision/sought.ts'
import { asking } from '../conversation/context.ts'
import type { Outcome } from '../conversation/outcome.ts'
import type { ReadTalk, Talk } from '../talk.ts'
import { decline } from './declining.ts'
import { answerWith } from './article.ts'
import { askedOfDocument, priorOf, remembering, sameInDocument } from './follow-up.ts'
import { shareQuestion } from './official.ts'
import {
  CERTAIN,
  likeliest,
  type FoundArticles,
  type HeardQuestion,
  type Proposal,
  type Propose,
} from './proposal.ts'
import { ownProvince } from './provinces/own.ts'
import { asOfPart, partOfToday } from './provinces/part.ts'
import { withOtherPlans } from './provinces/plans.ts'
import { ofArticles } from './readers/articles.ts'
import { ofClauses } from './readers/clauses.ts'
import { ofNamedDocument } from './readers/named/named.ts'
import { ofOfficialWords } from './readers/documents.ts'
import { ofDues } from './readers/dues.ts'
import { ofForeignPlace, ofOldName, ofPlaceAlone, ofProvinces } from './readers/other-places.ts'
import { ofOnePart, ofSeveral } from './readers/parts.ts'
import { proposeToldAgain } from './readers/leaning.ts'
import { ofSums } from './readers/sums.ts'
import { ofTables } from './readers/tables.ts'
import { ofWord } from './readers/words.ts'
import { askedBesidePlace } from './several.ts'

/** What was told, once more. */
const ofToldAgain: Propose<HeardQuestion> = ({ text, talk }) => proposeToldAgain(text, talk)

/** Who may understand a question; of two that are as likely the earlier one is right more often. */
const READERS: readonly Propose<HeardQuestion>[] = [
  ofNamedDocument,
  ofForeignPlace,
  ofOldName,
  ofWord,
  ofClauses,
  ofSums,
  ofDues,
  ofProvinces,
  ofPlaceAlone,
  ofSeveral,
  ofTables,
  ofArticles,
  ofOfficialWords,
  ofOnePart,
  ofToldAgain,
]

const isClear = ({ provinces, ask }: PlaceReading): boolean => provinces.length === 1 && !ask

/** The word that a message is; beside the name of a province that word of it, where one is meant. */
const lookUp = (text: string, { knowledge, reading: { place } }: ReadTalk): Lookup | null => {
  const whole = knowledge.lookups.read(text)
  if (whole) return whole
  const { matter, provinces } = knowledge.readMentions(text)
  const beside = provinces.length > 0 ? knowledge.lookups.read(matter) : null
  const isOfOne = provinces.length === 1 && place !== null && isClear(place)
  return isOfOne || beside?.ask === null ? beside : null
}

/** The province that a question names, by a document of it too, else that of the cooperative. */
const provinceMeant = ({ sources }: Mentions, talk: ReadTalk): ProvinceId | null => {
  const { place } = talk.reading
  const named = place && isClear(place) ? place.provinces[0] : undefined
  const [source, ...others] = sources
  const ofSource =
    source !== undefined && others.length === 0
      ? talk.knowledge.sources.get(source)?.province
      : undefined
  return named ?? ofSource ?? ownProvince(talk)
}

/** Of today's province of two that is called by the name of one, that one where it is asked of itself. */
const ofNamed = (articles: readonly Article[], { provinces }: Mentions): readonly Article[] => {
  const [only, ...others] = provinces
  const own = articles.filter(({ province }) => province === only)
  return others.length === 0 && own.length > 0 ? own : articles
}

/** What answers behind the question before, or else by itself. */
const find = (
  text: string,
  province: ProvinceId | null,
  prior: string | null,
  { knowledge, session }: Talk,
): Sought => {
  const { role } = session.profile
  const found = knowledge.search.find({ text, province, role, prior })
  const isNothing = found.kind === 'none' && !found.article && prior !== null
  return isNothing ? knowledge.search.find({ text, province, role, prior: null }) : found
}

const findArticles = (
  text: string,
  mentions: Mentions,
  province: ProvinceId | null,
  talk: ReadTalk,
): FoundArticles => {
  const shared = shareQuestion(text, talk)
  const part = partOfToday(talk)
  const sought = part ? asOfPart(shared.text, part, talk) : shared.text
  const found = find(sought, province, priorOf(text, mentions, talk), talk)
  const own = found.kind === 'answer' ? found.articles : []
  const told = withOtherPlans(ofNamed(own, mentions), mentions, talk)
  return { found, told, isOfPlans: told.length > own.length, part, shared }
}

/** Nobody knows it: noted for the editors. */
const declineUnknown = ({ text, mentions, articles, talk }: HeardQuestion): Outcome => {
  const { found } = articles()
  return decline(text, undefined, remembering(text, found, mentions, talk), found.beside)
}

const heardOf = (said: string, heard: ReadTalk): HeardQuestion => {
  const question = asQuestion(said)
  const lookup = lookUp(question, heard)
  const talk = lookup ? asking(heard, null) : heard
  const asked = lookup?.ask ?? askedBesidePlace(question, talk)
  const names = talk.knowledge.official.names(asked)
  const text = names.short
  const mentions = talk.knowledge.readMentions(text)
  const province = provinceMeant(mentions, talk)
  const { place } = talk.reading
  const isAmbiguous = place !== null && place.provinces.length > 0 && !isClear(place)
  let found: FoundArticles | null = null
  const articles = () => (found ??= findArticles(text, mentions, province, talk))
  return {
    asked,
    names,
    text,
    lookup,
    mentions,
    province,
    isAmbiguous,
    articles,
    talk,
    instead: answerQuestion,
  }
}

/**
 * What a question, or the single word that stands for one, is likeliest answered with from the curated
 * knowledge, offered, or declined. Of a text that is longer than a question its first part is read.
 */
export const proposeAnswer = (said: string, talk: ReadTalk): Proposal => {
  const heard = heardOf(said, talk)
  const same = sameInDocument(heard.mentions, heard.talk)
  if (same)
    return {
      likelihood: CERTAIN,
      outcome: () => answerWith([same], asking(heard.talk, same.title)),
    }
  const again = askedOfDocument(heard.text, heard.mentions, heard.talk)
  if (again !== null) return proposeAnswer(again, heard.talk)
  return likeliest(READERS, heard) ?? { likelihood: 0, outcome: () => declineUnknown(heard) }
}

export function answerQuestion(said: string, talk: ReadTalk): Outcome {
  return proposeAnswer(said, talk).outcome()
}
