import type { Article } from '../../knowledge/schema/schema.ts'
import { articleChoices, articleDraft } from './article.ts'
import { withChoices } from '../walk/choices.ts'
import { telling, toldArticles } from '../conversation/context.ts'
import type { Effect } from '../conversation/effect.ts'
import { sayAndReturn } from '../menu.ts'
import { importedFrom } from './official.ts'
import type { Outcome } from '../conversation/outcome.ts'
import { answerChatter } from './smalltalk.ts'
import type { ReadTalk, Talk } from '../talk.ts'

/** For the editors; nothing where little but personal data was sent. */
export const recordUnanswered = (text: string, talk: Talk): readonly Effect[] => {
  const kept = talk.knowledge.redact(text)
  if (kept === null) return []
  const { province } = talk.session.profile
  return [{ do: 'record-unanswered', text: kept, province, on: talk.incoming.today }]
}

/**
 * Not in the documents: said so, with what is known and who to ask, and noted for the editors. `meant`
 * could have been meant all the same.
 */
export const decline = (
  text: string,
  article: Article | undefined,
  talk: ReadTalk,
  meant: readonly Article[] = [],
): Outcome => {
  const chatter = article ? null : answerChatter(talk)
  if (chatter) return chatter
  if (article?.smalltalk)
    return sayAndReturn(talk, [articleDraft(article, false, talk)], 'smalltalk')
  const effects = recordUnanswered(text, talk)
  const hasQuestion = talk.reading.question !== null
  const isNear = meant.length > 0
  const none = isNear ? 'near' : hasQuestion ? 'none' : 'unclear'
  const draft = article
    ? articleDraft(article, false, talk)
    : { text: talk.say(`answer.${effects.length === 0 ? 'noQuestion' : none}`) }
  const told = article ? telling(talk, toldArticles([article])) : talk
  const drafts = withChoices([draft], articleChoices(meant, talk))
  return { ...sayAndReturn(told, drafts, 'abstain'), effects }
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
