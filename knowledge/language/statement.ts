import type { Lexicon } from '../lexicon.ts'
import type { MessageLexicon } from '../message-lexicon.ts'
import type { FactReading, Reading } from '../reading.ts'
import type { Fact } from '../schema.ts'
import type { Value } from '../value.ts'
import type { AmountFound } from './amount.ts'
import { createAttribution, type Span } from './attribution.ts'
import { createChoice } from './choice.ts'
import type { Clause } from './clause.ts'
import { createFactReader } from './fact-reader.ts'
import { createListing } from './listing.ts'
import type { MessageReading, ReadContext } from './reader.ts'
import { createSector } from './sector.ts'
import { plainList, type Aliases, type Words } from './wording.ts'

/** A message taken apart. */
export interface Parts {
  readonly normal: string
  /** The same with set phrases blanked out in which a number or a "dư" would be misread. */
  readonly masked: string
  readonly stating: readonly Clause[]
  readonly asking: readonly Clause[]
  readonly amounts: readonly AmountFound[]
  readonly quick: MessageReading['quick']
  readonly correction: boolean
}

const spanOf = ({ words }: Clause): Span => ({
  at: words[0]?.at ?? 0,
  end: words.at(-1)?.end ?? 0,
})

/** What "yes" and "no" mean for a fact that was asked plainly; null where they do not answer it. */
const yesOrNo = (fact: Fact, says: 'yes' | 'no', said: string): Value | null => {
  if (fact.type === 'truth' || fact.type === 'years')
    return { is: 'truth', value: says === 'yes', said }
  if (fact.id === 'legal') return { is: 'choice', ids: [says], said }
  if (says === 'yes') return null
  if (fact.id === 'model') return { is: 'choice', ids: ['none'], said }
  return fact.id === 'priority' ? { is: 'list', items: [], said } : null
}

/** Reads the facts that a message states. */
export const createStatement = (
  lexicon: Lexicon & MessageLexicon,
  facts: readonly Fact[],
  aliases: Aliases,
) => {
  const readFact = createFactReader(lexicon, facts)
  const readChoices = createChoice(lexicon, aliases)
  const readSector = createSector(lexicon, aliases)
  const { readModel, readPriority } = createListing(lexicon, aliases)
  const attribute = createAttribution(lexicon, aliases)
  const own = plainList(lexicon.questions.own, aliases)
  const notOwn = plainList(lexicon.questions.notOwn, aliases)
  const profitWords = plainList(lexicon.choices.profit, aliases)
  const byId = new Map(facts.map((fact) => [fact.id, fact]))

  /** "mới 280 thành viên có được không": a question that states one's own figure. */
  const statesOwn = ({ words }: Clause) => own.isIn(words) && !notOwn.isIn(words)

  const answerTo = (
    fact: Fact,
    { normal, quick }: Parts,
    words: Words,
    text: string,
    context: ReadContext,
  ): Reading | null => {
    if (fact.id === 'model') {
      const reading = readModel(normal, words, true)
      if (reading) return reading
    }
    if (fact.id === 'priority') {
      const reading = readPriority(normal, words)
      if (reading) return reading
    }
    if ((quick === 'yes' || quick === 'no') && !context.waiting) {
      const value = yesOrNo(fact, quick, normal)
      if (value) return { kind: 'value', value }
    }
    return fact.type === 'amount' || fact.type === 'years' ? readFact(text, fact.id, context) : null
  }

  const amountFacts = (texts: ReadonlyMap<string, string>, context: ReadContext) =>
    [...texts].flatMap(([fact, text]): readonly FactReading[] => {
      if (fact === context.asked) return []
      const reading = readFact(text, fact, { ...context, asked: fact })
      return reading ? [{ fact, reading }] : []
    })

  /** Clauses that tell of profit while another fact is asked, with what they say. */
  const profitIn = (masked: string, clauses: readonly Clause[], context: ReadContext) => {
    const telling = clauses.filter(({ words }) => profitWords.isIn(words))
    if (context.asked === 'profit' || telling.length === 0) return { telling: [], facts: [] }
    const text = telling.map((clause) => masked.slice(spanOf(clause).at, spanOf(clause).end))
    const reading = readFact(text.join(', '), 'profit', context)
    return reading ? { telling, facts: [{ fact: 'profit', reading }] } : { telling: [], facts: [] }
  }

  /** Facts in order of reading, and whether a sector was denied without another. */
  return (
    parts: Parts,
    context: ReadContext,
  ): { readonly facts: readonly FactReading[]; readonly isReopened: boolean } => {
    const { normal, masked, stating, asking, amounts, correction } = parts
    const { asked } = context
    const isFree = asked === null
    const figures = isFree ? [...stating, ...asking.filter(statesOwn)] : stating
    const gates = isFree ? [...stating, ...asking] : stating
    const words = stating.flatMap((clause) => clause.words)

    const askedFact = byId.get(asked ?? '')
    const asksAmount = askedFact?.type === 'amount' || askedFact?.type === 'years'
    const profit = profitIn(masked, stating, context)
    const counted = figures.filter((clause) => !profit.telling.includes(clause)).map(spanOf)
    const texts = attribute(masked, counted, amounts, asksAmount ? asked : null)
    const amountReadings = amountFacts(texts, context)
    const text = texts.get(asked ?? '') ?? masked
    const chosen = readChoices(
      normal,
      figures.map((clause) => clause.words),
      asked,
    )
    const sector = readSector(
      normal,
      gates.map((clause) => clause.words),
      context,
      correction,
    )
    const isOwn = stating.length > 0 || figures.length > 0
    const choices = chosen.filter(({ fact, reading }) => {
      const isCommon =
        fact === 'entity' &&
        reading.kind === 'value' &&
        reading.value.is === 'choice' &&
        reading.value.ids[0] === 'cooperative'
      return !isCommon || asked === 'entity' || (isFree && isOwn)
    })
    const answer =
      askedFact && stating.length > 0 && !choices.some(({ fact }) => fact === asked)
        ? answerTo(askedFact, parts, words, text, context)
        : null
    const model = asked === 'model' ? null : readModel(normal, words, false)
    const found: readonly FactReading[] = [
      ...(answer && asked !== null ? [{ fact: asked, reading: answer }] : []),
      ...choices,
      ...(sector.reading ? [{ fact: 'sector', reading: sector.reading }] : []),
      ...amountReadings,
      ...(model ? [{ fact: 'model', reading: model }] : []),
      ...profit.facts,
    ]
    return { facts: found, isReopened: sector.isReopened }
  }
}
