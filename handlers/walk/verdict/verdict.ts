import type { Judged, Judgement, Trace } from '../../../knowledge/rules/judgement.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { Fact } from '../../../knowledge/schema/fact.ts'
import { isExact, type Value, type Values } from '../../../knowledge/rules/value.ts'
import { cite } from '../../text/citation.ts'
import type { Amount, Gap, VerdictView } from '../../conversation/verdict-view.ts'
import { describeValue } from '../../text/value.ts'
import { formatAmount, formatSpoken } from '../../text/numbers.ts'
import { leavesOf } from '../progress.ts'

/** Percent of what is required that a rough figure must lack for the words to say how much. */
const LEAST_ROUGH_GAP = 1

type Failing = VerdictView['failing'][number]
type ToVerify = VerdictView['toVerify'][number]
type Bound = NonNullable<Amount['bound']>

/** A leaf for which no number was in force on the day: never judged by the nearest one. */
const OUT_OF_RANGE = 'out-of-range'

const BOUNDS: Readonly<Record<string, Bound>> = { atLeast: 'atLeast', moreThan: 'moreThan' }

const factOf = (leaf: Trace, knowledge: Knowledge): Fact => {
  const fact = knowledge.facts.get(leaf.fact ?? '')
  if (!fact) throw new Error(`a leaf without a fact: ${leaf.op}`)
  return fact
}

/** What is required, in words ("từ 500 ha") and as a value of the fact's unit. */
export const requiredOf = (leaf: Trace, { say, facts }: Knowledge): Amount => {
  const required = leaf.required
  const id = leaf.fact ?? ''
  const fact = facts.get(id)
  if (!required || fact?.type === 'years' || required.unit === null || required.text === null)
    return {
      text: say(`need.${id}`),
      value: fact?.type === 'years' ? 0 : plainRequired(required?.value),
      unit: fact?.type === 'years' ? 'dong' : null,
      bound: fact?.type === 'years' ? 'moreThan' : 'equals',
    }
  return {
    text: say(`bound.${required.bound}`, { amount: required.text }),
    value: Number(required.value),
    unit: required.unit,
    bound: BOUNDS[required.bound] ?? 'equals',
  }
}

const plainRequired = (value: NonNullable<Trace['required']>['value'] | undefined) => {
  if (typeof value === 'object') return value.length === 1 ? (value[0] ?? true) : true
  return value ?? true
}

/** What was stated, in words and as a value of the fact's unit. */
export const actualOf = (fact: Fact, value: Value, knowledge: Knowledge): Amount => {
  const text = describeValue(fact, value, knowledge)
  if (value.is === 'amount') {
    const scaled = (bound: number | null) => (bound === null ? null : bound / fact.scale)
    const { interval } = value
    return isExact(interval)
      ? { text, value: scaled(interval.from), unit: fact.unit }
      : { text, value: null, from: scaled(interval.from), to: scaled(interval.to), unit: fact.unit }
  }
  if (value.is === 'choice') return { text, value: value.ids.join(','), unit: null }
  return { text, value: value.is === 'truth' ? value.value : false, unit: null }
}

/**
 * What is missing, in the fact's unit and, where that differs, in the person's own. Of an amount that
 * was said roughly it is what is missing at least, and the words say so.
 */
export const gapOf = (leaf: Trace, knowledge: Knowledge): Gap | null => {
  const { gap, stated } = leaf
  if (!gap || stated?.is !== 'amount') return null
  // "dưới 300" lacks somewhat of 300, which tells nothing
  if (!isExact(stated.interval) && gap.percent < LEAST_ROUGH_GAP) return null
  const plain = formatAmount(gap.value, gap.unit, knowledge.say)
  const unit = stated.unit
  const isLocal = gap.unit === 'm2' && unit && unit.name !== 'ha' && unit.name !== 'm²'
  const spoken = isLocal ? formatSpoken(gap.value, unit, knowledge.say) : null
  const exactly = isExact(stated.interval)
    ? plain
    : knowledge.say('value.gapAtLeast', { gap: plain })
  return {
    text: spoken ? knowledge.say('value.spoken', { spoken, plain }) : exactly,
    value: gap.value,
    percent: Math.round(gap.percent * 100) / 100,
    unit: gap.unit,
  }
}

/** A condition that is not met, by the leaf that fails; null where nothing was stated. */
export const failingOf = ({ trace }: Judged, knowledge: Knowledge): Failing | null => {
  const leaf = leavesOf(trace).find(({ status, stated }) => status === 'not_met' && stated)
  if (!leaf?.stated) return null
  const fact = factOf(leaf, knowledge)
  return {
    fact: fact.id,
    required: requiredOf(leaf, knowledge),
    actual: actualOf(fact, leaf.stated, knowledge),
    gap: gapOf(leaf, knowledge),
    citations: [cite(leaf.citation, knowledge)],
  }
}

/** The leaf that keeps a condition open: a gate first, since it decides whether the rest counts. */
export const openLeaf = (trace: Trace): Trace | null => {
  if (trace.children.length === 0)
    return trace.status === 'unknown' || trace.status === 'authority' ? trace : null
  for (const child of trace.children) {
    const open = openLeaf(child)
    if (open) return open
  }
  return null
}

const reasonOf = (leaf: Trace, value: Value | undefined): ToVerify['reason'] => {
  if (leaf.op === OUT_OF_RANGE) return 'authority'
  if (value === undefined) return 'not-asked'
  if (leaf.status === 'authority') return 'authority'
  if (value.is === 'amount' || value.is === 'years') return 'vague'
  if (value.is !== 'unknown') return 'authority'
  return value.doubt === 'skipped' ? 'unknown' : value.doubt
}

/** Years of which it was not said, or is not known, whether there was a profit. */
const openYears = (fact: Fact, value: Value | undefined): string =>
  fact.years
    .filter((year) => {
      const told = value?.is === 'years' ? value.years[year] : undefined
      return told === undefined || (told.from === null && told.to === null)
    })
    .join(', ')

const verifyText = (
  leaf: Trace,
  reason: ToVerify['reason'],
  value: Value | undefined,
  ask: string,
  knowledge: Knowledge,
) => {
  const { say } = knowledge
  const fact = factOf(leaf, knowledge)
  const special = leaf.op === OUT_OF_RANGE ? 'verify.out-of-range' : `verify.${fact.id}_${reason}`
  const values = {
    label: say(`fact.${fact.id}`),
    agency: knowledge.agencies.get(ask)?.name ?? ask,
    years: openYears(fact, value),
    said: value ? describeValue(fact, value, knowledge) : '',
    required: leaf.op === OUT_OF_RANGE ? '' : requiredOf(leaf, knowledge).text,
  }
  if (say.has(special)) return say(special, values)
  const ofFact = `verify.${fact.id}`
  if (say.has(ofFact) && reason !== 'not-asked') return say(ofFact, values)
  // a range lies on both sides of what is required; anything else that is vague is not known
  return say(`verify.${reason === 'vague' && value?.is !== 'amount' ? 'unknown' : reason}`, values)
}

const toVerifyOf = (judged: Judged, values: Values, knowledge: Knowledge): ToVerify | null => {
  const leaf = openLeaf(judged.trace)
  if (!leaf?.fact) return null
  const reason = reasonOf(leaf, values[leaf.fact])
  return {
    fact: leaf.fact,
    reason,
    text: verifyText(leaf, reason, values[leaf.fact], judged.condition.ask, knowledge),
    citations: [cite(leaf.citation, knowledge)],
  }
}

/** A judgement as the contract of the HTTP interface shows it; one entry a fact to verify. */
export const viewJudgement = (
  judgement: Judgement,
  values: Values,
  knowledge: Knowledge,
): VerdictView => {
  const { programme, mandatory, priority } = judgement
  const open = mandatory
    .filter(({ status }) => status === 'unknown' || status === 'authority')
    .map((judged) => toVerifyOf(judged, values, knowledge))
    .filter((entry) => entry !== null)
  const noConditions: readonly ToVerify[] =
    mandatory.length > 0
      ? []
      : [
          {
            fact: 'province',
            reason: 'no-conditions',
            text: knowledge.say('verify.no-conditions'),
            citations: programme.says
              .slice(0, 1)
              .map(({ clause }) => cite({ source: programme.source, clause }, knowledge)),
          },
        ]
  return {
    eligibility: judgement.eligibility,
    programme: { id: programme.id, status: judgement.status },
    failing: mandatory
      .filter(({ status }) => status === 'not_met')
      .map((judged) => failingOf(judged, knowledge))
      .filter((entry) => entry !== null),
    toVerify: [...new Map(open.toReversed().map((entry) => [entry.fact, entry])).values()]
      .toReversed()
      .concat(noConditions),
    priorityMet: priority
      .filter(({ status }) => status === 'met')
      .map(({ condition }) => ({
        condition: condition.label,
        citations: [cite({ source: programme.source, clause: condition.clause }, knowledge)],
      })),
  }
}
