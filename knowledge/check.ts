import { checkAgencies, checkArticles, checkCitations } from './check-references.ts'
import { checkParameters, checkRules } from './check-rules.ts'
import type { Content, FromFile } from './content.ts'
import type { Fault } from './faults.ts'

const LABEL_LENGTH = 40
const BASE_LANGUAGE = 'vi'
const ASKING = ['ask', 'why', 'example', 'fact'] as const

/** Ids are given once in the whole content of a kind. */
const checkIds = (list: readonly FromFile<{ readonly id: string }>[]): readonly Fault[] => {
  const seen = new Map<string, string>()
  return list.flatMap(({ file, value }) => {
    const first = seen.get(value.id)
    seen.set(value.id, file)
    return first === undefined
      ? []
      : [{ file, place: value.id, reason: `the id stands in ${first} too` }]
  })
}

const checkAllIds = (content: Content): readonly Fault[] =>
  [
    content.sources,
    content.programmes,
    content.parameters,
    content.facts,
    content.agencies,
    content.articles,
    content.programmes.flatMap(({ file, value }) =>
      value.conditions.map((one) => ({ file, value: one })),
    ),
  ].flatMap(checkIds)

/** Statuses follow in time; models are numbered without a hole; one programme a province. */
const checkProgrammes = (content: Content): readonly Fault[] => {
  const provinces = new Map<string, string>()
  return content.programmes.flatMap(({ file, value }) => {
    const faults: Fault[] = []
    const first = provinces.get(value.province)
    if (first) faults.push({ file, place: 'province', reason: `${first} has the same province` })
    provinces.set(value.province, file)
    value.status.forEach(({ from }, at) => {
      const before = value.status[at - 1]?.from
      const isInOrder =
        at === 0 ? from === null : from !== null && (before == null || before < from)
      if (!isInOrder)
        faults.push({
          file,
          place: `status.${at}`,
          reason: 'statuses stand in time order, the first without a day',
        })
    })
    value.models.forEach(({ number }, at) => {
      if (number !== at + 1)
        faults.push({
          file,
          place: `models.${at}`,
          reason: `model ${at + 1} is missing or misplaced`,
        })
    })
    value.conditions.forEach(({ label }, at) => {
      if (label.length > LABEL_LENGTH)
        faults.push({
          file,
          place: `conditions.${at}.label`,
          reason: `a label has at most ${LABEL_LENGTH} characters`,
        })
    })
    return faults
  })
}

/** Every fact can be asked, explained and shown by an example. */
const checkAsking = (content: Content): readonly Fault[] =>
  content.facts.flatMap(({ value }) =>
    ASKING.filter((name) => content.phrases[BASE_LANGUAGE]?.[name]?.[value.id] === undefined).map(
      (name) => ({
        file: `phrases/${BASE_LANGUAGE}/${name}.yaml`,
        place: value.id,
        reason: `the fact "${value.id}" has no phrase here`,
      }),
    ),
  )

const keysOf = (phrases: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(phrases)

/** Another language translates phrases that exist. */
const checkLanguages = (content: Content): readonly Fault[] =>
  Object.entries(content.phrases).flatMap(([language, files]) =>
    Object.entries(files).flatMap(([name, phrases]) => {
      const base = content.phrases[BASE_LANGUAGE]?.[name] ?? {}
      return keysOf(phrases)
        .filter((key) => !(key in base))
        .map((key) => ({
          file: `phrases/${language}/${name}.yaml`,
          place: key,
          reason: `no such phrase in ${BASE_LANGUAGE}`,
        }))
    }),
  )

/** Checks content across files; the schemas have checked each file. No faults: it can be used. */
export const checkContent = (content: Content): readonly Fault[] => [
  ...checkAllIds(content),
  ...checkCitations(content),
  ...checkAgencies(content),
  ...checkRules(content),
  ...checkParameters(content),
  ...checkProgrammes(content),
  ...checkArticles(content),
  ...checkAsking(content),
  ...checkLanguages(content),
]
