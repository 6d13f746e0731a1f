import type { ProvinceId } from '../../../knowledge/schema/primitives.ts'
import type { Talk } from '../../talk.ts'

/** The province of the cooperative, from the walk-through or the settings; null where none is known. */
export const ownProvince = ({ knowledge, session }: Talk): ProvinceId | null => {
  const walked = session.walk?.answers.findLast(({ fact }) => fact === 'province')?.value
  const fromWalk =
    walked?.is === 'choice' ? knowledge.places.find(({ id }) => id === walked.ids[0]) : null
  return fromWalk?.id ?? session.profile.province
}
