import type { Draft } from '../conversation/outcome.ts'
import { markAllBut } from '../conversation/part.ts'
import { brieflyActual, brieflyGap, brieflyRequired } from '../text/brief.ts'
import { citeAll } from '../text/citation.ts'
import { describeValue } from '../text/value.ts'
import type { Talk } from '../talk.ts'
import { nearestLine } from '../walk/verdict/nearest.ts'
import { withClauses, type ResultLine } from './lines.ts'
import { openLines } from './open-points.ts'
import { isOfFigure, type RowParts } from './rows.ts'
import { sectorLines } from './sectors.ts'
import type { Result } from './sheet.ts'

/** Groups of lines, the first one the headline. */
type Groups = readonly (readonly string[])[]

const failingLine = (row: RowParts, { knowledge, say }: Talk): ResultLine => {
  const { actual, required, gap, fact, citation } = row
  const values = {
    label: say(`fact.${fact}`),
    actual: actual ? brieflyActual(actual) : '',
    required: required ? brieflyRequired(required, knowledge) : '',
  }
  const text =
    gap && actual
      ? say('card.short', { ...values, gap: brieflyGap(gap, actual, knowledge) })
      : say('card.failed', values)
  return { text, citations: [citation] }
}

const figureLine = (
  { label, actual, required, citation }: RowParts,
  { knowledge, say }: Talk,
): ResultLine => ({
  text: say('card.met', {
    label,
    actual: actual ? brieflyActual(actual) : '',
    required: required ? brieflyRequired(required, knowledge) : '',
  }),
  citations: [citation],
})

/** What is met: a line for each figure, one for all that has none. */
const metLines = (rows: readonly RowParts[], talk: Talk): readonly ResultLine[] => {
  const met = rows.filter(({ status }) => status === 'met')
  const [figures, plain] = [true, false].map((is) =>
    met.filter((row) => isOfFigure(row, talk.knowledge) === is),
  )
  const list = (plain ?? []).map(({ label }) => label).join(', ')
  return [
    ...(figures ?? []).map((row) => figureLine(row, talk)),
    ...(list === ''
      ? []
      : [
          {
            text: talk.say('card.metAll', { list }),
            citations: (plain ?? []).map(({ citation }) => citation),
          },
        ]),
  ]
}

/** Which body was judged, and by which document: what a reader of the result must know first. */
const aboutLine = ({ standing }: Result, { knowledge, say }: Talk): string => {
  const { values, programme } = standing
  const described = ['province', 'sector'].flatMap((id) => {
    const fact = knowledge.facts.get(id)
    const value = values[id]
    return fact && value && value.is !== 'unknown' ? [describeValue(fact, value, knowledge)] : []
  })
  const document = knowledge.sources.get(programme?.source ?? '')?.name ?? ''
  return say('verdict.about', { document, list: described.join(', ') })
}

/** What is judged of a body; that the body is the right one goes without saying. */
const shownRows = ({ rows, judgement }: Result): readonly RowParts[] => {
  const subjects = new Set(
    judgement.mandatory
      .filter(({ condition }) => condition.kind === 'subject')
      .map(({ condition }) => condition.id),
  )
  return rows.filter(({ condition, status }) => status !== 'met' || !subjects.has(condition))
}

const judgedGroups = (result: Result, nearest: readonly string[], talk: Talk): Groups => {
  const { open, sectors, sheet } = result
  const rows = shownRows(result)
  const failing = rows.filter(({ status }) => status === 'not_met')
  return [
    [sheet.headline, aboutLine(result, talk)],
    [
      ...withClauses(
        failing.map((row) => failingLine(row, talk)),
        talk,
      ),
      ...nearest,
    ],
    [...withClauses(openLines(open, talk), talk), ...sectorLines(sectors, talk)],
    [
      ...withClauses(metLines(rows, talk), talk),
      ...sheet.priority.map(({ label }) => talk.say('verdict.priority', { condition: label })),
    ],
  ]
}

/** What a document without conditions does say; of a chosen cooperative what it says of that one. */
const plainGroups = ({ sheet, listed, judgement }: Result, talk: Talk): Groups => {
  const { say, knowledge } = talk
  const { source, says } = judgement.programme
  const document = knowledge.sources.get(source)?.name ?? ''
  const options = knowledge.facts.get('model')?.options ?? []
  const lines =
    listed.length === 0
      ? says.map(({ text, clause }) => ({
          text: say('verdict.says', { text }),
          citations: [{ source, clause }],
        }))
      : listed.map(({ model, clause }) => ({
          text: say('card.model', {
            model: options.find(({ id }) => id === String(model))?.label ?? String(model),
          }),
          citations: [{ source, clause }],
        }))
  return [
    [sheet.headline],
    withClauses(lines, talk),
    listed.length === 0 ? [] : [say('card.noConditions', { document })],
  ]
}

/** The result as one bubble that is read at a glance: what is missing, what is open, what is met. */
export const cardOf = (result: Result, talk: Talk): Draft => {
  const { view, judgement, open, rows, listed, standing } = result
  const hasConditions = judgement.mandatory.length > 0
  // whoever has been chosen has nothing to make up for
  const nearest = listed.length > 0 ? [] : nearestLine(standing, talk)
  const groups = hasConditions ? judgedGroups(result, nearest, talk) : plainGroups(result, talk)
  const [, ...below] = groups
  const { source } = judgement.programme
  const text = groups
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
  return {
    text,
    // what the sheet does not hold stands beside it wherever it is shown
    marks: markAllBut('result', text, hasConditions ? nearest : below.flat()),
    citations: citeAll(
      [
        ...rows.filter(({ status }) => status === 'not_met').map(({ citation }) => citation),
        ...open.flatMap(({ points }) => points.flatMap(({ citations }) => citations)),
        ...(hasConditions ? [] : view.toVerify.flatMap(({ citations }) => citations)).map(
          ({ document, clause }) => ({ source: document, clause }),
        ),
        ...listed.map(({ clause }) => ({ source, clause })),
        ...rows.filter(({ status }) => status === 'met').map(({ citation }) => citation),
        ...result.priority,
      ],
      talk.knowledge,
    ),
  }
}
