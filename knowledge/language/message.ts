import type { Lexicon } from '../lexicon.ts'
import type { MessageLexicon } from '../message-lexicon.ts'
import type { FactReading, Reading } from '../reading.ts'
import type { Fact, Places } from '../schema.ts'
import type { Value } from '../value.ts'
import { createAmountFinder } from './amount-finder.ts'
import { factOfAmount } from './attribution.ts'
import { createChoice } from './choice.ts'
import { createCommand } from './command.ts'
import { createFactReader } from './fact-reader.ts'
import { createIntent } from './intent.ts'
import { createPlace } from './place.ts'
import { createQuestion } from './question.ts'
import { createQuickAnswer } from './quick-answer.ts'
import type { MessageReading, ReadContext, Reader } from './reader.ts'
import { normalise } from './text.ts'
import { readAliases, wordsOf } from './wording.ts'

const MOST_CHARACTERS = 4000

/** Facts that "yes" and "no" answer, and what they then hold. */
const yesOrNo = (fact: Fact, says: 'yes' | 'no', said: string): Value | null => {
  if (fact.type === 'truth' || fact.type === 'years')
    return { is: 'truth', value: says === 'yes', said }
  if (fact.id === 'legal') return { is: 'choice', ids: [says], said }
  if (fact.id === 'wage' && says === 'yes') return { is: 'choice', ids: ['higher'], said }
  return fact.id === 'priority' && says === 'no' ? { is: 'list', items: [], said } : null
}

/** Builds the reader of whole messages from the word lists, the facts and the places. */
export const createReader = (
  lexicon: Lexicon & MessageLexicon,
  facts: readonly Fact[],
  places: Places,
): Reader => {
  const aliases = readAliases(lexicon.aliases)
  const findAmounts = createAmountFinder(lexicon)
  const readFact = createFactReader(lexicon, facts)
  const readChoices = createChoice(lexicon, aliases)
  const readCommand = createCommand(lexicon, aliases)
  const readIntents = createIntent(lexicon, aliases)
  const readPlace = createPlace(places, aliases)
  const readQuestion = createQuestion(lexicon, aliases)
  const answers = createQuickAnswer(lexicon, aliases)
  const byId = new Map(facts.map((fact) => [fact.id, fact]))

  /** Amounts that name their fact by unit or noun, each read in its own words. */
  const stated = (normal: string, context: ReadContext): FactReading[] => {
    const amounts = findAmounts(normal, context)
    const spans = new Map<string, { at: number; end: number }>()
    for (const amount of amounts) {
      const fact = factOfAmount(amount)
      if (fact === null) continue
      const known = spans.get(fact)
      spans.set(fact, { at: known?.at ?? amount.at, end: amount.end })
    }
    return [...spans].flatMap(([fact, { at, end }]) => {
      const reading = readFact(normal.slice(at, end), fact, context)
      return reading ? [{ fact, reading }] : []
    })
  }

  const askedReading = (
    normal: string,
    quick: MessageReading['quick'],
    context: ReadContext,
  ): Reading | null => {
    const fact = byId.get(context.asked ?? '')
    if (!fact) return null
    if (quick === 'yes' || quick === 'no') {
      const value = yesOrNo(fact, quick, normal)
      if (value) return { kind: 'value', value }
    }
    return fact.type === 'amount' || fact.type === 'years'
      ? readFact(normal, fact.id, context)
      : null
  }

  const factsIn = (
    normal: string,
    quick: MessageReading['quick'],
    context: ReadContext,
    choices: readonly FactReading[],
  ): readonly FactReading[] => {
    const amounts = stated(normal, context)
    const { asked } = context
    const own = choices.some(({ fact }) => fact === asked)
      ? null
      : askedReading(normal, quick, context)
    const others = amounts.filter(({ fact }) => fact !== asked || own === null)
    const profit =
      asked === 'profit' ? null : readFact(normal, 'profit', { ...context, asked: null })
    const readings = [
      ...(own && asked !== null ? [{ fact: asked, reading: own }] : []),
      ...choices,
      ...others,
      ...(profit ? [{ fact: 'profit', reading: profit }] : []),
    ]
    return [
      ...new Map(readings.toReversed().map((reading) => [reading.fact, reading])).values(),
    ].toReversed()
  }

  const read = (text: string, context: ReadContext): MessageReading => {
    const normal = normalise(text.slice(0, MOST_CHARACTERS))
    const words = wordsOf(normal, aliases)
    const intents = new Set(readIntents(words))
    if (text.length > MOST_CHARACTERS) intents.add('too-long')
    const question = readQuestion(normal, words, intents.has('rule'))
    const quick = answers.quick(words)
    const choices = readChoices(normal, words, context.asked)
    const found = factsIn(normal, quick, context, choices)
    const saysUnknown = quick === null && found.length === 0 && answers.holdsUnknown(words)
    return {
      text: normal,
      facts: found,
      place: readPlace(words),
      command: readCommand(words, context.asked !== null),
      quick: saysUnknown ? 'unknown' : quick,
      correction: answers.isCorrection(words),
      intents,
      question: quick === null ? question : null,
    }
  }
  return { read }
}
