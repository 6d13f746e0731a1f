import { viewJudgement } from '../../../handlers/verdict.ts'
import type { VerdictView } from '../../../handlers/conversation.ts'
import { judge } from '../../../knowledge/judge.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { Fact } from '../../../knowledge/schema.ts'
import { exactly, moreThan, type Value } from '../../../knowledge/value.ts'
import type { EligibilityRequest } from './payload.ts'

/** An answer that cannot be used: the fact does not exist or the type is wrong. */
type Read = { readonly value: Value } | 'wrong'

const unknown = (said: string): Value => ({ is: 'unknown', doubt: 'unknown', said })

const fromNumber = (fact: Fact, given: number): Read => {
  if (fact.id === 'model' && fact.options.some(({ id }) => id === String(given)))
    return { value: { is: 'choice', ids: [String(given)], said: String(given) } }
  if (fact.type !== 'amount' || !Number.isFinite(given) || given < 0) return 'wrong'
  return {
    value: {
      is: 'amount',
      interval: exactly(Math.round(given * fact.scale)),
      said: String(given),
      unit: null,
    },
  }
}

const fromBoolean = (fact: Fact, given: boolean): Read => {
  const said = String(given)
  if (fact.type === 'truth' || fact.type === 'years')
    return { value: { is: 'truth', value: given, said } }
  const choice = (id: string): Read => ({ value: { is: 'choice', ids: [id], said } })
  if (fact.id === 'legal') return choice(given ? 'yes' : 'no')
  if (fact.id === 'wage') return choice(given ? 'higher' : 'lower')
  if (fact.id === 'model') return choice(given ? '1' : 'none')
  return 'wrong'
}

const fromText = (fact: Fact, given: string, knowledge: Knowledge): Read => {
  if (fact.options.some(({ id }) => id === given) && fact.type === 'choice')
    return { value: { is: 'choice', ids: [given], said: given } }
  const reading = knowledge.reader.read(given, { asked: fact.id, province: null, sector: null })
  const found = reading.facts.find((one) => one.fact === fact.id)?.reading
  if (found?.kind === 'value') return { value: found.value }
  if (fact.id === 'province' && reading.place?.provinces.length === 1 && !reading.place.ask)
    return { value: { is: 'choice', ids: reading.place.provinces, said: given } }
  const isOpen = reading.quick === 'unknown' || reading.quick === 'skip'
  return { value: isOpen ? unknown(given) : { is: 'unknown', doubt: 'vague', said: given } }
}

const fromList = (fact: Fact, given: readonly unknown[]): Read => {
  const items = given.map(String)
  if (fact.id === 'services')
    return {
      value: { is: 'amount', interval: exactly(items.length), said: items.join(', '), unit: null },
    }
  if (fact.type === 'choice' && items.every((item) => fact.options.some(({ id }) => id === item)))
    return { value: { is: 'choice', ids: items, said: items.join(', ') } }
  return fact.type === 'list' ? { value: { is: 'list', items, said: items.join(', ') } } : 'wrong'
}

const fromYears = (fact: Fact, given: Readonly<Record<string, unknown>>): Read => {
  if (fact.type !== 'years') return 'wrong'
  const entries = Object.entries(given)
  const isRight = entries.every(
    ([year, profit]) =>
      fact.years.includes(Number(year)) &&
      (profit === null || typeof profit === 'number' || typeof profit === 'boolean'),
  )
  if (!isRight) return 'wrong'
  const years = Object.fromEntries(
    entries.flatMap(([year, profit]) => {
      if (profit === null) return []
      if (typeof profit === 'number') return [[year, exactly(Math.round(profit))]]
      return [[year, profit === true ? moreThan(0) : exactly(0)]]
    }),
  )
  return { value: { is: 'years', years, said: JSON.stringify(given) } }
}

const readAnswer = (fact: Fact, given: unknown, knowledge: Knowledge): Read => {
  if (given === null) return { value: unknown('') }
  if (typeof given === 'number') return fromNumber(fact, given)
  if (typeof given === 'boolean') return fromBoolean(fact, given)
  if (typeof given === 'string') return fromText(fact, given, knowledge)
  if (Array.isArray(given)) return fromList(fact, given)
  return typeof given === 'object' ? fromYears(fact, given as Record<string, unknown>) : 'wrong'
}

/**
 * The verdict on structured answers, without conversation, consent or storage. Numbers are in the
 * base unit; a string is read as in chat, and what chat would ask back is not known here. A wrong
 * answer gives `{ fault }`: the fact's name.
 */
export const judgeAnswers = (
  { programme: id, answers, asOf }: EligibilityRequest,
  today: string,
  knowledge: Knowledge,
): { readonly verdict: VerdictView } | { readonly fault: string } | 'no-programme' => {
  const programme = knowledge.programmes.get(id)
  if (!programme) return 'no-programme'
  const province: Value = { is: 'choice', ids: [programme.province], said: '' }
  const values: Record<string, Value> = { province }
  for (const [name, given] of Object.entries(answers)) {
    const fact = knowledge.facts.get(name)
    const read = fact ? readAnswer(fact, given, knowledge) : 'wrong'
    if (read === 'wrong') return { fault: name }
    values[name] = read.value
  }
  const judgement = judge(programme, values, asOf ?? today, knowledge)
  return { verdict: viewJudgement(judgement, values, knowledge) }
}
