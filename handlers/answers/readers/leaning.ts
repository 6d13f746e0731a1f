import type { ShortAsked } from '../../../knowledge/language/message/short-ask.ts'
import { LONGEST_WISH } from '../../../knowledge/language/text/length.ts'
import { MOST_ROWS } from '../../../knowledge/search/tables/lists.ts'
import { hasCell } from '../../../knowledge/search/tables/row.ts'
import type { ProvinceId } from '../../../knowledge/schema/primitives.ts'
import type { Article } from '../../../knowledge/schema/schema.ts'
import { recordUnanswered } from '../declining.ts'
import {
  answerWith,
  articleChoices,
  articleDraft,
  bodyOf,
  findAsked,
  nextChoices,
} from '../article.ts'
import { CERTAIN, proposed, type Proposal } from '../proposal.ts'
import type { Context } from '../../conversation/conversation.ts'
import { asking } from '../../conversation/context.ts'
import { isSureAlone } from '../follow-up.ts'
import { sayAndReturn } from '../../menu.ts'
import type { Outcome } from '../../conversation/outcome.ts'
import { composeAnswer, tellCells } from '../table.ts'
import { contextOf, sourcesOf, toldOf, type ToldLast } from '../told.ts'
import { withChoices } from '../../walk/choices.ts'
import { reckonTold } from './sums.ts'
import type { ReadTalk, Talk } from '../../talk.ts'

/** How likely nothing holds what is asked of the told, where it names that or points to it. */
const HELD_NOWHERE = 0.25
/** How likely a question of few words that nothing answers by itself is about what was told. */
const STILL_OF_TOLD = 0.3
const FEW_WORDS = 3
/** So many districts that it names make a text a list of them. */
const FEWEST_NAMED = 3

/** It says little by itself. */
const isOfFewWords = (text: string, { knowledge }: Talk): boolean =>
  text.length <= LONGEST_WISH &&
  knowledge.search.examine({ text, province: null }).says.length <= FEW_WORDS

const holdAll = (asks: readonly ShortAsked[], text: string): boolean =>
  asks.every(({ holds }) => holds(text))

/** The told rows that give the cell which is asked for, unless there are too many to mean one. */
const answerFromRows = (
  asks: readonly ShortAsked[],
  { rows }: ToldLast,
  talk: Talk,
): Outcome | null => {
  const [cell] = asks.flatMap((one) => one.cell ?? [])
  if (!cell || rows.length === 0 || rows.length > MOST_ROWS) return null
  const holding = rows.filter((row) => hasCell(row, cell))
  return holding.length > 0 ? tellCells({ kind: 'rows', ask: cell, rows: holding }, talk) : null
}

/**
 * What holds what is asked: an article next to what was told that is on just that, what was told
 * itself, or an article of its document.
 */
const holding = (asks: readonly ShortAsked[], told: ToldLast, talk: Talk): readonly Article[] => {
  const all = [...talk.knowledge.articles.values()]
  const nextIds = new Set(told.articles.flatMap(({ next }) => next))
  const isOfDocument = (one: Article) => sourcesOf(one).some((source) => told.sources.has(source))
  const on = (topics: readonly string[], isMeant: (one: Article) => boolean) =>
    topics.flatMap((topic) => all.filter((one) => one.topic === topic && isMeant(one))).slice(0, 1)
  const near = on(
    asks.flatMap(({ next }) => next),
    ({ id }) => nextIds.has(id),
  )
  const again = told.articles.filter((article) => holdAll(asks, bodyOf(article, talk)))
  const ofDocument = on(
    asks.flatMap((ask) => ask.ofDocument),
    isOfDocument,
  )
  return [near, again, ofDocument].find(({ length }) => length > 0) ?? []
}

/** Articles of another province on the same, or on what is asked. */
const articlesIn = (
  province: ProvinceId,
  asks: readonly ShortAsked[],
  told: ToldLast,
  talk: Talk,
): readonly Article[] => {
  const own = [...talk.knowledge.articles.values()].filter((one) => one.province === province)
  const same = own.filter(
    (one) =>
      told.articles.some(({ topic, about }) => topic === one.topic && about === one.about) &&
      holdAll(asks, bodyOf(one, talk)),
  )
  const [found] = asks
    .flatMap(({ next, ofDocument }) => [...next, ...ofDocument])
    .flatMap((topic) => own.filter((one) => one.topic === topic && one.about === null))
  return same.length > 0 ? same : found ? [found] : []
}

/** Articles that answer behind what was told; another than was told is what the next one goes on from. */
const tell = (found: readonly Article[], told: ToldLast, talk: Talk): Outcome | null => {
  const [first] = found
  if (!first) return null
  return answerWith(found, told.articles.includes(first) ? talk : asking(talk, first.title))
}

/** What names the told and is held nowhere: said so of it. */
const declineOf = (text: string, articles: readonly Article[], talk: ReadTalk): Outcome => {
  const what = articles[0]?.title ?? ''
  const choices = articleChoices(articles, talk)
  return {
    ...sayAndReturn(
      talk,
      withChoices([{ text: talk.say('answer.notOf', { what }) }], choices),
      'abstain',
    ),
    effects: recordUnanswered(text, talk),
  }
}

/** "cái thứ 3", "khoản cuối": that item of the list that was told. */
const answerItem = (text: string, { articles }: ToldLast, talk: Talk): Outcome | null => {
  const found = articles.find((article) => findAsked(article, text, talk).isNumbered)
  return found ? answerWith([found], talk, { asked: text }) : null
}

/** "trong đó có huyện em không": whether a district is among those that a list which was told names. */
const answerAmong = (text: string, { articles: [list, ...more] }: ToldLast, talk: ReadTalk) => {
  const { reading, knowledge, say } = talk
  const district = reading.place?.district ?? null
  const [province] = reading.place?.provinces ?? []
  if (!list || more.length > 0 || district === null || reading.question === null) return null
  const body = bodyOf(list, talk)
  const known = knowledge.places.find(({ id }) => id === province)?.districts ?? []
  const named = known.filter(({ name }) => body.includes(name))
  if (named.length < FEWEST_NAMED || isSureAlone(text, talk)) return null
  const word = named.some(({ name }) => name === district) ? 'among' : 'notAmong'
  const draft = articleDraft(list, false, talk, false, say(`answer.${word}`, { district, body }))
  return sayAndReturn(talk, withChoices([draft], nextChoices([list], talk)), 'answer')
}

/** "ai lo vụ đó" behind a long list, which names everybody: the list once more. */
const listAgain = ({ question }: Context, { rows }: ToldLast, talk: Talk): Outcome | null => {
  const [first] = rows
  if (!first || question === null || rows.length <= MOST_ROWS) return null
  const composed = composeAnswer(question, first.province, null, talk)
  return composed && tellCells(composed.found, talk)
}

/**
 * A question that has no matter of its own, from what was told last: its rows, its articles, or those
 * of its document that tell what is asked. Null for any other question.
 */
export const proposeLeaning = (text: string, talk: ReadTalk): Proposal | null => {
  const { knowledge, reading } = talk
  const context = contextOf(talk)
  const told = toldOf(context, talk)
  if (told.articles.length + told.rows.length === 0 || reading.place?.other) return null
  if (knowledge.readClauses(text)?.references.some(({ isSure }) => isSure)) return null
  const reckoned = reckonTold(text, told, context.question, talk)
  if (reckoned) return proposed(CERTAIN, reckoned)
  const { provinces, sources, matter, goesOn } = knowledge.readMentions(text)
  const [province, ...others] = provinces
  if (sources.length > 0 || others.length > 0) return null
  const lookup = knowledge.lookups.read(text)
  if (lookup && lookup.ask !== null) return null
  const asked = context === talk.session.context ? talk : asking(talk, context.question)
  const isShort = isOfFewWords(text, talk)
  const among = answerAmong(text, told, { ...asked, reading })
  if (among) return proposed(CERTAIN, among)
  const item = isShort && province === undefined ? answerItem(text, told, asked) : null
  if (item) return proposed(CERTAIN, item)
  const short = knowledge.readShortAsk(province ? matter : text, told.matter)
  /** "hạn nào gần nhất" asks for deadlines by itself, "mốc đó của năm nào" for that of the told. */
  const isOfTold = short?.points || short?.asks.some(({ cell }) => cell !== 'due')
  if (!short || (!isOfTold && knowledge.readDueQuestion(text))) return null
  if (short.names && !short.points && !goesOn && isSureAlone(text, talk)) return null
  if (province)
    return proposed(CERTAIN, tell(articlesIn(province, short.asks, told, talk), told, asked))
  const held =
    answerFromRows(short.asks, told, asked) ?? tell(holding(short.asks, told, talk), told, asked)
  if (held) return proposed(CERTAIN, held)
  const list = short.points ? listAgain(context, told, asked) : null
  if (list) return proposed(CERTAIN, list)
  const isNamed = (short.names || short.points) && told.articles.length > 0
  return isNamed ? proposed(HELD_NOWHERE, declineOf(text, told.articles, talk)) : null
}

/** The same answer once more and whole, for a short question that nothing else answers. */
export const proposeToldAgain = (text: string, talk: ReadTalk): Proposal | null => {
  const context = contextOf(talk)
  const { articles } = toldOf(context, talk)
  const [first] = articles
  const { reading } = talk
  if (!first || articles.some(({ abstains }) => abstains)) return null
  if (reading.place !== null || reading.question === null || !isOfFewWords(text, talk)) return null
  const said = talk.say('answer.onlyThis', { body: bodyOf(first, talk) })
  const draft = articleDraft(first, false, talk, false, said)
  return {
    likelihood: STILL_OF_TOLD,
    outcome: () => sayAndReturn(talk, withChoices([draft], nextChoices([first], talk)), 'answer'),
  }
}
