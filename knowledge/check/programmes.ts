import type { Content, FromFile } from '../content.ts'
import type { Fault } from '../faults.ts'
import type { Dossier } from '../schema/dossier.ts'
import type { Programme, ResultCase } from '../schema/programme.ts'

const LABEL_LENGTH = 40

const statusFaults = ({ file, value }: FromFile<Programme>): readonly Fault[] =>
  value.status.flatMap(({ from }, at) => {
    const before = value.status[at - 1]?.from ?? ''
    const isInOrder = at === 0 ? from === null : from !== null && before < from
    return isInOrder ? [] : [{ file, place: `status.${at}`, reason: 'status-order' }]
  })

/** Models that a condition or cooperative can name: the numbered options of the fact `model`. */
const modelNumbers = (content: Content): readonly number[] =>
  (content.facts.find(({ value }) => value.id === 'model')?.value.options ?? [])
    .map(({ id }) => Number(id))
    .filter(Number.isInteger)

const modelFaults = (
  { file, value }: FromFile<Programme>,
  numbers: readonly number[],
): readonly Fault[] => {
  const own = value.models.map(({ number }) => number)
  const missing = own.length === 0 ? [] : numbers.filter((number) => !own.includes(number))
  return [
    ...missing.map((model) => ({ file, place: 'models', reason: 'no-model', values: { model } })),
    ...own.flatMap((number, at) =>
      number === numbers[at]
        ? []
        : [{ file, place: `models.${at}.number`, reason: 'model-order', values: { at: at + 1 } }],
    ),
    ...value.cooperatives.flatMap(({ model }, at) =>
      numbers.includes(model)
        ? []
        : [{ file, place: `cooperatives.${at}.model`, reason: 'no-model', values: { model } }],
    ),
  ]
}

const labelFaults = ({ file, value }: FromFile<Programme>): readonly Fault[] =>
  value.conditions.flatMap(({ label }, at) =>
    label.length <= LABEL_LENGTH
      ? []
      : [
          {
            file,
            place: `conditions.${at}.label`,
            reason: 'label-too-long',
            values: { most: LABEL_LENGTH },
          },
        ],
  )

/** The results that there can be: without conditions none but one that is to be verified. */
const resultsOf = ({ conditions, cooperatives }: Programme): readonly ResultCase[] => [
  ...(conditions.length > 0 ? (['eligible', 'not_eligible'] as const) : []),
  'needs_verification',
  ...(conditions.some(({ kind }) => kind === 'subject') ? (['no_subject'] as const) : []),
  ...(cooperatives.length > 0 ? (['chosen'] as const) : []),
]

const stepFaults = (
  { file, value }: FromFile<Programme>,
  issued: ReadonlyMap<string, string>,
): readonly Fault[] => [
  ...resultsOf(value)
    .filter((one) => !value.nextSteps.some((step) => step.for.includes(one)))
    .map((result) => ({ file, place: 'nextSteps', reason: 'no-next-step', values: { result } })),
  ...value.nextSteps.flatMap(({ cites }, at) => {
    const province = issued.get(cites?.source ?? value.source)
    const isOwn = [value.province, issued.get(value.source)].includes(province)
    return cites === null || province === undefined || isOwn
      ? []
      : [
          {
            file,
            place: `nextSteps.${at}.cites.source`,
            reason: 'other-province',
            values: { source: cites.source },
          },
        ]
  }),
]

/**
 * A programme is its province's only one and rests on a document of that province; statuses follow
 * in time, models are numbered without a hole, labels fit a line; every result that there can be
 * has a next step, which rests on no other province's document.
 */
export const checkProgrammes = (content: Content): readonly Fault[] => {
  const numbers = modelNumbers(content)
  const provinces = new Map<string, string>()
  const sources = new Map(content.sources.map(({ value }) => [value.id, value.province]))
  return content.programmes.flatMap((programme) => {
    const { file, value } = programme
    const first = provinces.get(value.province)
    const issued = sources.get(value.source)
    provinces.set(value.province, file)
    return [
      ...(first === undefined
        ? []
        : [{ file, place: 'province', reason: 'province-twice', values: { file: first } }]),
      ...(issued === undefined || issued === value.province
        ? []
        : [{ file, place: 'source', reason: 'other-province', values: { source: value.source } }]),
      ...statusFaults(programme),
      ...modelFaults(programme, numbers),
      ...labelFaults(programme),
      ...stepFaults(programme, sources),
    ]
  })
}

const twiceIn = ({ file, value }: FromFile<Dossier>): readonly Fault[] =>
  value.papers.flatMap(({ id }, at) => {
    const first = value.papers.findIndex((other) => other.id === id)
    return first === at
      ? []
      : [{ file, place: `papers.${at}.id`, reason: 'id-twice', values: { id, file } }]
  })

/** Papers are told and ticked by number: those of registration come before the later ones. */
const orderIn = ({ file, value: { papers } }: FromFile<Dossier>): readonly Fault[] =>
  papers.flatMap(({ stage }, at) =>
    stage === 'register' && papers[at - 1]?.stage === 'chosen'
      ? [{ file, place: `papers.${at}.stage`, reason: 'stage-order' }]
      : [],
  )

/**
 * Every programme has one list of papers, on a document of its own province: nobody is asked for what
 * another province wants.
 */
export const checkDossiers = ({ dossiers, programmes, sources }: Content): readonly Fault[] => {
  const issued = new Map(sources.map(({ value }) => [value.id, value.province]))
  return [
    ...dossiers.flatMap((dossier) => [...twiceIn(dossier), ...orderIn(dossier)]),
    ...programmes.flatMap(({ file, value: { id, province, source } }): readonly Fault[] => {
      const [first, ...others] = dossiers.filter(({ value }) => value.programme === id)
      if (!first) return [{ file, place: '-', reason: 'no-dossier', values: { programme: id } }]
      // What is wrong with the programme itself is told there.
      const own = [province, issued.get(source)]
      return [
        ...others.map((one) => ({
          file: one.file,
          place: 'programme',
          reason: 'id-twice',
          values: { id, file: first.file },
        })),
        ...[first, ...others]
          .filter(({ value }) => !own.includes(issued.get(value.source) ?? province))
          .map((one) => ({
            file: one.file,
            place: 'source',
            reason: 'other-province',
            values: { source: one.value.source },
          })),
      ]
    }),
  ]
}
