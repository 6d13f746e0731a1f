import type { Content, FromFile } from '../content.ts'
import type { Fault } from '../faults.ts'
import type { Dossier } from '../schema/dossier.ts'

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
