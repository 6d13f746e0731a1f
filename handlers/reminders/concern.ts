import type { Follow, Subscriber } from '../conversation/subscriber.ts'
import type { Deadline } from '../../knowledge/schema/deadline.ts'
import { isFor } from '../../knowledge/calendar/deadlines.ts'
import type { Agency } from '../../knowledge/schema/schema.ts'

type Agencies = ReadonlyMap<string, Agency>

/** The agency and those whose work it took over, as far as that is sure. */
const namesOf = (id: string, agencies: Agencies): readonly string[] => {
  const name = agencies.get(id)?.name
  const before = [...agencies.values()].filter(
    ({ now, sure }) => now !== null && now === name && (sure === 'a' || sure === 'b'),
  )
  return [id, ...before.map((agency) => agency.id)]
}

const isGranted = ({ province, agency }: Follow, { grants }: Subscriber): boolean =>
  agency === null ||
  grants.some(
    (grant) => grant.state === 'approved' && grant.province === province && grant.agency === agency,
  )

const covers = (follow: Follow, deadline: Deadline, agencies: Agencies): boolean => {
  if (follow.province !== deadline.province) return false
  if (follow.documents !== null && !follow.documents.includes(deadline.source)) return false
  if (follow.agency === null) return deadline.type === 'phase'
  return namesOf(follow.agency, agencies).some((id) => isFor(deadline, id, agencies))
}

/** Tells whether a deadline is what a subscriber asked for and may be told. */
export interface Concern {
  (subscriber: Subscriber, deadline: Deadline): boolean
}

/** Looks each kind of subscription up once: thousands of people follow the same few. */
export const createConcern = (agencies: Agencies): Concern => {
  const known = new Map<string, boolean>()
  return (subscriber, deadline) =>
    subscriber.follows.some((follow) => {
      if (!isGranted(follow, subscriber)) return false
      const documents = follow.documents?.join(',') ?? '*'
      const key = [follow.province, follow.agency ?? '*', documents, deadline.id].join('|')
      const found = known.get(key) ?? covers(follow, deadline, agencies)
      known.set(key, found)
      return found
    })
}
