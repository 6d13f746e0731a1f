import type { Grade, Threshold } from '../../knowledge/lines/grade.ts'
import type { SaidFirst } from '../../knowledge/lines/lines.ts'
import type { ReplyWord } from '../../knowledge/lines/reply.ts'
import type { Article, Citation } from '../../knowledge/schema/schema.ts'
import { provinceChoices, withChoices } from '../walk/choices.ts'
import { citeAll, citeBriefly } from '../text/citation.ts'
import { standLines } from '../text/deadline.ts'
import { roundNote } from '../text/round.ts'
import { telling, toldArticles } from '../conversation/context.ts'
import { pends, sayAndReturn } from '../menu.ts'
import { ownProvince } from './provinces/own.ts'
import type { Draft, DraftChoice, Outcome } from '../conversation/outcome.ts'
import type { ReplyMark } from '../conversation/part.ts'
import type { Talk } from '../talk.ts'

const MOST_CHOICES = 4
/** A director is asked which of several long lists is wanted. */
const MOST_LINES = 16

const provinceName = (article: Article, { knowledge }: Talk) =>
  knowledge.places.find(({ id }) => id === article.province)?.name ?? ''

/** Choices that give articles, under their provinces' names where there are several. */
export const articleChoices = (
  articles: readonly Article[],
  talk: Talk,
): readonly DraftChoice[] => {
  const isOfOne = new Set(articles.flatMap(({ province }) => province ?? [])).size <= 1
  return articles.map((article) => ({
    label:
      isOfOne || article.province === null
        ? article.title
        : talk.say('answer.titleOf', {
            province: provinceName(article, talk),
            title: article.title,
          }),
    action: { do: 'ask', article: article.id },
  }))
}

/**
 * Offers what could be meant. While something else pends, whose choices are shown, the titles stand
 * in the text, to be typed.
 */
export const offerArticles = (articles: readonly Article[], talk: Talk): Outcome => {
  const choices = articleChoices(articles, talk)
  const text = talk.say('answer.choose')
  if (!pends(talk)) return sayAndReturn(talk, [{ text, choices }], 'menu')
  const lines = choices.map(({ label }) => talk.say('answer.option', { label }))
  return sayAndReturn(
    talk,
    [{ text: [talk.say('answer.chooseByName'), ...lines].join('\n') }],
    'menu',
  )
}

export const bodyOf = ({ answer }: Article, { session }: Talk) =>
  session.profile.role === 'officer' ? answer.officer : answer.director

const citationLine = (citations: readonly Citation[], talk: Talk) =>
  talk.say('answer.citation', {
    list: [...new Set(citations.map((one) => citeBriefly(one, talk.knowledge)))].join('; '),
  })

/** What else could have been meant, and likely next questions behind articles. */
export const nextChoices = (
  articles: readonly Article[],
  talk: Talk,
  meant: readonly Article[] = [],
): readonly DraftChoice[] => {
  const next = articles
    .flatMap((article) => article.next)
    .flatMap((id) => talk.knowledge.articles.get(id) ?? [])
  return articleChoices(
    [...new Set([...meant, ...next])]
      .filter((article) => !articles.includes(article))
      .slice(0, MOST_CHOICES),
    talk,
  )
}

/** What is said of an article: the lines that were asked for, or all of it. */
interface Body {
  readonly said: string
  /** More of it is left out. */
  readonly isPart: boolean
}

/** "loại Khá (từ 65 điểm)", "mức từ 80 điểm" */
const thresholdInWords = ({ figure, name }: Threshold, { say }: Talk): string =>
  name === null
    ? say('answer.grade.level', { figure })
    : say('answer.grade.named', { figure, name })

const gradeInWords = ({ figure, met, unmet }: Grade, talk: Talk): string => {
  const { say } = talk
  const values = {
    figure,
    met: met ? thresholdInWords(met, talk) : '',
    unmet: unmet ? thresholdInWords(unmet, talk) : '',
  }
  if (!unmet) return say('answer.grade.met', values)
  return say(met ? 'answer.grade.between' : 'answer.grade.unmet', values)
}

/** With its yes or no in front, unless the answer itself opens with one. */
const replied = (reply: ReplyWord, body: string, { say }: Talk): string => {
  const opens = [say('answer.reply.yes'), say('answer.reply.no')]
  return opens.some((one) => body.startsWith(one))
    ? body
    : `${say(`answer.reply.${reply}`)} ${body}`
}

const linesIn = (told: readonly Body[]): number =>
  told.reduce((sum, { said }) => sum + said.split('\n').length, 0)

const besideOf = ({ next }: Article, { knowledge }: Talk): readonly Article[] =>
  next.flatMap((id) => knowledge.articles.get(id) ?? [])

/** What of an article was asked for. */
export const findAsked = (article: Article, asked: string, talk: Talk): SaidFirst =>
  talk.knowledge.findAsked(asked, {
    title: article.title,
    answer: bodyOf(article, talk),
    beside: besideOf(article, talk).map((one) => bodyOf(one, talk)),
  })

/** Who does what an article tells, where it is asked and another article next to it says so. */
const doerOf = (article: Article, asked: string, talk: Talk): Article | null => {
  const { doer } = findAsked(article, asked, talk)
  return doer === null || article.abstains ? null : (besideOf(article, talk)[doer] ?? null)
}

const askedBody = (article: Article, asked: string | null, talk: Talk): Body => {
  const answer = bodyOf(article, talk)
  if (asked === null || article.abstains) return { said: answer, isPart: false }
  const { reply, grade, scope, lines, isPart } = findAsked(article, asked, talk)
  const body = lines.length > 0 ? lines.join('\n') : answer
  const graded = grade === null ? body : `${gradeInWords(grade, talk)}\n${body}`
  if (scope !== null) return { said: `${talk.say('answer.scope')}\n${body}`, isPart }
  return { said: reply === null ? graded : replied(reply, graded, talk), isPart }
}

/** One bubble of one article; under its province's name, or its own title, where several stand together. */
export const articleDraft = (
  article: Article,
  isNamed: boolean,
  talk: Talk,
  isTitled = false,
  said: string = bodyOf(article, talk),
): Draft => {
  const source = article.citations.length > 0 ? citationLine(article.citations, talk) : null
  const stands = standLines(talk.knowledge.dues.articles[article.id] ?? [], talk)
  const round = article.round ? roundNote(article, talk) : null
  const marks: readonly ReplyMark[] = [
    ...(round === null ? [] : [{ is: 'note', text: round } as const]),
    ...(source === null ? [] : [{ is: 'source', text: source } as const]),
  ]
  const body = [said, round, ...stands, source].filter((line) => line !== null).join('\n')
  const province = provinceName(article, talk)
  const isOpen = isNamed && !said.includes(province)
  const titled = isTitled ? talk.say('answer.titled', { title: article.title, body }) : body
  return {
    text: isOpen ? talk.say('answer.of', { province, body: titled }) : titled,
    citations: citeAll(article.citations, talk.knowledge),
    marks,
  }
}

/** Gives an article whole of which only some lines were told. */
const wholeChoice = (article: Article, isOne: boolean, talk: Talk): DraftChoice => ({
  label: talk.say(isOne ? 'answer.whole' : 'answer.wholeOf', { title: article.title }),
  action: { do: 'ask', article: article.id },
})

/** The same while something else pends, whose choices are shown: the titles can be typed. */
const wholeByName = (articles: readonly Article[], talk: Talk): Draft => ({
  text: talk.say('answer.wholeByName', { titles: articles.map(({ title }) => title).join('", "') }),
})

/** How articles are told. */
interface Telling {
  /** What else belongs to them. */
  readonly more?: readonly Draft[]
  /** What was asked: the lines that hold it lead. */
  readonly asked?: string | null
  /** What could have been meant as well. */
  readonly meant?: readonly Article[]
}

const tell = (
  articles: readonly Article[],
  talk: Talk,
  { more = [], asked = null, meant = [] }: Telling,
): Outcome => {
  const places = talk.knowledge.places.filter(({ id }) =>
    articles.some(({ province }) => province === id),
  )
  const own = ownProvince(talk)
  const isNamed = ({ province }: Article) =>
    places.length > 1 || more.length > 0 || (province !== null && province !== own)
  const isTitled = articles.length > Math.max(places.length, 1)
  const told = articles.map((article) => ({ article, ...askedBody(article, asked, talk) }))
  const parts = told.flatMap(({ article, isPart }) => (isPart ? [article] : []))
  const drafts = [
    ...told.map(({ article, said, isPart }) =>
      articleDraft(article, isNamed(article), talk, isTitled && !isPart, said),
    ),
    ...(parts.length > 0 && pends(talk) ? [wholeByName(parts, talk)] : []),
    ...more,
  ]
  const isLong =
    places.length > 1 && talk.session.profile.role === 'director' && linesIn(told) > MOST_LINES
  if (isLong) {
    const draft = { text: talk.say('answer.whichOf') }
    return sayAndReturn(talk, withChoices([draft], provinceChoices(places)), 'answer')
  }
  const choices = [
    ...parts.map((article) => wholeChoice(article, parts.length === 1, talk)),
    ...(places.length > 1 ? provinceChoices(places) : nextChoices(articles, talk, meant)),
  ]
  const kind = articles.every(({ abstains }) => abstains) ? 'abstain' : 'answer'
  return sayAndReturn(telling(talk, toldArticles(articles)), withChoices(drafts, choices), kind)
}

/**
 * A cited answer and what else belongs to it, then whatever pended; without anything pending, likely
 * next questions. Of an answer the lines lead that hold what was `asked`, and all of it is offered.
 */
export const answerWith = (
  articles: readonly Article[],
  talk: Talk,
  how: Telling = {},
): Outcome => {
  const { asked = null } = how
  const [only, ...others] = articles
  const doer = asked !== null && only && others.length === 0 ? doerOf(only, asked, talk) : null
  return tell(doer && only ? [doer, only] : articles, talk, how)
}
