import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Citation } from '../../knowledge/schema/schema.ts'
import type { SheetOpenGroup } from '../conversation/sheet.ts'
import type { VerdictView } from '../conversation/verdict-view.ts'
import { brieflyRequired } from '../text/brief.ts'
import { citeTogether } from '../text/citation.ts'
import type { Talk } from '../talk.ts'
import { judgedOn, type Progress } from '../walk/progress.ts'
import type { ResultLine } from './lines.ts'
import { isOfFigure, type RowParts } from './rows.ts'

type ToVerify = VerdictView['toVerify'][number]

/** An open point; a plain one is only named, any other is told in a sentence of its own. */
interface OpenPoint extends ResultLine {
  readonly fact: string
  readonly isPlain: boolean
}

/** Open points that are found in one place. */
export interface OpenPlace {
  readonly place: string
  readonly title: string
  readonly points: readonly OpenPoint[]
}

const AGENCY = 'agency'
const SELF = 'self'

/** Where an open point is found: in the cooperative's own papers, with itself, else with the agency. */
const placeOf = ({ fact, reason }: ToVerify, { knowledge }: Talk): string => {
  if (reason === 'authority') return AGENCY
  return knowledge.facts.get(fact)?.found ?? (reason === 'not-asked' ? SELF : AGENCY)
}

/** Said in a sentence of its own: what a document leaves open, a figure that is not exact enough. */
const isPlain = ({ fact, reason }: ToVerify, { say }: Talk): boolean =>
  reason === 'not-asked' || (reason === 'unknown' && !say.has(`verify.${fact}`))

const pointOf = (entry: ToVerify, rows: readonly RowParts[], talk: Talk): OpenPoint => {
  const { say, knowledge } = talk
  const { fact, citations } = entry
  const row = rows.find((one) => one.fact === fact)
  const label = say(`fact.${fact}`)
  const named =
    row?.required && isOfFigure(row, knowledge)
      ? say('result.openFigure', { label, required: brieflyRequired(row.required, knowledge) })
      : label
  const plain = isPlain(entry, talk)
  return {
    fact,
    text: plain ? named : entry.text,
    citations: citations.map(({ document, clause }): Citation => ({ source: document, clause })),
    isPlain: plain,
  }
}

/** Agencies to which conditions on these facts send one. */
const agenciesOf = (entries: readonly ToVerify[], { judgement }: Progress, talk: Talk): string => {
  const asked = entries.flatMap(({ fact }) =>
    (judgement ? judgedOn(judgement, fact) : []).map(({ condition }) => condition.ask),
  )
  const names = [...new Set(asked)].map((id) => talk.knowledge.agencies.get(id)?.name ?? id)
  return names.join(', ')
}

/** What is not clear yet, by where it is found. */
export const openPlaces = (
  toVerify: readonly ToVerify[],
  rows: readonly RowParts[],
  standing: Progress,
  talk: Talk,
): readonly OpenPlace[] =>
  [...Map.groupBy(toVerify, (entry) => placeOf(entry, talk))].map(([place, entries]) => {
    const agency = agenciesOf(entries, standing, talk)
    const isNobody = place === AGENCY && agency === ''
    return {
      place,
      title: talk.say(isNobody ? 'result.place_anywhere' : `result.place_${place}`, { agency }),
      points: entries.map((entry) => pointOf(entry, rows, talk)),
    }
  })

/** The same as a sheet holds it. */
export const toOpenGroup = (
  { place, title, points }: OpenPlace,
  knowledge: Knowledge,
): SheetOpenGroup => ({
  place,
  title,
  points: points.map(({ fact, text, citations }) => ({
    fact,
    text,
    clause: citeTogether(citations, knowledge),
  })),
})

/** The same as lines of a card: what is only named in one line a place, the rest a line each. */
export const openLines = (places: readonly OpenPlace[], { say }: Talk): readonly ResultLine[] =>
  places.flatMap(({ title, points }) => {
    const plain = points.filter((point) => point.isPlain)
    return [
      ...points
        .filter((point) => !point.isPlain)
        .map(({ text, citations }) => ({ text: say('card.open', { text }), citations })),
      ...(plain.length === 0
        ? []
        : [
            {
              text: say('card.openAt', { title, list: plain.map(({ text }) => text).join(', ') }),
              citations: plain.flatMap(({ citations }) => citations),
            },
          ]),
    ]
  })
