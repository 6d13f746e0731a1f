import type { Programme } from '../../knowledge/schema/programme.ts'
import type { Value } from '../../knowledge/rules/value.ts'
import type { Unconfirmed, Walk } from '../conversation/conversation.ts'
import type { Draft } from '../conversation/outcome.ts'
import { record, valuesOf } from '../conversation/session.ts'
import type { Talk } from '../talk.ts'
import { describeValue } from '../text/value.ts'
import { echo } from './echo.ts'
import { judgedOn, progressOf, provinceIn, type Progress } from './progress.ts'
import { GATES } from './verdict/comparison.ts'

const provinceOf = ({ province }: Programme): Value => ({
  is: 'choice',
  ids: [province],
  said: '',
})

const nameOf = (programme: Programme, { knowledge }: Talk): string => {
  const fact = knowledge.facts.get('province')
  return fact ? describeValue(fact, provinceOf(programme), knowledge) : programme.province
}

/**
 * The figure that a yes would confirm: an echo, or the only reading of one. It counts here, for nothing
 * is kept of it; whether a thing is there is not guessed.
 */
const figureOf = (waiting: Unconfirmed, { knowledge }: Talk): Value | null => {
  const value = waiting.kind === 'confirm' ? waiting.value : waiting.options[0]
  // Of what was counted from a list more may have been told than was heard.
  const isListed = knowledge.facts.get(waiting.fact)?.reading === 'listed'
  const isOnly =
    waiting.kind === 'confirm'
      ? !(isListed && waiting.why === 'counted')
      : waiting.options.length === 1
  return isOnly && value?.is === 'amount' ? value : null
}

const asUnderstood = (walk: Walk, at: string, talk: Talk): Walk =>
  walk.waiting.reduce((before, waiting) => {
    const value = figureOf(waiting, talk)
    return value ? record(before, at, waiting.fact, value) : before
  }, walk)

/** What was said of a fact and is asked back later: "47 hộ" may be members or not. */
const unclearIn = (walk: Walk, talk: Talk): readonly string[] =>
  walk.waiting.flatMap((waiting) => {
    if (waiting.kind === 'clarify') return [waiting.said]
    return figureOf(waiting, talk) ? [] : [waiting.value.said]
  })

/** Names of the figures that were told and that the province asks of nobody in that sector. */
const withoutLevel = (
  order: readonly string[],
  { judgement, programme, values }: Progress,
  { knowledge, say }: Talk,
): readonly string[] => {
  const sector = values['sector']
  const isOne = sector?.is === 'choice' && sector.ids.length === 1
  if (!judgement || !isOne || programme?.conditions.length === 0) return []
  return order
    .filter(
      (fact) => knowledge.facts.get(fact)?.type === 'amount' && !judgedOn(judgement, fact).length,
    )
    .map((fact) => say(`fact.${fact}`).toLowerCase())
}

/**
 * What the figures of an opening message come to, said before anything is kept: in the province that
 * is known, else under the name of each that has conditions. Null where no figure was told.
 */
export const firstLook = (told: Walk, talk: Talk): Draft | null => {
  const { knowledge, incoming, say } = talk
  const walk = asUnderstood(told, incoming.at, talk)
  const known = Object.keys(valuesOf(walk))
  if (!known.some((fact) => !GATES.has(fact) && knowledge.facts.has(fact))) return null
  const order = [...knowledge.facts.keys()].filter((fact) => known.includes(fact))
  const lookAt = (one: Walk) => echo(order, {}, progressOf(one, incoming.today, knowledge), talk)
  const own = lookAt(walk)
  const free = withoutLevel(order, progressOf(walk, incoming.today, knowledge), talk)
  const programmes = [...knowledge.programmes.values()].filter(
    ({ conditions }) => conditions.length > 0,
  )
  const isKnown = provinceIn(valuesOf(walk)) !== null
  const looks = isKnown
    ? [{ name: null, look: own }]
    : programmes.map((programme) => ({
        name: nameOf(programme, talk),
        look: lookAt(record(walk, incoming.at, 'province', provinceOf(programme))),
      }))
  const hasSector = known.includes('sector')
  const lines = looks.flatMap(({ name, look }) => {
    if (name === null) return look.lines
    if (look.lines.length > 0) return [say('compare.place', { name }), ...look.lines]
    return hasSector ? [say('compare.generalOnly', { name })] : []
  })
  const good = own.open > 0 ? 'compare.partly' : 'compare.meets'
  const unclear = unclearIn(told, talk)
  const isGood = own.meets > 0 && unclear.length === 0
  const verdict = own.fails > 0 ? 'compare.fails' : isGood ? good : null
  const head = verdict === null ? [] : [say(verdict, { fails: own.fails })]
  const read = own.plain === null ? [] : [say('compare.read', { list: own.plain })]
  const bySector = hasSector ? [] : [say('compare.bySector')]
  const noLevel = free.length > 0 ? [say('compare.noLevel', { list: free.join(', ') })] : []
  const open = unclear.map((said) => say('compare.unclear', { said }))
  return {
    text: [...head, ...read, ...lines, ...noLevel, ...open, ...bySector].join('\n'),
    citations: looks.flatMap(({ look }) => look.citations),
  }
}
