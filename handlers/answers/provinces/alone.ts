import type { PlaceReading } from '../../../knowledge/language/message/reader.ts'
import type { Place } from '../../../knowledge/schema/places.ts'
import { articleChoices } from '../article.ts'
import { provinceChoices, question } from '../../walk/choices.ts'
import { pends, sayAndReturn } from '../../menu.ts'
import { ownProvince } from './own.ts'
import type { Outcome } from '../../conversation/outcome.ts'
import { withSession, type ReadTalk, type Talk } from '../../talk.ts'

/** Topics that are asked about most, of which a province is opened with what it has. */
const FIRST_ASKED = ['take-part', 'conditions', 'dossier', 'chosen', 'support', 'ask-whom']
const MOST_OFFERED = 5

/** What can be asked of a province: the documents that there are, and what is asked most. */
export const openProvince = ({ id, label }: Place, talk: Talk): Outcome => {
  const { knowledge, say } = talk
  const documents = [...knowledge.sources.values()].filter(({ province }) => province === id)
  const own = [...knowledge.articles.values()].filter(({ province }) => province === id)
  const offered = FIRST_ASKED.flatMap(
    (topic) => own.find((one) => one.topic === topic && one.about === null) ?? [],
  ).slice(0, MOST_OFFERED)
  const text = say('answer.opened', {
    province: label,
    documents: documents.map((one) => one.label).join(', '),
  })
  return sayAndReturn(talk, [{ text, choices: articleChoices(offered, talk) }], 'menu')
}

/** Which old province is meant: ours are offered, and what else is in the province of today. */
const askWhich = ({ provinces, ask }: PlaceReading, talk: Talk): Outcome => {
  const { knowledge, say } = talk
  const places = knowledge.places.filter(({ id }) => provinces.includes(id))
  const [only, ...others] = places
  const rest = only && others.length === 0 ? [say('answer.oldName', { name: only.now })] : []
  const choices = [...provinceChoices(places), ...rest.map((name) => question(name))]
  const names = choices.map(({ label }) => label).join(` ${say('answer.or')} `)
  const text = ask === 'same-name' ? say('clarify.same-name') : say('answer.whichOld', { names })
  return sayAndReturn(talk, [{ text, choices }], 'question')
}

/** A message that only names a place: what can be asked of it, or which old province is meant. */
export const answerPlaceAlone = (talk: ReadTalk): Outcome | null => {
  const { session, reading, knowledge } = talk
  const { place } = reading
  if (!place?.isAll || reading.question !== null || pends(talk)) return null
  if (place.ask) return askWhich(place, talk)
  const [only, ...others] = place.provinces
  const named = knowledge.places.find(({ id }) => id === only)
  if (!named || others.length > 0) return null
  const province = ownProvince(talk) ?? named.id
  return openProvince(
    named,
    withSession(talk, { ...session, profile: { ...session.profile, province } }),
  )
}
