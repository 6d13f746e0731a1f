import type { Mentions } from '../../../knowledge/search/names.ts'
import { pends, sayAndReturn } from '../../menu.ts'
import type { Outcome } from '../../conversation/outcome.ts'
import { readMessage, withSession, type ReadTalk } from '../../talk.ts'
import { provinceChoices, withChoices } from '../../walk/choices.ts'
import { declineProvince, recordUnanswered } from '../declining.ts'
import { answerOfficially, importedFrom } from '../official.ts'
import { CERTAIN, proposed, type HeardQuestion, type Propose } from '../proposal.ts'
import { answerPlaceAlone } from '../provinces/alone.ts'
import { answerForProvinces } from '../provinces/other.ts'
import { ownProvince } from '../provinces/own.ts'

/** A question about a province of which nothing but imported documents can be known. */
const answerElsewhere = (text: string, province: string, talk: ReadTalk): Outcome => {
  const documents = importedFrom(province, talk).join(', ')
  const found = answerOfficially(text, talk)
  if (found) return found
  if (documents === '') return declineProvince(province, talk)
  const none = { text: talk.say('official.notFound', { province, documents }) }
  return { ...sayAndReturn(talk, [none], 'abstain'), effects: recordUnanswered(text, talk) }
}

/** Of a province that is none of ours. */
export const ofForeignPlace: Propose<HeardQuestion> = ({ text, talk }) => {
  const { place } = talk.reading
  return place?.other && place.provinces.length === 0
    ? proposed(CERTAIN, answerElsewhere(text, place.other, talk))
    : null
}

/**
 * "điều kiện An Giang", where neither district nor settings tell which old province is meant: the one
 * of that name answers under its name, and the others that are part of it today are offered.
 */
const answerForOldName = (
  { provinces, compares, matter, isBare }: Mentions,
  { talk, instead }: HeardQuestion,
): Outcome | null => {
  const { knowledge, session, reading, say } = talk
  const [province, ...others] = provinces
  const isMeant = reading.place?.ask === 'merged' && ownProvince(talk) === null && !compares
  const asks = !isBare || knowledge.readShortAsk(matter, '') !== null
  if (!isMeant || !asks || province === undefined || others.length > 0) return null
  const own = withSession(talk, { ...session, profile: { ...session.profile, province } })
  const outcome = instead(matter, { ...own, reading: readMessage(matter, null, own) })
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

export const ofOldName: Propose<HeardQuestion> = (heard) =>
  proposed(CERTAIN, answerForOldName(heard.mentions, heard))

/** True where an answer of its own compares the provinces. */
const isCompared = ({ text, mentions, talk: { knowledge, session } }: HeardQuestion): boolean => {
  if (mentions.provinces.length < 2) return false
  const { role } = session.profile
  const whole = knowledge.search.find({ text, province: null, role, prior: null })
  return whole.kind === 'answer' && whole.articles.every(({ province }) => province === null)
}

/** Provinces side by side, and the question before asked for another one. */
export const ofProvinces: Propose<HeardQuestion> = (heard) =>
  heard.talk.reading.place?.other || isCompared(heard)
    ? null
    : proposed(CERTAIN, answerForProvinces(heard.text, heard.mentions, heard.talk))

/** A place by itself. */
export const ofPlaceAlone: Propose<HeardQuestion> = ({ talk }) =>
  proposed(CERTAIN, answerPlaceAlone(talk))
