import type { Article } from '../../../knowledge/schema/schema.ts'
import type { ProvinceId } from '../../../knowledge/schema/primitives.ts'
import { telling, toldArticles } from '../../conversation/context.ts'
import { sayAndReturn } from '../../menu.ts'
import type { Outcome } from '../../conversation/outcome.ts'
import type { ReadTalk, Talk } from '../../talk.ts'
import { answerWith, articleDraft, offerArticles } from '../article.ts'
import { decline } from '../declining.ts'
import { remembering } from '../follow-up.ts'
import { answerOfficially } from '../official.ts'
import { CERTAIN, type FoundArticles, type HeardQuestion, type Propose } from '../proposal.ts'
import { tellPart } from '../provinces/part.ts'

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

/** What is said of what was found; null where nothing was. */
const outcomeOf = (
  { found, told, part, shared }: FoundArticles,
  { text, province, talk }: HeardQuestion,
  asked: ReadTalk,
): Outcome | null => {
  switch (found.kind) {
    case 'answer':
      return part
        ? tellPart(told, part, asked)
        : answerWith(told, asked, { more: shared.beside, asked: shared.text, meant: found.beside })
    case 'elsewhere':
      return (
        answerOfficially(text, talk) ??
        answerFromOwn(found.articles, part?.id ?? province, asked) ??
        (part ? tellPart(found.articles, part, asked) : elsewhere(found.articles, asked))
      )
    case 'choices':
      return offerArticles(found.articles, asked)
    case 'none':
      return found.article ? decline(text, found.article, asked, found.beside) : null
    default:
      return found satisfies never
  }
}

/** The curated articles: given, offered, told of another province, or one that declines. */
export const ofArticles: Propose<HeardQuestion> = (heard) => {
  const one = heard.articles()
  const { found } = one
  if (found.kind === 'none' && !found.article) return null
  const asked = () => remembering(heard.text, found, heard.mentions, heard.talk)
  return {
    // Several plans that each set a day of the same kind are told together.
    likelihood: one.isOfPlans ? CERTAIN : found.sureness,
    outcome: () => outcomeOf(one, heard, asked()) ?? decline(heard.text, undefined, asked()),
  }
}
