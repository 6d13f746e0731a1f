import { judge } from '../../../knowledge/rules/judge.ts'
import type { Judged, Judgement } from '../../../knowledge/rules/judgement.ts'
import type { Place } from '../../../knowledge/schema/places.ts'
import type { Programme } from '../../../knowledge/schema/programme.ts'
import type { Values } from '../../../knowledge/rules/value.ts'
import type { Draft } from '../../conversation/outcome.ts'
import { brieflyActual, brieflyGap, brieflyRequired } from '../../text/brief.ts'
import { cite, citeBriefly } from '../../text/citation.ts'
import { roundNote } from '../../text/round.ts'
import { leavesOf, provinceIn, subjectOf } from '../progress.ts'
import type { Talk } from '../../talk.ts'
import { actualOf, gapOf, requiredOf } from './verdict.ts'

/** One programme with how the same answers stand in it. */
interface Side {
  readonly place: Place
  readonly programme: Programme
  readonly judgement: Judgement
}

/** The old provinces that are one province today with that of the cooperative, or those that are named with it. */
const placesFor = (
  own: string | null,
  named: readonly string[],
  { knowledge }: Talk,
): readonly Place[] => {
  const home = knowledge.places.find(({ id }) => id === own)
  const others = named.filter((id) => id !== own)
  return knowledge.places.filter(({ id, now }) =>
    others.length > 0 ? id === own || others.includes(id) : now === home?.now,
  )
}

const sideOf = (place: Place, values: Values, { knowledge, incoming }: Talk): Side | null => {
  const programme = [...knowledge.programmes.values()].find(({ province }) => province === place.id)
  if (!programme) return null
  // each programme is looked at as if the cooperative stood there: its own thresholds, none of the other's
  const there: Values = {
    ...values,
    province: { is: 'choice', ids: [place.id], said: place.name },
  }
  return { place, programme, judgement: judge(programme, there, incoming.today, knowledge) }
}

const headline = ({ place, programme, judgement }: Side, { knowledge, say }: Talk): string => {
  const { mandatory, eligibility } = judgement
  const document = knowledge.sources.get(programme.source)?.name ?? ''
  const labels = (...statuses: readonly string[]) => [
    ...new Set(
      mandatory
        .filter(({ status }) => statuses.includes(status))
        .map(({ condition }) => condition.label),
    ),
  ]
  const [failing, open] = [labels('not_met'), labels('unknown', 'authority')]
  const values = {
    name: place.label,
    document,
    list: failing.join(', '),
    open: open.length,
    openList: open.join(', '),
  }
  if (mandatory.length === 0) return say('programmes.noConditions', values)
  if (eligibility === 'eligible') return say('programmes.eligible', values)
  if (eligibility === 'needs_verification') return say('programmes.open', values)
  return say(open.length > 0 ? 'programmes.failingAndOpen' : 'programmes.failing', values)
}

/** What stands in the way of comparing by wording alone: a fact's conditions in one programme. */
const ofFact = ({ judgement }: Side, fact: string): Judged | undefined =>
  judgement.mandatory.find(
    ({ trace, status, condition }) =>
      status !== 'not_applicable' && condition.kind !== 'subject' && subjectOf(trace) === fact,
  )

const leafOf = ({ trace }: Judged, fact: string) =>
  leavesOf(trace).find((leaf) => leaf.fact === fact && leaf.status === trace.status) ??
  leavesOf(trace).findLast((leaf) => leaf.fact === fact)

/** How one condition stands in one programme: "❌ 299, cần từ 300, thiếu 1 (KH 135, mục III.2.a)". */
const standingOf = (judged: Judged | undefined, fact: string, talk: Talk): string => {
  const { knowledge, say } = talk
  const leaf = judged && leafOf(judged, fact)
  const about = knowledge.facts.get(fact)
  if (!judged || !leaf || !about) return say('programmes.none')
  const required = requiredOf(leaf, knowledge)
  const actual = leaf.stated && actualOf(about, leaf.stated, knowledge)
  const gap = gapOf(leaf, knowledge)
  const values = {
    actual: actual ? brieflyActual(actual) : say('programmes.notTold'),
    required: leaf.required?.text ? brieflyRequired(required, knowledge) : required.text,
    clause: citeBriefly(leaf.citation, knowledge),
    gap: gap && actual ? brieflyGap(gap, actual, knowledge) : '',
  }
  const status = judged.status === 'authority' ? 'unknown' : judged.status
  return say(gap && status === 'not_met' ? 'programmes.short' : `programmes.${status}`, values)
}

/** Whether two programmes ask the same of a fact, and find the same. */
const isAlike = (fact: string, sides: readonly Side[], { knowledge }: Talk): boolean => {
  const keys = sides.map((side) => {
    const judged = ofFact(side, fact)
    const leaf = judged && leafOf(judged, fact)
    return judged && leaf ? `${judged.status} ${requiredOf(leaf, knowledge).text}` : ''
  })
  return new Set(keys).size === 1
}

/** Conditions that only one of the programmes has, under its name. */
const onlyIn = (side: Side, facts: readonly string[], talk: Talk): readonly string[] => {
  const { say } = talk
  const own = facts.filter((fact) => ofFact(side, fact))
  if (own.length === 0) return []
  return [
    say('programmes.onlyIn', { name: side.place.label }),
    ...own.map((fact) =>
      say('programmes.fact', {
        label: say(`fact.${fact}`),
        standing: standingOf(ofFact(side, fact), fact, talk),
      }),
    ),
  ]
}

/** A condition that several programmes have, and not in the same way: each under its name. */
const differing = (fact: string, sides: readonly Side[], talk: Talk): readonly string[] => [
  talk.say('programmes.both', { label: talk.say(`fact.${fact}`) }),
  ...sides.map((side) =>
    talk.say('programmes.fact', {
      label: side.place.label,
      standing: standingOf(ofFact(side, fact), fact, talk),
    }),
  ),
]

const comparedText = (all: readonly Side[], talk: Talk): readonly string[] => {
  const { knowledge, say } = talk
  const sides = all.filter(({ programme }) => programme.conditions.length > 0)
  const [first, ...others] = sides
  if (!first || others.length === 0) return []
  const facts = [...knowledge.facts.keys()].filter((fact) =>
    sides.some((side) => ofFact(side, fact)),
  )
  const alike = facts.filter((fact) => isAlike(fact, sides, talk))
  const different = facts.filter((fact) => !alike.includes(fact))
  const single = different.filter((fact) => sides.filter((side) => ofFact(side, fact)).length === 1)
  const list = alike.map((fact) =>
    say(`programmes.mark_${ofFact(first, fact)?.status ?? 'unknown'}`, {
      label: say(`fact.${fact}`),
    }),
  )
  return [
    ...sides.flatMap((side) => onlyIn(side, single, talk)),
    ...different
      .filter((fact) => !single.includes(fact))
      .flatMap((fact) => differing(fact, sides, talk)),
    ...(list.length > 0 ? [say('programmes.alike', { list: list.join(', ') })] : []),
  ]
}

/**
 * One set of answers by the documents of several old provinces side by side: how each comes out, what
 * differs before what is the same, and no figure of one beside the other's name. Null where it is not
 * known where the cooperative is, and no province is named.
 */
export const programmesDraft = (
  values: Values,
  named: readonly string[],
  talk: Talk,
): Draft | null => {
  const { knowledge, say } = talk
  const own = provinceIn(values)
  const places = placesFor(own, named, talk)
  const sides = places.flatMap((place) => sideOf(place, values, talk) ?? [])
  const [only, ...others] = sides
  if (!only) return null
  const home = knowledge.places.find(({ id }) => id === own)
  const cited = sides.flatMap(({ judgement, programme }) =>
    judgement.mandatory
      .filter(({ status }) => status === 'not_met')
      .map(({ condition: { clause } }) => cite({ source: programme.source, clause }, knowledge)),
  )
  const sources = sides.map(({ programme: { source } }) => ({ source }))
  const round = roundNote({ province: null, citations: sources }, talk)
  const note = [...(round === null ? [] : [round]), say('programmes.note')].join(' ')
  const marks = [{ is: 'note', text: note }] as const
  if (others.length === 0)
    return {
      text: [
        say('programmes.onlyOne', { now: only.place.now, name: only.place.label }),
        headline(only, talk),
        note,
      ].join('\n'),
      citations: cited,
      marks,
    }
  return {
    text: [
      say('programmes.head'),
      ...sides.map((side) => headline(side, talk)),
      ...comparedText(sides, talk),
      ...(home ? [say('programmes.own', { name: home.label })] : []),
      note,
    ].join('\n'),
    citations: cited,
    marks,
  }
}
