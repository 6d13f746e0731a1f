import { NOTHING_TOLD, toldConditions } from '../../conversation/context.ts'
import { roundLine } from '../../text/round.ts'
import { brieflyActual, brieflyGap, brieflyRequired } from '../../text/brief.ts'
import { citeBriefly } from '../../text/citation.ts'
import type { Walk } from '../../conversation/conversation.ts'
import type { CitationLine, VerdictView } from '../../conversation/verdict-view.ts'
import { command } from '../choices.ts'
import { describeValue } from '../../text/value.ts'
import type { Draft, DraftChoice, Outcome } from '../../conversation/outcome.ts'
import { markAllBut } from '../../conversation/part.ts'
import { noConditionsDrafts, unknownProvince } from '../no-conditions.ts'
import { sectorLines } from './sectors.ts'
import { judgedOn, type Progress } from '../progress.ts'
import type { Talk } from '../../talk.ts'
import { nearestLine } from './nearest.ts'
import { viewJudgement } from './verdict.ts'

type ToVerify = VerdictView['toVerify'][number]

/** Agencies that conditions on a fact send one to. */
const askedFor = (fact: string, { judgement }: Progress): readonly string[] =>
  (judgement ? judgedOn(judgement, fact) : []).map(({ condition }) => condition.ask)

/** Facts without which no document speaks of the body at all. */
const SUBJECTS: ReadonlySet<string> = new Set(['province', 'entity'])

const isNoSubject = (view: VerdictView) => view.failing.some(({ fact }) => SUBJECTS.has(fact))

const brief = (line: CitationLine, { knowledge }: Talk) =>
  citeBriefly({ source: line.document, clause: line.clause }, knowledge)

const headline = (view: VerdictView, { say }: Talk): string => {
  const values = { failing: view.failing.length, toVerify: view.toVerify.length }
  if (view.eligibility === 'eligible') return say('verdict.eligible')
  if (isNoSubject(view)) return say('verdict.notEligible', values)
  if (view.eligibility === 'not_eligible')
    return say(
      view.toVerify.length > 0 ? 'verdict.notEligibleAndMore' : 'verdict.notEligible',
      values,
    )
  return say('verdict.needsVerification', values)
}

const failingLines = (view: VerdictView, talk: Talk) =>
  view.failing.map(({ fact, required, actual, gap, citations }) => {
    const [first] = citations
    const values = {
      label: talk.say(`fact.${fact}`),
      actual: brieflyActual(actual),
      required: brieflyRequired(required, talk.knowledge),
      clause: first ? brief(first, talk) : '',
    }
    return gap
      ? talk.say('verdict.short', { ...values, gap: brieflyGap(gap, actual, talk.knowledge) })
      : talk.say('verdict.failed', values)
  })

/** Open points; those of a body that is no subject at all would only be noise. */
const shownToVerify = (view: VerdictView) => (isNoSubject(view) ? [] : view.toVerify)

/** Where an open point is found: in the cooperative's own papers, else with the agency. */
const placeOf = ({ fact }: ToVerify, { knowledge }: Talk): string =>
  knowledge.facts.get(fact)?.found ?? 'agency'

/** Points that nobody knows yet, a line for each place where they are found. */
const unknownLines = (unknown: readonly ToVerify[], standing: Progress, talk: Talk) =>
  [...Map.groupBy(unknown, (entry) => placeOf(entry, talk))].map(([place, entries]) => {
    const asked = entries.flatMap(({ fact }) => askedFor(fact, standing))
    const clauses = entries.flatMap(({ citations: [first] }) => (first ? [brief(first, talk)] : []))
    return talk.say(`verdict.find_${place}`, {
      list: entries.map(({ fact }) => talk.say(`fact.${fact}`)).join(', '),
      agency: [...new Set(asked)]
        .map((id) => talk.knowledge.agencies.get(id)?.name ?? id)
        .join(', '),
      clause: [...new Set(clauses)].join('; '),
    })
  })

const verifyLines = (view: VerdictView, standing: Progress, talk: Talk) => {
  const shown = shownToVerify(view)
  const notAsked = shown.filter(({ reason }) => reason === 'not-asked')
  const answered = shown.filter(({ reason }) => reason !== 'not-asked')
  const plain = answered.filter(
    ({ fact, reason }) => reason === 'unknown' && !talk.say.has(`verify.${fact}`),
  )
  const unknown = plain.length > 1 ? plain : []
  const lines = answered
    .filter((entry) => !unknown.includes(entry))
    .map(({ text, citations: [first] }) =>
      talk.say('verdict.verify', { text, clause: first ? brief(first, talk) : '' }),
    )
  const grouped = unknownLines(unknown, standing, talk)
  const labels = notAsked.map(({ fact }) => talk.say(`fact.${fact}`)).join(', ')
  return [
    ...lines,
    ...grouped,
    ...(notAsked.length > 0 ? [talk.say('verdict.notAsked', { list: labels })] : []),
  ]
}

/** Which body was judged, and by which document: what a reader of the result must know first. */
const aboutLine = ({ values, programme }: Progress, { knowledge, say }: Talk): string => {
  const described = ['province', 'sector'].flatMap((id) => {
    const fact = knowledge.facts.get(id)
    const value = values[id]
    return fact && value && value.is !== 'unknown' ? [describeValue(fact, value, knowledge)] : []
  })
  const document = knowledge.sources.get(programme?.source ?? '')?.name ?? ''
  return say('verdict.about', { document, list: described.join(', ') })
}

const metLine = ({ judgement }: Progress, { say }: Talk) => {
  const labels = (judgement?.mandatory ?? [])
    .filter(({ status, condition }) => status === 'met' && condition.kind !== 'subject')
    .map(({ condition }) => condition.label)
  return labels.length > 0 ? [say('verdict.met', { list: [...new Set(labels)].join(', ') })] : []
}

const resultChoices = (view: VerdictView, { say }: Talk): readonly DraftChoice[] => [
  ...(view.toVerify.some(({ reason }) => reason === 'not-asked') && !isNoSubject(view)
    ? [{ label: say('choice.continue'), action: command('resume') }]
    : []),
  { label: say('choice.sources'), action: command('sources') },
  { label: say('choice.edit'), action: command('edit') },
  { label: say('choice.dossier'), action: command('dossier') },
  { label: say('choice.restart'), action: command('restart') },
]

/** Which round the documents speak of, and that this is no decision. */
const roundText = (view: VerdictView, talk: Talk) => {
  const programme = talk.knowledge.programmes.get(view.programme?.id ?? '')
  const round = programme ? roundLine(programme, talk) : talk.say('round.several')
  return [round, talk.say('verdict.preliminary')].join(' ')
}

/** The result: what is missing and by how much, what is to verify with whom, what is met. */
export const verdictOutcome = (
  talk: Talk,
  walk: Walk,
  standing: Progress,
  lead: readonly Draft[],
): Outcome => {
  const { session, knowledge, say } = talk
  const { judgement } = standing
  if (!judgement) return unknownProvince(talk, walk, lead)
  const view = viewJudgement(judgement, standing.values, knowledge)
  const hasConditions = judgement.mandatory.length > 0
  const nearest = nearestLine(standing, talk)
  const result: readonly Draft[] = hasConditions
    ? [
        {
          text: [
            headline(view, talk),
            aboutLine(standing, talk),
            ...failingLines(view, talk),
            ...nearest,
            ...verifyLines(view, standing, talk),
            ...sectorLines(standing, talk),
            ...metLine(standing, talk),
            ...view.priorityMet.map(({ condition }) => say('verdict.priority', { condition })),
          ].join('\n'),
          citations: [...view.failing, ...shownToVerify(view), ...view.priorityMet].flatMap(
            ({ citations }) => citations,
          ),
        },
      ]
    : noConditionsDrafts(standing, view, talk)
  const { province } = judgement.programme
  const sector = standing.values['sector']
  const sectors = sector?.is === 'choice' && sector.ids.length > 0 ? sector.ids : [null]
  const told = toldConditions(
    sectors.map((id) => ({ sector: id, province })),
    knowledge.articles.values(),
  )
  const [about = null] = told.articles ?? []
  const question = knowledge.articles.get(about ?? '')?.title ?? null
  return {
    session: {
      ...session,
      walk: { ...walk, concluded: true },
      context: { ...NOTHING_TOLD, ...told, question, at: talk.incoming.at },
    },
    drafts: [
      ...lead,
      ...[...result, { text: roundText(view, talk), choices: resultChoices(view, talk) }].map(
        (draft): Draft => ({ ...draft, marks: markAllBut('result', draft.text, nearest) }),
      ),
    ],
    kind: 'verdict',
    question: null,
    verdict: view,
  }
}
