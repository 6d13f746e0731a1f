import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { ProvinceId } from '../../knowledge/schema/primitives.ts'
import { agencyName } from '../../knowledge/wording/citation.ts'
import type { HandOffOffice, HandOffView } from '../conversation/hand-off.ts'

/** "Liên minh HTX tỉnh, Kiên Giang (cũ)". */
export const officeInWords = (
  { province, agency }: HandOffOffice,
  knowledge: Knowledge,
): string => {
  const { agencies, places, say } = knowledge
  const named = agencies.get(agency)
  return say('handoff.office', {
    agency: named ? agencyName(named, say) : agency,
    province: places.find(({ id }) => id === province)?.name ?? province,
  })
}

/** Who answers, as the person reads it: the name that the officer chose, or none, and the office. */
export const officerInWords = (
  name: string | null,
  office: HandOffOffice,
  knowledge: Knowledge,
): string => {
  const words = officeInWords(office, knowledge)
  return name === null
    ? knowledge.say('handoff.officer', { office: words })
    : knowledge.say('handoff.officerNamed', { name, office: words })
}

/** The agency that a province's plan sends most questions to; of a plan without any, that of the others. */
export const agencyFor = (province: ProvinceId, { programmes }: Knowledge): string | null => {
  const all = [...programmes.values()]
  const own = all.filter((one) => one.province === province && one.conditions.length > 0)
  const asked = (own.length > 0 ? own : all).flatMap(({ conditions }) =>
    conditions.map(({ ask }) => ask),
  )
  const counted = [...Map.groupBy(asked, (ask) => ask)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  )
  return counted[0]?.[0] ?? null
}

/** Where somebody of a province can be handed to: the agency that is responsible, else whoever is on duty. */
export const officeFor = (
  province: ProvinceId,
  { offices }: HandOffView,
  knowledge: Knowledge,
): HandOffOffice | null => {
  const here = offices.filter((one) => one.province === province)
  const agency = agencyFor(province, knowledge)
  const [most] = here.toSorted((one, other) => other.count - one.count)
  const found = here.find((one) => one.agency === agency) ?? most
  return found ? { province: found.province, agency: found.agency } : null
}
