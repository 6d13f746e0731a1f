import type { Citation } from '../knowledge/schema.ts'
import type { Article } from '../knowledge/schema.ts'
import { citeAll, citeBriefly } from './citing.ts'
import { composeAnswer } from './composing.ts'
import type { Effect } from './effect.ts'
import { sayAndReturn } from './menu.ts'
import { answerFromNamed, answerOfficially, importedFrom, shareQuestion } from './official.ts'
import type { Draft, DraftChoice, Outcome } from './prompt.ts'
import type { ReadTalk, Talk } from './talk.ts'

const MOST_CHOICES = 4

const articleChoice = (article: Article): DraftChoice => ({
  label: article.title,
  action: { do: 'ask', article: article.id },
})

const provinceName = (article: Article, { knowledge }: Talk) =>
  knowledge.places.find(({ id }) => id === article.province)?.name ?? ''

const bodyOf = (article: Article, { session }: Talk) =>
  (session.profile.role === 'officer' ? article.answer.officer : null) ?? article.answer.director

const citationLine = (citations: readonly Citation[], talk: Talk) =>
  talk.say('answer.citation', {
    list: [...new Set(citations.map((one) => citeBriefly(one, talk.knowledge)))].join('; '),
  })

const nextChoices = (articles: readonly Article[], { knowledge }: Talk): readonly DraftChoice[] =>
  [...new Set(articles.flatMap(({ next }) => next))]
    .map((id) => knowledge.articles.get(id))
    .filter((article) => article !== undefined)
    .slice(0, MOST_CHOICES)
    .map(articleChoice)

/** One bubble of one article; under its province's name where several stand side by side. */
const articleDraft = (article: Article, side: boolean, talk: Talk): Draft => {
  const said = bodyOf(article, talk)
  const grounds = article.citations.length > 0 ? `\n${citationLine(article.citations, talk)}` : ''
  const body = said + grounds
  const province = provinceName(article, talk)
  const isNamed = said.includes(province)
  return {
    text: side && !isNamed ? talk.say('answer.of', { province, body }) : body,
    citations: citeAll(article.citations, talk.knowledge),
  }
}

const withChoices = (
  drafts: readonly Draft[],
  choices: readonly DraftChoice[],
): readonly Draft[] => {
  const last = drafts.at(-1)
  return last && choices.length > 0 ? [...drafts.slice(0, -1), { ...last, choices }] : drafts
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
  const side = articles.length > 1
  const isNamed = side || more.length > 0
  const drafts = [...articles.map((article) => articleDraft(article, isNamed, talk)), ...more]
  const provinces = side
    ? articles.flatMap(({ province }): readonly DraftChoice[] =>
        province
          ? [
              {
                label: talk.knowledge.places.find(({ id }) => id === province)?.name ?? province,
                action: { do: 'province', province },
              },
            ]
          : [],
      )
    : nextChoices(articles, talk)
  const kind = articles.every(({ abstains }) => abstains) ? 'abstain' : 'answer'
  return sayAndReturn(talk, withChoices(drafts, provinces), kind)
}

const recordUnanswered = (text: string, { session, incoming }: Talk): Effect => ({
  do: 'record-unanswered',
  text,
  province: session.profile.province,
  on: incoming.today,
})

/** Not in the documents: said so, with what is known and who to ask, and noted for the editors. */
const decline = (text: string, article: Article | undefined, talk: Talk): Outcome => {
  const draft = article ? articleDraft(article, false, talk) : { text: talk.say('answer.none') }
  return { ...sayAndReturn(talk, [draft], 'abstain'), effects: [recordUnanswered(text, talk)] }
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
      effects: [recordUnanswered(text, talk)],
    }
  )
}

const elsewhere = (articles: readonly Article[], talk: Talk): Outcome => {
  const drafts = articles.map((article) => articleDraft(article, true, talk))
  return sayAndReturn(talk, [{ text: talk.say('answer.elsewhere') }, ...drafts], 'abstain')
}

/** Answers a question from the curated knowledge, offers what could be meant, or declines. */
export const answerQuestion = (text: string, talk: ReadTalk): Outcome => {
  const { knowledge, session, reading } = talk
  const { place } = reading
  if (place?.other && place.provinces.length === 0) return answerElsewhere(text, place.other, talk)
  const direct = answerFromNamed(text, talk)
  if (direct) return direct
  const named = place && place.provinces.length === 1 && !place.ask ? place.provinces[0] : null
  const walked = session.walk?.answers.findLast(({ fact }) => fact === 'province')?.value
  const fromWalk =
    walked?.is === 'choice' ? knowledge.places.find(({ id }) => id === walked.ids[0]) : null
  const province = named ?? fromWalk?.id ?? session.profile.province
  const isAmbiguous = place !== null && named === null && place.provinces.length > 0
  const composed = isAmbiguous ? null : composeAnswer(text, province, talk)
  if (composed) return composed
  const shared = shareQuestion(text, talk)
  const found = knowledge.search.find({
    text: shared.text,
    province,
    role: session.profile.role,
    prior: session.previousQuestion,
  })
  const asked: ReadTalk = { ...talk, session: { ...session, previousQuestion: text } }
  switch (found.kind) {
    case 'answer':
      return answerWith(found.articles, asked, shared.beside)
    case 'elsewhere':
      return answerOfficially(text, talk) ?? elsewhere(found.articles, asked)
    case 'choices':
      return {
        ...sayAndReturn(
          asked,
          [{ text: talk.say('answer.choose'), choices: found.articles.map(articleChoice) }],
          'menu',
        ),
      }
    case 'none':
      return (
        (found.article ? null : answerOfficially(text, talk)) ?? decline(text, found.article, asked)
      )
    default:
      return found satisfies never
  }
}
