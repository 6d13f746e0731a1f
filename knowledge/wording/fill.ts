import { agencyName } from './citation.ts'
import type { Content } from '../content.ts'
import type { Say } from '../phrases.ts'

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
export const createFill = (content: Content, say: Say): Fill => {
  const figures = new Map(
    content.parameters.map(({ value: { id, values } }) => [id, values.at(-1)?.text]),
  )
  const agencies = new Map(content.agencies.map(({ value }) => [value.id, value]))
  const provinces = new Map(content.provinces.map(({ value }) => [value.id, value]))
  const outside = new Map(content.outside.map(({ value }) => [value.id, saidOutside(value, say)]))
  return (text) => {
    const said = new Set<string>()
    return text.replaceAll(PLACEHOLDER, (whole, id: string, short?: string) => {
      const isFirst = !said.has(id)
      said.add(id)
      const agency = agencies.get(id)
      if (agency) {
        const name = short === undefined ? agency.name : (agency.short ?? agency.name)
        return isFirst ? agencyName({ ...agency, name }, say) : name
      }
      const province = provinces.get(id)
      if (province) return isFirst ? province.label : province.name
      return figures.get(id) ?? outside.get(id) ?? whole
    })
  }
}
