import { agencyName } from './citation.ts'
import type { Content } from '../content.ts'
import type { Say } from '../phrases.ts'
import type { Outside } from '../schema/outside.ts'
import type { Agency } from '../schema/schema.ts'

/** Puts into a text what its placeholders name. */
export interface Fill {
  (text: string): string
}

const PLACEHOLDER = /\{\{(?<id>[a-z0-9-]+)(?<short>:short)?\}\}/gu

/** An outside fact with the mark that is always said with it. */
export const saidOutside = ({ text, sure }: { text: string; sure: 'a' | 'b' }, say: Say): string =>
  say(`outside.${sure}`, { text })

/**
 * What placeholders of answers stand for, so that each is written once: a parameter its figure; an
 * agency its name, short behind `:short`, at its first mention with today's; an old province its name,
 * at its first mention marked as old; an outside fact its statement with its mark. Others stay.
 */
export const createFill = (content: Content, say: Say): Fill =>
  fillWith(content, {
    agency: (agency, isFirst) => (isFirst ? agencyName(agency, say) : agency.name),
    province: ({ label, name }, isFirst) => (isFirst ? label : name),
    outside: (fact) => saidOutside(fact, say),
  })

/** The words of documents alone: names as they stand there, and nothing from outside. */
export const createPlainFill = (content: Content): Fill =>
  fillWith(content, {
    agency: ({ name }) => name,
    province: ({ name }) => name,
    outside: () => '',
  })

/** How what a placeholder names is said, at its first mention in a text or at a later one. */
interface Manner {
  agency(agency: Agency, isFirst: boolean): string
  province(place: Content['provinces'][number]['value'], isFirst: boolean): string
  outside(fact: Outside): string
}

const fillWith = (content: Content, manner: Manner): Fill => {
  const figures = new Map(
    content.parameters.map(({ value: { id, values } }) => [id, values.at(-1)?.text]),
  )
  const agencies = new Map(content.agencies.map(({ value }) => [value.id, value]))
  const provinces = new Map(content.provinces.map(({ value }) => [value.id, value]))
  const outside = new Map(content.outside.map(({ value }) => [value.id, manner.outside(value)]))
  return (text) => {
    const said = new Set<string>()
    return text.replaceAll(PLACEHOLDER, (whole, id: string, short?: string) => {
      const isFirst = !said.has(id)
      said.add(id)
      const agency = agencies.get(id)
      if (agency) {
        const name = short === undefined ? agency.name : (agency.short ?? agency.name)
        return manner.agency({ ...agency, name }, isFirst)
      }
      const province = provinces.get(id)
      if (province) return manner.province(province, isFirst)
      return figures.get(id) ?? outside.get(id) ?? whole
    })
  }
}
