import type { Article, Citation } from '../../knowledge/schema/schema.ts'
import { provinceChoices, withChoices } from '../walk/choices.ts'
import { citeAll, citeBriefly } from '../text/citation.ts'
import { standLines } from '../text/deadline.ts'
import { roundNote } from '../text/round.ts'
import { telling, toldArticles } from '../context.ts'
import { pends, sayAndReturn } from '../menu.ts'
import { ownProvince } from './provinces/own.ts'
import type { Draft, DraftChoice, Outcome } from '../outcome.ts'
import type { Talk } from '../talk.ts'

const MOST_CHOICES = 4

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

/** Likely next questions behind articles. */
export const nextChoices = (articles: readonly Article[], talk: Talk): readonly DraftChoice[] =>
  articleChoices(
    [...new Set(articles.flatMap(({ next }) => next))]
      .flatMap((id) => talk.knowledge.articles.get(id) ?? [])
      .filter((article) => !articles.includes(article))
      .slice(0, MOST_CHOICES),
    talk,
  )

/** One bubble of one article; under its province's name, or its own title, where several stand together. */
export const articleDraft = (
  article: Article,
  isNamed: boolean,
  talk: Talk,
  isTitled = false,
): Draft => {
  const said = bodyOf(article, talk)
  const grounds = article.citations.length > 0 ? `\n${citationLine(article.citations, talk)}` : ''
  const stands = standLines(talk.knowledge.dues.articles[article.id] ?? [], talk)
  const round = article.round ? roundNote(article, talk) : null
  const body = [said, ...(round === null ? [] : [round]), ...stands].join('\n') + grounds
  const province = provinceName(article, talk)
  const isOpen = isNamed && !said.includes(province)
  const titled = isTitled ? talk.say('answer.titled', { title: article.title, body }) : body
  return {
    text: isOpen ? talk.say('answer.of', { province, body: titled }) : titled,
    citations: citeAll(article.citations, talk.knowledge),
  }
}

/**
 * A cited answer and what else belongs to it, then whatever pended; without anything pending, likely
 * next questions.
 */
export const answerWith = (
  articles: readonly Article[],
  talk: Talk,
  more: readonly Draft[] = [],
): Outcome => {
  const places = talk.knowledge.places.filter(({ id }) =>
    articles.some(({ province }) => province === id),
  )
  const own = ownProvince(talk)
  const isNamed = ({ province }: Article) =>
    places.length > 1 || more.length > 0 || (province !== null && province !== own)
  const isTitled = articles.length > Math.max(places.length, 1)
  const drafts = [
    ...articles.map((article) => articleDraft(article, isNamed(article), talk, isTitled)),
    ...more,
  ]
  const choices = places.length > 1 ? provinceChoices(places) : nextChoices(articles, talk)
  const kind = articles.every(({ abstains }) => abstains) ? 'abstain' : 'answer'
  return sayAndReturn(telling(talk, toldArticles(articles)), withChoices(drafts, choices), kind)
}
