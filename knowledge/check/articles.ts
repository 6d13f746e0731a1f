import type { Content } from '../content.ts'
import type { Fault } from '../faults.ts'
import type { ProvinceId } from '../schema/primitives.ts'
import type { Article } from '../schema/schema.ts'

const PLACEHOLDER = /\{\{([^{}:]*)(?::short)?\}\}/gu

/** What the placeholders of an answer name: parameters, agencies, provinces, outside facts. */
export const placeholdersIn = ({ answer }: Article): readonly string[] =>
  [answer.director, answer.officer ?? ''].flatMap((text) =>
    [...text.matchAll(PLACEHOLDER)].map(([, id = '']) => id),
  )

/**
 * Articles take figures from parameters that exist, and cite. One that speaks for a province takes both from that province only: no rule is lent to another.
 */
export const checkArticles = (content: Content): readonly Fault[] => {
  const provinces = new Map(content.sources.map(({ value }) => [value.id, value.province]))
  const origins = new Map(
    content.parameters.map(({ value }) => [value.id, value.values.map(({ source }) => source)]),
  )
  const isForeign = (source: string, province: ProvinceId | null) =>
    province !== null && (provinces.get(source) ?? province) !== province
  const others = new Set(
    [content.agencies, content.provinces, content.outside].flatMap((list) =>
      list.map(({ value }) => value.id),
    ),
  )
  const figureReason = (figure: string, province: ProvinceId | null): string | null => {
    if (others.has(figure)) return null
    const sources = origins.get(figure)
    if (!sources) return 'no-parameter'
    return sources.some((source) => isForeign(source, province)) ? 'other-province-figure' : null
  }
  return content.articles.flatMap(({ file, value }) => {
    const faults: Fault[] = []
    for (const parameter of placeholdersIn(value)) {
      const reason = figureReason(parameter, value.province)
      if (reason) faults.push({ file, place: 'answer', reason, values: { parameter } })
    }
    for (const list of ['citations', 'also'] as const)
      for (const { source } of value[list])
        if (isForeign(source, value.province))
          faults.push({ file, place: list, reason: 'other-province', values: { source } })
    if (value.citations.length === 0 && !value.abstains)
      faults.push({ file, place: 'citations', reason: 'uncited' })
    return faults
  })
}
