import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import { isDenied, type FactReading } from '../../rules/reading.ts'
import type { Places } from '../../schema/places.ts'
import type { Fact } from '../../schema/fact.ts'
import { createAmountFinder } from '../amounts/finder.ts'
import { factOfAmount } from './attribution.ts'
import { createClauses, type Clause } from './clause.ts'
import { createCommand } from './command.ts'
import { createCorrections } from './correction.ts'
import { createDoubtful } from '../facts/doubtful.ts'
import { bareIn } from '../facts/context.ts'
import { createIntent } from './intent.ts'
import { LONGEST_MESSAGE, LONGEST_QUESTION } from '../text/length.ts'
import { createMask } from './mask.ts'
import { createNearestOption } from '../options/nearest-option.ts'
import { createPlace } from './place.ts'
import { createQuickAnswer } from './quick-answer.ts'
import type { MessageReading, ReadContext, Reader } from './reader.ts'
import { createRemainders } from '../amounts/remainder.ts'
import { withDefinedUnits } from '../amounts/defined-unit.ts'
import { createRenewals } from '../amounts/renewal.ts'
import { remembering } from '../text/remember.ts'
import { createStatement, type Stated } from './statement.ts'
import { normalise } from '../text/text.ts'
import { readAliases } from '../phrases/aliases.ts'
import { plainList, wordsOf, type Words } from '../phrases/phrase-list.ts'

/** Facts that tell which rule a question is about. */
const GATES: ReadonlySet<string> = new Set(['entity', 'sector'])
const wordsIn = (clauses: readonly Clause[]): Words => clauses.flatMap(({ words }) => words)

/** From the first asking clause to the last, with its question mark. */
const asTyped = (normal: string, asking: readonly Clause[]): string => {
  const start = asking[0]?.words[0]?.at ?? 0
  const end = asking.at(-1)?.words.at(-1)?.end ?? normal.length
  return normal.slice(start, end) + (/^\s*\?/u.test(normal.slice(end)) ? '?' : '')
}

const steering = (
  text: string,
  command: NonNullable<MessageReading['command']>,
): MessageReading => ({
  text,
  facts: [],
  place: null,
  command,
  quick: command.id === 'unknown' || command.id === 'skip' ? command.id : null,
  agrees: false,
  correction: false,
  isDenial: false,
  namesModel: false,
  denied: [],
  figures: [],
  intents: new Set(),
  question: null,
})

/** Mid-way, asking for the check again means its result, or just to go on. */
const checkAgain = (clauses: readonly Clause[], context: ReadContext) => {
  const check = clauses.find(({ kind }) => kind === 'check')
  if (!check || context.asked === null) return null
  return { id: check.asks ? 'result' : 'resume', fact: null, step: null } as const
}

/** The facts that count beside a question: in the middle of a talk only with an answer or figure. */
const beside = (
  { facts, isRuleAsked }: Stated,
  { asked, asks, counts }: { asked: string | null; asks: boolean; counts: boolean },
  figures: ReadonlySet<string>,
): readonly FactReading[] => {
  if (asked === null)
    return isRuleAsked
      ? facts.filter(
          (one) => figures.has(one.fact) || GATES.has(one.fact) || (counts && isDenied(one)),
        )
      : facts
  if (!asks) return facts
  return counts ? facts.filter(({ fact }) => figures.has(fact) || fact === asked) : []
}

/** Builds the reader of whole messages from the word lists, the facts and the places. */
export const createReader = (
  lexicon: Lexicon & MessageLexicon,
  facts: readonly Fact[],
  places: Places,
): Omit<Reader, 'prepare'> => {
  const aliases = readAliases(lexicon.aliases)
  const findAmounts = createAmountFinder(
    lexicon,
    new Map(places.provinces.map(({ id, region }) => [id, region])),
  )
  /** Figures that count beside a question, too; other facts are then a part of the question. */
  const figures = new Set(facts.filter(({ figure }) => figure).map(({ id }) => id))
  const findRemainders = createRemainders(lexicon, aliases)
  const renew = createRenewals(lexicon, aliases)
  const cutClauses = createClauses(lexicon, aliases)
  const readCommand = createCommand(lexicon, aliases)
  const readIntents = createIntent(lexicon, aliases)
  const { read: readPlace, find: findPlaces } = createPlace(
    places,
    lexicon.commands.fillers,
    aliases,
    [...lexicon.answers.yes, ...lexicon.answers.no],
  )
  const modelWords = plainList(lexicon.choices.model, aliases)
  const answers = createQuickAnswer(lexicon, aliases)
  const options = createNearestOption(lexicon, facts, aliases)
  const readStatement = createStatement(
    lexicon,
    facts,
    aliases,
    findAmounts,
    options,
    answers.quick,
  )
  const mask = createMask(lexicon, aliases)
  const doubtful = createDoubtful(lexicon, facts, aliases)
  const takeBack = createCorrections(lexicon, aliases, findAmounts)

  const read = (text: string, context: ReadContext): MessageReading => {
    const normal = normalise(text.slice(0, LONGEST_MESSAGE))
    const words = wordsOf(normal, aliases)
    const asks = context.asked !== null
    const command = readCommand(words, asks)
    if (command) return steering(normal, command)

    const spots = findPlaces(words)
    const inPlaces = new Set(spots.flatMap(({ from, to }) => words.slice(from, to)))
    const whole = readPlace(normal, words, context)
    const province = whole?.provinces[0] ?? context.province
    const here: ReadContext = { ...context, province }
    const { masked, taken } = takeBack(mask(normal, words, context.asked, spots), words, here)
    const amounts = renew(
      normal,
      withDefinedUnits(normal, findRemainders(normal, words, findAmounts(masked, here))),
    )
    const told = [...amounts, ...taken].toSorted((one, other) => one.at - other.at)
    const named = asks ? options.named(context.asked, words) : []
    const clauses = cutClauses(words, told, context.asked, inPlaces.union(new Set(named)))
    const intents = new Set(readIntents(normal, words, clauses))
    if (text.length > LONGEST_MESSAGE) intents.add('too-long')
    const asking = clauses.filter(({ kind }) => kind === 'question')
    const firstAsking = clauses.findIndex(({ kind }) => kind === 'question')
    const stating = clauses.filter(
      ({ kind }, at) => kind !== 'question' && (!asks || firstAsking < 0 || at < firstAsking),
    )
    const spoken = wordsIn(stating)
    const correction = taken.length > 0 || answers.isCorrection(words)
    const quick = normal === '' ? 'unknown' : answers.quick(spoken)
    const parts = { normal, masked, clauses, stating, asking, amounts, quick, correction, inPlaces }
    const all = readStatement(parts, here)

    const isAboutRule = asks && asking.length > 0
    const counts = all.facts.some(({ fact }) => figures.has(fact) || fact === context.asked)
    const found = beside(all, { asked: context.asked, asks: asking.length > 0, counts }, figures)
    const outside = clauses.map(({ words: said, asks: isAsked }) => ({
      words: said.filter((word) => !inPlaces.has(word)),
      asks: isAsked,
    }))
    const doubted = doubtful(
      { normal, clauses: outside, amounts: told, correction },
      found,
      context.asked,
    )
    const stated = readPlace(normal, spoken, context)
    const isStated =
      stated !== null && (!isAboutRule || counts || quick !== null || context.asked === 'province')
    const place = isStated ? stated : whole
    const isPart =
      quick !== null ||
      (isStated && isAboutRule) ||
      found.some(({ fact }) => asks || figures.has(fact))
    const isNothing = found.length === 0 && place === null && quick === null
    if (isNothing && all.isReopened)
      return steering(normal, { id: 'edit', fact: 'sector', step: null })
    if (isNothing && asking.length === 0) {
      const again = checkAgain(clauses, context)
      if (again) return steering(normal, again)
    }
    const holdsUnknown = isNothing && asking.length === 0 && answers.holdsUnknown(words)
    const marked = isNothing && !holdsUnknown && words.length > 2 && /\?\s*$/u.test(normal)
    const question =
      asking.length > 0 && !all.isOption
        ? isPart && stating.length > 0
          ? asTyped(normal, asking)
          : normal
        : null
    return {
      text: normal,
      facts: doubted,
      place: place && !isStated && asks ? { ...place, isAskedAbout: true } : place,
      command: null,
      quick: holdsUnknown ? 'unknown' : quick,
      agrees: asking.length === 0 && answers.agrees(stating.map((clause) => clause.words)),
      correction,
      isDenial: !correction && answers.isDenial(words),
      namesModel: modelWords.isIn(words),
      denied: taken.map((one) => ({ fact: factOfAmount(one), said: one.said })),
      figures: bareIn(amounts).map(({ said }) => said),
      intents,
      question: question ?? (marked ? normal : null),
    }
  }
  return {
    read: (text, context) => remembering(() => read(text, context)),
    commandIn: (text) =>
      text.length > LONGEST_QUESTION
        ? null
        : (readCommand(wordsOf(normalise(text), aliases), false)?.id ?? null),
  }
}
