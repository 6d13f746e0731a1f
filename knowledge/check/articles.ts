import { BASE_LANGUAGE, type Content } from '../content.ts'
import type { Fault } from '../faults.ts'
import { createSay } from '../phrases.ts'
import type { ProvinceId } from '../schema/primitives.ts'
import type { Article } from '../schema/schema.ts'
import { createFill } from '../wording/fill.ts'

const PLACEHOLDER = /\{\{([^{}:]*)(?::short)?\}\}/gu

/** What the placeholders of an answer name: parameters, agencies, provinces, outside facts. */
export const placeholdersIn = ({ answer }: Article): readonly string[] =>
  [answer.director, answer.officer].flatMap((text) =>
    [...text.matchAll(PLACEHOLDER)].map(([, id = '']) => id),
  )

/** What fits one bubble on a small screen, in characters. */
const BUBBLE = 320
/** So many lines are a list, which comes whole. */
const LIST = 3
const LIST_LINE = /^(?:\d+(?:, \d+)*\.|[-•+]) /gmu

const isTooLong = (said: string): boolean =>
  said.length > BUBBLE && (said.match(LIST_LINE) ?? []).length < LIST

/**
 * Articles take figures from parameters that exist, and cite. One that speaks for a province takes both from that province only: no rule is lent to another.
 * What a director reads fits one bubble, but a list.
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
  const fill = createFill(content, createSay(BASE_LANGUAGE, content.phrases[BASE_LANGUAGE] ?? {}))
  return content.articles.flatMap(({ file, value }) => {
    const faults: Fault[] = []
    if (isTooLong(fill(value.answer.director)))
      faults.push({
        file,
        place: 'answer.director',
        reason: 'answer-too-long',
        values: { most: BUBBLE },
      })
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
