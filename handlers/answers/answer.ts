import { asQuestion } from '../../knowledge/language/text/length.ts'
import type { PlaceReading } from '../../knowledge/language/message/reader.ts'
import type { Mentions } from '../../knowledge/search/names.ts'
import type { ProvinceId } from '../../knowledge/schema/primitives.ts'
import type { Article } from '../../knowledge/schema/schema.ts'
import type { SearchResult } from '../../knowledge/search/decision/decide.ts'
import { answerWith, offerArticles, articleDraft } from './article.ts'
import { composeAnswer } from './table.ts'
import type { Effect } from '../effect.ts'
import { asking, telling, toldArticles } from '../context.ts'
import { askedOfDocument, isSureAlone, priorOf, remembering } from './follow-up.ts'
import { articlesOfParts, askedBesidePlace } from './several.ts'
import { answerShortly, lookUp } from './short-answer.ts'
import { pends, sayAndReturn } from '../menu.ts'
import { provinceChoices, withChoices } from '../walk/choices.ts'
import { answerPlaceAlone } from './provinces/alone.ts'
import { answerForProvinces } from './provinces/other.ts'
import { ownProvince } from './provinces/own.ts'
import { asOfPart, partOfToday, tellPart } from './provinces/part.ts'
import { withOtherPlans } from './provinces/plans.ts'
import {
  answerFromBefore,
  answerFromNamed,
  answerOfficially,
  importedFrom,
  shareQuestion,
} from './official.ts'
import type { Outcome } from '../outcome.ts'
import { answerChatter } from './smalltalk.ts'
import { readMessage, withSession, type ReadTalk, type Talk } from '../talk.ts'

/** For the editors; nothing where little but personal data was sent. */
export const recordUnanswered = (text: string, talk: Talk): readonly Effect[] => {
  const kept = talk.knowledge.redact(text)
  if (kept === null) return []
  const { province } = talk.session.profile
  return [{ do: 'record-unanswered', text: kept, province, on: talk.incoming.today }]
}

/** Not in the documents: said so, with what is known and who to ask, and noted for the editors. */
const decline = (text: string, article: Article | undefined, talk: ReadTalk): Outcome => {
  const chatter = article ? null : answerChatter(talk)
  if (chatter) return chatter
  const effects = recordUnanswered(text, talk)
  const hasQuestion = talk.reading.question !== null
  const none = effects.length === 0 ? 'noQuestion' : hasQuestion ? 'none' : 'unclear'
  const draft = article ? articleDraft(article, false, talk) : { text: talk.say(`answer.${none}`) }
  const told = article ? telling(talk, toldArticles([article])) : talk
  return { ...sayAndReturn(told, [draft], 'abstain'), effects }
}

/** No rules of that province are known; of some there are documents to look things up in. */
export const declineProvince = (name: string, talk: Talk): Outcome => {
  const documents = importedFrom(name, talk).join(', ')
  const text =
    documents === ''
      ? talk.say('answer.otherProvince', { name })
      : talk.say('official.noCheck', { province: name, documents })
  return sayAndReturn(talk, [{ text }], 'abstain')
}

/** A question about a province of which nothing but imported documents can be known. */
const answerElsewhere = (text: string, province: string, talk: ReadTalk): Outcome => {
  const documents = importedFrom(province, talk).join(', ')
  if (documents === '') return declineProvince(province, talk)
  const none = { text: talk.say('official.notFound', { province, documents }) }
  return (
    answerOfficially(text, talk) ?? {
      ...sayAndReturn(talk, [none], 'abstain'),
      effects: recordUnanswered(text, talk),
    }
  )
}

const elsewhere = (articles: readonly Article[], talk: Talk): Outcome => {
  const drafts = articles.map((article) => articleDraft(article, true, talk))
  const told = telling(talk, toldArticles(articles))
  return sayAndReturn(told, [{ text: talk.say('answer.elsewhere') }, ...drafts], 'abstain')
}

/** The article of one's own province on the very matter that was found in another one. */
const answerFromOwn = (
  [first]: readonly Article[],
  own: ProvinceId | null,
  talk: Talk,
): Outcome | null => {
  const same = [...talk.knowledge.articles.values()].find(
    ({ province, topic, about }) =>
      province === own && topic === first?.topic && about === first.about,
  )
  return same && own !== null ? answerWith([same], talk) : null
}

/** Of today's province of two that is called by the name of one, that one where it is asked of itself. */
const ofNamed = (articles: readonly Article[], { provinces }: Mentions): readonly Article[] => {
  const [only, ...others] = provinces
  const own = articles.filter(({ province }) => province === only)
  return others.length === 0 && own.length > 0 ? own : articles
}

const isClear = ({ provinces, ask }: PlaceReading): boolean => provinces.length === 1 && !ask

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

/**
 * "điều kiện An Giang", where neither district nor settings tell which old province is meant: the one
 * of that name answers under its name, and the others that are part of it today are offered.
 */
const answerForOldName = ({ provinces, compares, matter, isBare }: Mentions, talk: ReadTalk) => {
  const { knowledge, session, reading, say } = talk
  const [province, ...others] = provinces
  const isMeant = reading.place?.ask === 'merged' && ownProvince(talk) === null && !compares
  const asks = !isBare || knowledge.readShortAsk(matter, '') !== null
  if (!isMeant || !asks || province === undefined || others.length > 0) return null
  const own = withSession(talk, { ...session, profile: { ...session.profile, province } })
  const outcome = answerQuestion(matter, { ...own, reading: readMessage(matter, null, own) })
  const places = knowledge.places.filter(({ id }) => reading.place?.provinces.includes(id))
  const name = places.find(({ id }) => id === province)?.name ?? ''
  const drafts = outcome.drafts.map((draft, at) =>
    at === 0 && !draft.text.includes(name)
      ? { ...draft, text: say('answer.of', { province: name, body: draft.text }) }
      : draft,
  )
  return {
    ...outcome,
    session: { ...outcome.session, profile: session.profile },
    drafts: pends(talk) ? drafts : withChoices(drafts, provinceChoices(places)),
  }
}

/** True where an answer of its own compares the provinces. */
const isCompared = (text: string, { provinces }: Mentions, { knowledge, session }: Talk) => {
  if (provinces.length < 2) return false
  const { role } = session.profile
  const whole = knowledge.search.find({ text, province: null, role, prior: null })
  return whole.kind === 'answer' && whole.articles.every(({ province }) => province === null)
}

/** What answers behind the question before, or else by itself. */
const findAnswer = (
  text: string,
  province: ProvinceId | null,
  prior: string | null,
  { knowledge, session }: Talk,
): SearchResult => {
  const { role } = session.profile
  const found = knowledge.search.find({ text, province, role, prior })
  const isNothing = found.kind === 'none' && !found.article && prior !== null
  return isNothing ? knowledge.search.find({ text, province, role, prior: null }) : found
}

/**
 * Answers a question, or the single word that stands for one, from the curated knowledge, offers
 * what could be meant, or declines. Of a text that is longer than a question its first part is read.
 */
export const answerQuestion = (said: string, heard: ReadTalk): Outcome => {
  const question = asQuestion(said)
  const lookup = lookUp(question, heard.knowledge)
  const talk = lookup ? asking(heard, null) : heard
  const text = lookup?.ask ?? askedBesidePlace(question, talk)
  const { knowledge, session, reading } = talk
  const { place } = reading
  if (place?.other && place.provinces.length === 0) return answerElsewhere(text, place.other, talk)
  const direct = answerFromNamed(text, talk)
  if (direct) return direct
  const mentions = knowledge.readMentions(text)
  const carried = answerFromBefore(text, mentions, talk)
  if (carried) return carried
  const again = askedOfDocument(text, mentions, talk)
  if (again !== null) return answerQuestion(again, talk)
  const merged = answerForOldName(mentions, talk)
  if (merged) return merged
  const province = provinceMeant(mentions, talk)
  const isAmbiguous = place !== null && place.provinces.length > 0 && !isClear(place)
  const short = answerShortly(text, lookup, mentions, province, talk)
  if (short) return short
  const others =
    place?.other || isCompared(text, mentions, talk)
      ? null
      : answerForProvinces(text, mentions, talk)
  if (others) return others
  const alone = answerPlaceAlone(talk)
  if (alone) return alone
  const shared = shareQuestion(text, talk)
  const part = partOfToday(talk)
  const sought = part ? asOfPart(shared.text, part, talk) : shared.text
  const found = findAnswer(sought, province, priorOf(text, mentions, talk), talk)
  const articles =
    found.kind === 'answer' ? withOtherPlans(ofNamed(found.articles, mentions), mentions, talk) : []
  const isOfPlans = found.kind === 'answer' && articles.length > found.articles.length
  const answerParts = (fewest: 1 | 2): Outcome | null => {
    const parts = isAmbiguous ? [] : articlesOfParts(text, province, fewest, talk)
    return parts.length > 0 ? answerWith(parts, asking(talk, text), [], text) : null
  }
  const mayLean = mentions.goesOn || !isSureAlone(text, talk)
  const before = mayLean ? session.context.question : null
  const several = answerParts(2)
  if (several) return several
  const composed = isAmbiguous || isOfPlans ? null : composeAnswer(text, province, before, talk)
  if (composed) return composed
  const asked = remembering(text, found, mentions, talk)
  switch (found.kind) {
    case 'answer':
      return part
        ? tellPart(articles, part, asked)
        : answerWith(articles, asked, shared.beside, shared.text)
    case 'elsewhere':
      return (
        answerOfficially(text, talk) ??
        answerFromOwn(found.articles, part?.id ?? province, asked) ??
        (part ? tellPart(found.articles, part, asked) : elsewhere(found.articles, asked))
      )
    case 'choices':
      return offerArticles(found.articles, asked)
    case 'none':
      return found.article
        ? decline(text, found.article, asked)
        : (answerOfficially(text, talk) ?? answerParts(1) ?? decline(text, undefined, asked))
    default:
      return found satisfies never
  }
}
