import type { Mentions } from '../../../knowledge/search/names.ts'
import type { ProvinceId } from '../../../knowledge/schema/primitives.ts'
import type { Place } from '../../../knowledge/schema/places.ts'
import type { Article } from '../../../knowledge/schema/schema.ts'
import { articleDraft, nextChoices } from '../article.ts'
import { provinceChoices, withChoices } from '../../walk/choices.ts'
import { composeDrafts } from '../table.ts'
import { asking, telling, toldArticles } from '../../conversation/context.ts'
import { sayAndReturn } from '../../menu.ts'
import { ownProvince } from './own.ts'
import type { Draft, Outcome } from '../../conversation/outcome.ts'
import type { Talk } from '../../talk.ts'

/** What one province's documents say of a matter. */
interface Said {
  readonly drafts: readonly Draft[]
  readonly articles: readonly Article[]
  readonly isAnswer: boolean
}

const find = (text: string, province: ProvinceId | null, { knowledge, session }: Talk) =>
  knowledge.search.find({ text, province, role: session.profile.role, prior: null })

/** Articles of a province on the matter of another one's, the very same first. */
const alike = (like: readonly Article[], { id }: Place, talk: Talk): readonly Article[] => {
  const [first] = like
  const own = [...talk.knowledge.articles.values()].filter(
    ({ province, topic }) => province === id && topic === first?.topic,
  )
  const same = own.filter(({ about }) => about === first?.about)
  return same.length > 0 ? same : own.filter(({ about }) => about === null)
}

const saidBy = (articles: readonly Article[], talk: Talk): Said => ({
  drafts: articles.map((article) => articleDraft(article, true, talk)),
  articles,
  isAnswer: articles.some(({ abstains }) => !abstains),
})

/** `like` are the articles that answer it elsewhere: the same of this province goes before others. */
const saidIn = (matter: string, place: Place, like: readonly Article[], talk: Talk): Said => {
  const [same] = alike(like, place, talk)
  if (same) return saidBy([same], talk)
  const composed = like.length > 0 ? null : composeDrafts(matter, place.id, talk)
  if (composed) return { drafts: composed, articles: [], isAnswer: true }
  const found = find(matter, place.id, talk)
  if (found.kind === 'answer') return saidBy(found.articles, talk)
  if (found.kind === 'none' && found.article) return saidBy([found.article], talk)
  const text = talk.say('answer.notIn', { province: place.name })
  return { drafts: [{ text }], articles: [], isAnswer: false }
}

/** What answers a matter in one province, so that the same can be looked for in another. */
const answeringIn = (
  matter: string,
  province: ProvinceId | null,
  talk: Talk,
): readonly Article[] => {
  if (composeDrafts(matter, province, talk)) return []
  const found = find(matter, province, talk)
  const isOther = found.kind === 'answer' || found.kind === 'elsewhere'
  return isOther ? found.articles.filter((one) => one.province !== null) : []
}

/** The question before without the names in it, or the question itself where it has a matter. */
const matterOf = ({ matter, isBare }: Mentions, { knowledge, session }: Talk): string | null => {
  if (!isBare) return matter
  const prior = session.context.question
  const before = prior === null ? null : knowledge.readMentions(prior)
  return before && !before.isBare ? before.matter : null
}

/** Provinces that a question sets side by side: those that it names, or one beside one's own. */
const comparedIn = ({ provinces, compares }: Mentions, talk: Talk): readonly ProvinceId[] => {
  const own = ownProvince(talk)
  if (provinces.length > 1) return provinces
  return compares && own !== null && provinces.length === 1 && !provinces.includes(own)
    ? [own, ...provinces]
    : []
}

/** Each province under its name, with its own clause. */
const answerSideBySide = (
  matter: string,
  provinces: readonly ProvinceId[],
  talk: Talk,
): Outcome | null => {
  const places = talk.knowledge.places.filter(({ id }) => provinces.includes(id))
  const [like = []] = places
    .map(({ id }) => answeringIn(matter, id, talk))
    .filter((articles) => articles.length > 0)
  const said = places.map((place) => saidIn(matter, place, like, talk))
  if (!said.some(({ isAnswer }) => isAnswer)) return null
  const drafts = said.flatMap((one) => one.drafts)
  return sayAndReturn(talk, withChoices(drafts, provinceChoices(places)), 'answer')
}

/** The same question for another province: "còn An Giang thì sao". */
const answerAgainFor = (matter: string, province: ProvinceId, talk: Talk): Outcome | null => {
  const { knowledge, session, say } = talk
  const place = knowledge.places.find(({ id }) => id === province)
  if (!place) return null
  const { articles: told, rows } = session.context
  const like =
    told.length + rows.length > 0
      ? told
          .flatMap((id) => knowledge.articles.get(id) ?? [])
          .filter((one) => one.province !== null)
      : answeringIn(matter, ownProvince(talk), talk)
  const { drafts, articles, isAnswer } = saidIn(matter, place, like, talk)
  const last = drafts.at(-1)
  const choices = nextChoices(articles, talk)
  const shown = last && choices.length > 0 ? [...drafts.slice(0, -1), { ...last, choices }] : drafts
  const asked = say('answer.asked', { matter: articles[0]?.title ?? matter, name: place.name })
  const next = telling(asking(talk, asked), { ...toldArticles(articles), province })
  return sayAndReturn(next, shown, isAnswer ? 'answer' : 'abstain')
}

/**
 * Answers a question that sets provinces side by side, and one that only names another province
 * behind a question. Null for any other, and where no province's documents say anything.
 */
export const answerForProvinces = (
  text: string,
  mentions: Mentions,
  talk: Talk,
): Outcome | null => {
  const matter = matterOf(mentions, talk)
  if (matter === null) return null
  const compared = comparedIn(mentions, talk)
  const question = mentions.isBare ? matter : text
  if (compared.length > 1) return answerSideBySide(matter, compared, asking(talk, question))
  const [province] = mentions.provinces
  if (!mentions.isBare || province === undefined || mentions.sources.length > 0) return null
  return answerAgainFor(matter, province, talk)
}
