import { consentOf } from '../conversation/consents.ts'
import type { Reading } from '../../knowledge/rules/reading.ts'
import { endsWithLabel, labelKey, typedLabel } from '../../knowledge/language/text/label.ts'
import type { Fact } from '../../knowledge/schema/fact.ts'
import type { Value, Values } from '../../knowledge/rules/value.ts'
import { answer, choicesFor, command } from './choices.ts'
import { GATES } from './verdict/comparison.ts'
import { describeValue } from '../text/value.ts'
import type { Outcome } from '../conversation/outcome.ts'
import { valuesOf } from '../conversation/session.ts'
import { questionOf, progressOf, type Pending } from './progress.ts'
import { readAnswerTo, readMessage, type ReadTalk } from '../talk.ts'
import { acceptAndGoOn } from './walk.ts'

/** The value that a reading would have, also where a yes is still wanted. */
const valueOf = (reading: Reading | null): Value | null =>
  reading === null || reading.kind === 'clarify' ? null : reading.value

/** A figure as one of a fact that was told before, in the unit in which it was told. */
const readAs = (fact: Fact, figure: string, values: Values, talk: ReadTalk): Reading | null => {
  const before = values[fact.id]
  const unit = before?.is === 'amount' ? before.unit : null
  const counted = unit ? readAnswerTo(`${figure} ${unit.name}`, fact.id, talk) : null
  return counted ?? readAnswerTo(figure, fact.id, talk)
}

const isSame = (value: Value | null | undefined, other: Value | null | undefined): boolean =>
  value?.is === 'amount' &&
  other?.is === 'amount' &&
  JSON.stringify(value.interval) === JSON.stringify(other.interval)

/** What was told of a fact, or is about to be: an echo that waits for its yes. */
const toldOf = (fact: Fact, values: Values, pending: Pending | null): Value | undefined =>
  pending?.kind === 'waiting' && pending.fact === fact.id && pending.waiting.kind === 'confirm'
    ? pending.waiting.value
    : values[fact.id]

/** A figure that holds, with the facts that it may correct. */
interface Meant {
  readonly figure: string
  readonly facts: readonly Fact[]
}

/**
 * What a message corrects by a figure without a name: the fact of which it takes a figure back, or
 * says the old one beside the new one; else what was told last. Null where it answers the question.
 */
const meantBy = (pending: Pending | null, values: Values, talk: ReadTalk): Meant | null => {
  const { reading, knowledge, session } = talk
  const amounts = [...knowledge.facts.values()].filter(({ type }) => type === 'amount')
  const told = amounts.filter((fact) => toldOf(fact, values, pending)?.is === 'amount')
  const holding = (said: string) =>
    told.filter((fact) =>
      isSame(valueOf(readAs(fact, said, values, talk)), toldOf(fact, values, pending)),
    )
  const [figure, second, ...more] = reading.figures
  if (figure === undefined || more.length > 0) return null
  if (second !== undefined) {
    const [old, other] = [holding(figure), holding(second)]
    if (old.length > 0 && other.length === 0) return { figure: second, facts: old }
    return other.length > 0 && old.length === 0 ? { figure, facts: other } : null
  }
  if (reading.denied.length > 0) {
    const named = amounts.filter(({ id }) => reading.denied.some(({ fact }) => fact === id))
    const meant = reading.denied.flatMap(({ said }) => holding(said))
    const facts = [named, meant, told].find(({ length }) => length > 0) ?? []
    return { figure, facts }
  }
  if (!(reading.correction || reading.isDenial) || (pending && pending.kind !== 'ask')) return null
  const latest = told.filter(({ id }) => session.walk?.latest.includes(id))
  if (reading.isDenial) {
    const asked = amounts.filter(({ id }) => id === pending?.fact)
    return latest.length > 0 ? { figure, facts: [...latest, ...asked] } : null
  }
  if (latest.length > 0) return { figure, facts: latest }
  return pending ? null : { figure, facts: told }
}

/** One figure that may correct several facts: which of them is asked. */
const askWhich = (
  figure: string,
  found: readonly { readonly fact: Fact; readonly reading: Reading }[],
  talk: ReadTalk,
): Outcome => {
  const { session, incoming, knowledge, say } = talk
  const standing = session.walk && progressOf(session.walk, incoming.today, knowledge)
  const choices = found.flatMap(({ fact, reading }) => {
    const value = valueOf(reading)
    const label = value && {
      label: say(`fact.${fact.id}`),
      value: describeValue(fact, value, knowledge),
    }
    return label ? [{ label: say('walk.correctTo', label), action: answer(fact.id, value) }] : []
  })
  return {
    session,
    drafts: [
      {
        text: say('walk.correctWhich', { said: figure }),
        choices: [...choices, { label: say('choice.keep'), action: command('resume') }],
      },
    ],
    kind: standing?.pending ? 'question' : 'menu',
    question: session.walk && standing ? questionOf(session.walk, standing) : null,
  }
}

/** Facts whose answer is a number or words, so that two numbers list nothing. */
const isCounted = (pending: Pending | null, { knowledge }: ReadTalk): boolean =>
  pending === null || knowledge.facts.get(pending.fact)?.type === 'amount'

/**
 * A correction of a figure that was told before ("không phải 299, 309"), whatever is being asked.
 * Null where the message is none, or names its fact by itself.
 */
const hearFigure = (pending: Pending | null, talk: ReadTalk): Outcome | null => {
  const { reading, session } = talk
  if (!session.walk || reading.question !== null) return null
  const isHeard = reading.correction || reading.isDenial
  if (!isHeard && !(reading.figures.length > 1 && isCounted(pending, talk))) return null
  const values = valuesOf(session.walk)
  const { facts } = readMessage(reading.text, null, talk)
  if (facts.some(({ fact }) => !GATES.has(fact))) return null
  const meant = meantBy(pending, values, talk)
  if (!meant) return null
  const found = meant.facts.flatMap((fact) => {
    const read = readAs(fact, meant.figure, values, talk)
    return read ? [{ fact, reading: read }] : []
  })
  const [only, ...others] = found
  if (!only) return null
  if (others.length > 0) return askWhich(meant.figure, found, talk)
  return acceptAndGoOn(talk, [{ fact: only.fact.id, reading: only.reading }])
}

/** No label is as long, with a few words around it. */
const LONGEST_TYPED_LABEL = 120

/** The label of a choice of an earlier question, typed after other questions were put. */
const hearLabel = (text: string, pending: Pending | null, talk: ReadTalk): Outcome | null => {
  const { reading, session, incoming, knowledge } = talk
  const { walk } = session
  const isNumeric = knowledge.facts.get(pending?.fact ?? '')?.type === 'amount'
  if (!walk || text.length > LONGEST_TYPED_LABEL) return null
  if (reading.quick !== null && !(isNumeric && pending?.kind === 'ask')) return null
  if (reading.facts.some(({ fact }) => fact === pending?.fact)) return null
  const standing = progressOf(walk, incoming.today, knowledge)
  const found = walk.asked.flatMap((id) => {
    const fact = knowledge.facts.get(id)
    const isOpen = id === pending?.fact || standing.values[id] === undefined
    if (!fact || isOpen || (GATES.has(id) && !reading.correction)) return []
    return [false, true]
      .flatMap((whole) => choicesFor(fact, whole, talk, standing))
      .flatMap(({ label, action }) => {
        const isMeant =
          typedLabel(text) === labelKey(label) || (reading.correction && endsWithLabel(text, label))
        const isValue = action.do === 'answer' && action.value.is !== 'unknown'
        return isMeant && isValue ? [{ fact: id, value: action.value }] : []
      })
  })
  const [first] = found
  if (!first || found.some(({ fact }) => fact !== first.fact)) return null
  return acceptAndGoOn(talk, [{ fact: first.fact, reading: { kind: 'value', value: first.value } }])
}

/** A correction of what was told before, whatever is being asked; null where the message is none. */
export const hearCorrection = (
  text: string,
  pending: Pending | null,
  talk: ReadTalk,
): Outcome | null =>
  consentOf(talk.session, 'answers') === 'given'
    ? (hearLabel(text, pending, talk) ?? hearFigure(pending, talk))
    : null
