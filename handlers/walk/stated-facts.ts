import { fold } from '../../knowledge/language/text/text.ts'
import type { PlaceReading } from '../../knowledge/language/message/reader.ts'
import type { FactReading } from '../../knowledge/rules/reading.ts'
import type { Value } from '../../knowledge/rules/value.ts'
import { valuesOf } from '../conversation/session.ts'
import type { ReadTalk, Talk } from '../talk.ts'

/** The answer that holds which cooperative of a document's list was named; never asked for. */
export const NAMED = 'cooperative'

/** Cooperatives that the province's document names and the message speaks of. */
const namedIn = ({ reading, knowledge, session }: ReadTalk): readonly FactReading[] => {
  const text = fold(reading.text)
  const walked = session.walk ? valuesOf(session.walk)['province'] : undefined
  const provinces: readonly string[] =
    reading.place?.provinces ?? (walked?.is === 'choice' ? walked.ids : [])
  const ids = [...knowledge.programmes.values()]
    .filter(({ province }) => provinces.includes(province))
    .flatMap(({ cooperatives }) => cooperatives)
    .filter(({ aliases }) => aliases.some((alias) => text.includes(fold(alias))))
    .map(({ id }) => id)
  return ids.length > 0
    ? [
        {
          fact: NAMED,
          reading: { kind: 'value', value: { is: 'choice', ids, said: reading.text } },
        },
      ]
    : []
}

/** What a named place says of the old province: one, or a choice between candidates. */
const provinceReading = (place: PlaceReading | null, talk: Talk): readonly FactReading[] => {
  if (!place || place.isAskedAbout || place.provinces.length === 0) return []
  const named = place.provinces.map((id): Value => ({ is: 'choice', ids: [id], said: place.said }))
  const [only] = named
  const reading =
    named.length === 1 && only && !place.ask
      ? ({ kind: 'value', value: only } as const)
      : ({
          kind: 'clarify',
          ask: place.ask ?? 'merged',
          said: place.said,
          options: named.length > 1 ? named : everyProvince(place, talk),
        } as const)
  return [{ fact: 'province', reading }]
}

const everyProvince = (place: PlaceReading, { knowledge }: Talk): readonly Value[] =>
  knowledge.places.map(({ id }) => ({ is: 'choice', ids: [id], said: place.said }))

/** More readings than these to choose from are none. */
const MOST_READINGS = 6

const isClearEnough = ({ reading }: FactReading): boolean =>
  reading.kind !== 'clarify' || reading.options.length <= MOST_READINGS

/** Everything stated in a message, the province first. */
export const statedIn = (talk: ReadTalk): readonly FactReading[] => [
  ...provinceReading(talk.reading.place, talk),
  ...talk.reading.facts.filter(({ fact }) => fact !== 'province').filter(isClearEnough),
  ...namedIn(talk),
]
