import type { Dossier } from '../../knowledge/schema/dossier.ts'
import type { Programme } from '../../knowledge/schema/programme.ts'
import { newChecklist, type Checklist } from '../conversation/checklist.ts'
import { valuesOf } from '../conversation/session.ts'
import { withSession, type Talk } from '../talk.ts'
import { dossierOf } from '../text/dossier.ts'
import { provinceIn } from '../walk/progress.ts'

/** Whose papers a message is about. */
export interface Subject {
  readonly programme: Programme
  readonly dossier: Dossier
  /** As it is stored; without an id where nothing is kept of it yet. */
  readonly list: Checklist
}

/** The lists that this chat keeps. */
export const keptLists = ({ incoming }: Talk): readonly Checklist[] => incoming.checklists ?? []

/** Whether a list was shown, so that a number without more is one of its papers. */
export const isShown = (talk: Talk): boolean =>
  talk.session.dossier !== null || keptLists(talk).length > 0

/** "hồ sơ" alone is the list behind a result or where one is kept, and else asks what belongs to it. */
export const isListMeant = (talk: Talk): boolean =>
  isShown(talk) || (talk.session.walk?.concluded ?? false)

/** Whether the latest choices are about papers. */
export const isAtHand = ({ session }: Talk): boolean =>
  session.prompt?.choices.some(({ action }) => action.do === 'papers') ?? false

const programmeOf = (province: string | null, { knowledge }: Talk): Programme | null =>
  [...knowledge.programmes.values()].find((one) => one.province === province) ?? null

/** The programme of the walk, or of the province that was told, or the one whose list was shown or kept last. */
const programmeAtHand = (talk: Talk): Programme | null => {
  const { session, knowledge } = talk
  const { walk } = session
  const walked = walk && programmeOf(provinceIn(valuesOf(walk)), talk)
  const told = walked ?? programmeOf(session.profile.province, talk)
  const last = session.dossier?.programme ?? keptLists(talk)[0]?.programme
  return told ?? knowledge.programmes.get(last ?? '') ?? null
}

/** The name of the cooperative at hand; null where none was given. */
const nameAtHand = (programme: string, { session }: Talk): string | null => {
  const { dossier, walk } = session
  return walk?.name ?? (dossier?.programme === programme ? dossier.name : null)
}

/**
 * The kept list of a cooperative. One that was kept before the cooperative was named is its list, and
 * without a name the only list of the programme is meant.
 */
const keptOf = (programme: string, name: string | null, talk: Talk): Checklist | null => {
  const own = keptLists(talk).filter((one) => one.programme === programme)
  const exact = own.find((one) => one.name === name)
  if (exact) return exact
  if (name === null) return own.length === 1 ? (own[0] ?? null) : null
  const begun = talk.session.walk?.startedOn ?? null
  const unnamed = own.find((one) => one.name === null && begun !== null && one.since >= begun)
  return unnamed ? { ...unnamed, name } : null
}

/** Whose papers are meant where nobody says it; null where no programme is known. */
export const subjectOf = (talk: Talk): Subject | null => {
  const programme = programmeAtHand(talk)
  if (!programme) return null
  const dossier = dossierOf(programme.id, talk.knowledge)
  const name = nameAtHand(programme.id, talk)
  const kept = keptOf(programme.id, name, talk)
  return { programme, dossier, list: kept ?? newChecklist(programme.id, name, talk.incoming.at) }
}

/** The same talk with the list of one cooperative at hand. */
export const aiming = <T extends Talk>(talk: T, programme: string, name: string | null): T =>
  withSession(talk, { ...talk.session, dossier: { programme, name } })

/** The lists of several cooperatives of which nobody said which is meant; none where it is clear. */
export const severalOf = ({ list }: Subject, talk: Talk): readonly Checklist[] => {
  const own = keptLists(talk).filter((one) => one.programme === list.programme)
  return list.id === null && list.name === null && own.length > 1 ? own : []
}
