import { dayInWords } from '../../knowledge/calendar/civil-day.ts'
import type { Judgement } from '../../knowledge/rules/judgement.ts'
import type { ResultCase } from '../../knowledge/schema/programme.ts'
import type { Walk } from '../conversation/conversation.ts'
import type { ResultSheet, SheetAnswer } from '../conversation/sheet.ts'
import type { VerdictView } from '../conversation/verdict-view.ts'
import type { Citation } from '../../knowledge/schema/schema.ts'
import { citeBriefly, citeTogether } from '../text/citation.ts'
import { dossierLines } from '../text/dossier.ts'
import { roundLine } from '../text/round.ts'
import { describeValue } from '../text/value.ts'
import type { Talk } from '../talk.ts'
import { progressOf, type Progress } from '../walk/progress.ts'
import { NAMED } from '../walk/stated-facts.ts'
import { viewJudgement } from '../walk/verdict/verdict.ts'
import { caseOf, isNoSubject, nextSteps, type ChosenCooperative } from './next-steps.ts'
import type { ResultLine } from './lines.ts'
import { openPlaces, toOpenGroup, type OpenPlace } from './open-points.ts'
import { rowsOf, toSheetRow, type RowParts } from './rows.ts'
import { sectorRows, type SectorRows } from './sectors.ts'

/** A result with the parts that its forms (card, sheet, text) put into words in their own way. */
export interface Result {
  readonly sheet: ResultSheet
  readonly view: VerdictView
  readonly judgement: Judgement
  readonly standing: Progress
  readonly case: ResultCase
  readonly rows: readonly RowParts[]
  readonly sectors: readonly SectorRows[]
  readonly open: readonly OpenPlace[]
  readonly listed: readonly ChosenCooperative[]
  readonly steps: readonly ResultLine[]
  /** Clauses of the priority conditions that are met. */
  readonly priority: readonly Citation[]
}

/** Cooperatives of the document's list that the person named as theirs. */
const listedIn = ({ programme, values }: Progress): readonly ChosenCooperative[] => {
  const named = values[NAMED]
  const ids = named?.is === 'choice' ? named.ids : []
  return (programme?.cooperatives ?? []).filter(({ id }) => ids.includes(id))
}

const headlineOf = (
  result: ResultCase,
  view: VerdictView,
  listed: readonly ChosenCooperative[],
  { judgement }: Progress,
  { knowledge, say }: Talk,
): string => {
  const values = { failing: view.failing.length, toVerify: view.toVerify.length }
  const document = knowledge.sources.get(judgement?.programme.source ?? '')?.name ?? ''
  const [first] = listed
  if (result === 'chosen' && first) {
    const names = listed.map(({ name, district }) => say('result.coop', { name, district }))
    return say('result.chosen', { names: names.join('; ') })
  }
  if (judgement?.mandatory.length === 0) return say('verdict.noConditions', { document })
  if (result === 'eligible') return say('verdict.eligible')
  if (result === 'no_subject') return say('verdict.notEligible', values)
  if (result === 'needs_verification') return say('verdict.needsVerification', values)
  return say(
    view.toVerify.length > 0 ? 'verdict.notEligibleAndMore' : 'verdict.notEligible',
    values,
  )
}

/** What was declared last of each fact, in the order of asking. */
const answersOf = (walk: Walk, { knowledge, say }: Talk): readonly SheetAnswer[] => {
  const latest = new Map(walk.answers.map((answer) => [answer.fact, answer]))
  return [...knowledge.facts.values()].flatMap((fact) => {
    const answer = latest.get(fact.id)
    if (!answer?.value) return []
    return [
      {
        fact: fact.id,
        label: say(`fact.${fact.id}`),
        text: describeValue(fact, answer.value, knowledge),
        at: answer.at,
        by: answer.by ?? 'self',
      },
    ]
  })
}

/** Works a result out of what was answered, or is supposed in place of it; null while the old province is not known. */
export const resultOf = (walk: Walk, talk: Talk): Result | null => {
  const { knowledge, incoming, say } = talk
  const standing = progressOf(walk, incoming.today, knowledge)
  const { judgement, values } = standing
  if (!judgement) return null
  const { programme, asOf, status, eligibility } = judgement
  const view = viewJudgement(judgement, values, knowledge)
  const listed = listedIn(standing)
  const result = caseOf(view, listed)
  const rows = rowsOf(judgement.mandatory, values, knowledge)
  const sectors = sectorRows(standing, talk)
  // open points of a body that is no subject at all would only be noise
  const asked = judgement.mandatory.length === 0 || isNoSubject(view) ? [] : view.toVerify
  const open = openPlaces(asked, rows, standing, talk)
  const place = knowledge.places.find(({ id }) => id === programme.province)
  const source = knowledge.sources.get(programme.source)
  const steps = nextSteps(programme, result)
  const priority = judgement.priority.filter((one) => one.status === 'met')
  return {
    view,
    judgement,
    standing,
    case: result,
    rows,
    sectors,
    open,
    listed,
    steps,
    priority: priority.map(({ condition }) => ({
      source: programme.source,
      clause: condition.clause,
    })),
    sheet: {
      name: walk.name ?? listed[0]?.name ?? null,
      province: place?.label ?? programme.province,
      programme: {
        id: programme.id,
        document: say('result.document', {
          label: source?.label ?? '',
          day: dayInWords(source?.signedOn ?? ''),
        }),
        status,
      },
      asOf,
      contentVersion: knowledge.version,
      eligibility,
      headline: headlineOf(result, view, listed, standing, talk),
      rows: [
        ...rows.map((row) => toSheetRow(row, knowledge)),
        ...sectors.flatMap(({ sector, rows: own }) =>
          own.map((row) => ({
            ...toSheetRow(row, knowledge),
            label: say('result.sectorRow', { sector, label: row.label }),
          })),
        ),
      ],
      open: open.map((one) => toOpenGroup(one, knowledge)),
      priority: priority.map(({ condition: { label, clause } }) => ({
        label,
        clause: citeBriefly({ source: programme.source, clause }, knowledge),
      })),
      dossier:
        result === 'chosen' || programme.cooperatives.length === 0
          ? dossierLines(programme.id, knowledge)
          : [],
      nextSteps: steps.map(({ text, citations }) => ({
        text,
        clause: citations.length > 0 ? citeTogether(citations, knowledge) : null,
      })),
      answers: answersOf(walk, talk),
      round: roundLine(programme, talk),
      note: say('verdict.preliminary'),
    },
  }
}
