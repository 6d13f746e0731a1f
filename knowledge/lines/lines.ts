import { createSpokenNumbers } from '../language/numbers/spoken.ts'
import { remember } from '../language/text/remember.ts'
import { compose, fold } from '../language/text/text.ts'
import type { Lexicon } from '../schema/lexicon/amounts.ts'
import type { AskedLexicon } from '../schema/lexicon/asked.ts'
import type { Aliases } from '../language/phrases/aliases.ts'
import { plainList } from '../language/phrases/phrase-list.ts'
import type { Topic } from '../schema/lexicon/search.ts'
import type { WordingLexicon } from '../schema/lexicon/wording.ts'
import { createAnswerLines, type AnswerLines } from './answer-lines.ts'
import {
  createConcepts,
  lightWords,
  joined,
  plainWords,
  type Concept,
  type Held,
} from './concepts.ts'
import { createGrade, type Grade } from './grade.ts'
import { createHolding } from './holding.ts'
import { leadingLines, weightAmong } from './lead.ts'
import { createReply, type ReplyWord } from './reply.ts'

/** What a line is sought in. */
export interface Told {
  readonly title: string
  readonly answer: string
  /** Answers next to it, whose thresholds go with its own. */
  readonly beside: readonly string[]
}

/** What is said first of an answer. */
export interface SaidFirst {
  readonly reply: ReplyWord | null
  readonly grade: Grade | null
  /** The whole that was asked about and is not told of ("cả nước"), as it was said. */
  readonly scope: string | null
  /** Who does it is asked, and only this one of `beside` names somebody; null where it is not so. */
  readonly doer: number | null
  /** The lines are the item that was asked for by its place in the list. */
  readonly isNumbered: boolean
  /** The lines that hold what was asked, with what opens their list; none where all is said. */
  readonly lines: readonly string[]
  /** More of a list is left out. */
  readonly isPart: boolean
}

export type FindAsked = (question: string, told: Told) => SaidFirst

export interface LineWords {
  readonly lexicon: AskedLexicon
  readonly wording: WordingLexicon
  readonly numbers: Lexicon['numbers']
  readonly topics: readonly Topic[]
  readonly ignored: ReadonlySet<string>
  readonly agencies: ReadonlySet<string>
  readonly light: string
  readonly fillers: readonly string[]
  /** Phrases that name no line: "hợp tác xã". */
  readonly phrases: readonly string[]
  /** All answers, among which a word is rare or not. */
  readonly answers: readonly string[]
  readonly aliases: Aliases
}

/** A shorter list is read as fast as a line of it is. */
const SHORT = 280
const FEWEST_LINES = 4
const LONGEST_HEAD = 110
const LONGEST_TAIL = 120
/** A word of this weight tells one answer from others. */
const TELLING = 0.6
/** Questions of one message. */
const MOST_QUESTIONS = 20
const NO_WORDS = /[^\p{L}\d%]+/gu

/** What an answer holds but for agencies and sectors. */
const wordsAlone = (text: string): Pick<Held, 'folded' | 'lower'> => {
  const lower = compose(text).toLowerCase().replaceAll(NO_WORDS, ' ').trim()
  return { folded: joined([fold(lower)]), lower: joined([lower]) }
}

/** Builds the finder of what is said first of an answer. */
export const createLines = (words: LineWords): FindAsked => {
  const { lexicon, aliases, agencies } = words
  const whole = plainList(lexicon.wholes, aliases)
  const items = plainList(lexicon.items, aliases)
  const ordinals = plainList(lexicon.ordinals, aliases)
  const anyItems = plainList(lexicon.anyItems, aliases)
  const firsts = plainList(lexicon.first, aliases)
  const lasts = plainList(lexicon.last, aliases)
  const who = plainList(lexicon.who, aliases)
  const scopes = plainList(lexicon.scopes, aliases)
  const inDigits = createSpokenNumbers(words.numbers)
  const reading = createConcepts({
    ...words,
    dropped: [...lexicon.forms, ...lexicon.opens, ...words.phrases],
  })
  const light = lightWords(`${words.light} ${lexicon.light}`, aliases)
  const { hold, conceptsIn } = reading
  const readAnswer = createAnswerLines(hold)
  const findReply = createReply(words, reading)
  const findGrade = createGrade(lexicon, aliases)
  const holding = createHolding(words.answers.map(wordsAlone))

  /** A word that many answers hold tells a line of one of them by little. */
  const weighed = (concept: Concept): Concept => {
    const { sought, weight } = concept
    if (sought === null) return concept
    return { ...concept, weight: weight * weightAmong(words.answers.length, holding(sought)) }
  }

  /** "nhiệm vụ số 5", "giai đoạn 2", "cái thứ ba", "khoản cuối": that item of a list. */
  const byNumber = (question: string, { frame, lines }: AnswerLines): readonly number[] => {
    const asked = plainWords(question, aliases)
    if (whole.isIn(asked)) return []
    const listed = [...lines.keys()].filter((at) => lines[at]?.isItem)
    for (const { from, to } of items.find(asked)) {
      const called = joined(asked.slice(from, to).map(({ folded }) => folded))
      const isOfList = frame.folded.includes(called)
      const isAny = anyItems.at(asked, from) !== null
      const end = firsts.at(asked, to) ? listed[0] : lasts.at(asked, to) ? listed.at(-1) : undefined
      if (end !== undefined && (isOfList || isAny)) return [end]
      const behind = ordinals.at(asked, to)?.to ?? to
      const number = asked[behind]
      if (number?.kind !== 'number' || !(behind > to || isOfList)) continue
      /** "giai đoạn 1" may be what the whole answer is about. */
      const name = joined(asked.slice(from, behind + 1).map(({ folded }) => folded))
      if (frame.folded.includes(name)) continue
      const at = lines.findIndex(({ numbers }) => numbers.includes(Number(number.folded)))
      if (at >= 0) return [at]
    }
    return []
  }

  const names = ({ topics }: Held): boolean => topics.some((id) => agencies.has(id))

  /** False for a line that names nobody where it is asked who, and others do. */
  const isWanted = (question: string, { held }: AnswerLines, at: number): boolean => {
    const [line] = held.slice(at)
    const asksWho = who.isIn(plainWords(question, aliases))
    return !asksWho || !held.some(names) || (line !== undefined && names(line))
  }

  /** "sở nào hỗ trợ lên sàn" of an answer that names nobody: the one beside it that holds it does. */
  const doerIn = (
    question: string,
    concepts: readonly Concept[],
    { held, frame }: AnswerLines,
    beside: readonly string[],
  ): number | null => {
    if (!who.isIn(plainWords(question, aliases)) || [frame, ...held].some(names)) return null
    const asked = concepts.map(weighed).filter(({ weight }) => weight >= TELLING)
    const found = beside
      .map(hold)
      .findIndex((one) => names(one) && asked.some(({ isIn }) => isIn(one)))
    return found < 0 ? null : found
  }

  /** "cả nước", where the answer does not speak of it. */
  const scopeIn = (question: string, { all }: AnswerLines): string | null => {
    const asked = plainWords(question, aliases)
    const [found] = scopes.find(asked)
    if (!found) return null
    const said = asked.slice(found.from, found.to)
    const isTold = all.folded.includes(joined(said.map(({ folded }) => folded)))
    return isTold ? null : said.map(({ lower }) => lower).join(' ')
  }

  /** Of a text each sentence needs the others: only a list is told in part. */
  const leadingIn = (
    question: string,
    concepts: readonly Concept[],
    answer: AnswerLines,
    length: number,
  ): readonly number[] => {
    const { lines, held, frame, isList } = answer
    const isAll = whole.isIn(plainWords(question, aliases))
    if (!isList || length <= SHORT || lines.length < FEWEST_LINES || isAll) return []
    const found = leadingLines(concepts.map(weighed), held, frame)
    const [first] = found
    const line = first === undefined ? undefined : lines[first]
    /** "Dòng thứ hai không ghi…" below a list says nothing without it. */
    const needsList =
      line !== undefined && !line.isItem && items.at(plainWords(line.text, aliases), 0) !== null
    return first === undefined || needsList || !isWanted(question, answer, first) ? [] : found
  }

  /** Items below what opens their list, with a short word that is said below it. */
  const itemsOf = (
    leading: readonly number[],
    title: string,
    answer: AnswerLines,
  ): readonly string[] => {
    const found = leading.flatMap((at) => answer.lines[at] ?? [])
    const [first] = found
    if (!first?.isItem) return first ? [first.text] : []
    const chosen = found.filter(({ isItem }) => isItem)
    const { section } = first
    /** Who does it may stand there alone. */
    const isHeadTold =
      answer.head.length <= LONGEST_HEAD || hold(answer.head).topics.some((id) => agencies.has(id))
    const isOfOne = section !== null && chosen.every((one) => one.section === section)
    const behind = answer.lines.filter(({ isItem }) => !isItem)
    const isBrief = behind.length === 1 && (behind[0]?.text.length ?? 0) <= LONGEST_TAIL
    return [
      isHeadTold ? answer.head : `${title}:`,
      ...(isOfOne ? [section] : []),
      ...chosen.map(({ text }) => text),
      ...(isBrief ? behind.map(({ text }) => text) : []),
    ].filter((line) => line !== '')
  }

  const findNew: FindAsked = (typed, { title, answer, beside }) => {
    const question = inDigits(typed)
    const read = readAnswer(title, answer)
    const concepts = conceptsIn(plainWords(question, aliases), read.all, light)
    const numbered = read.isList ? byNumber(question, read) : []
    const leading =
      numbered.length > 0 ? numbered : leadingIn(question, concepts, read, answer.length)
    const reply = findReply(question, read, leading)
    const grade = findGrade(question, [answer, ...beside])
    const first = {
      reply: reply?.word === 'silent' && reply.opensSilent ? null : (reply?.word ?? null),
      grade,
      scope: scopeIn(question, read),
      doer: doerIn(question, concepts, read, beside),
      isNumbered: numbered.length > 0,
    }
    if (leading.length > 0) return { ...first, lines: itemsOf(leading, title, read), isPart: true }
    /** What a yes rests on stands right behind it, and all the rest behind that. */
    const rests = reply && !read.isList && reply.at > 0 ? read.lines[reply.at]?.text : undefined
    const others = read.lines.flatMap(({ text }, at) => (at === reply?.at ? [] : [text]))
    const lines = rests === undefined ? [] : [rests, others.join(' ')]
    return { ...first, lines, isPart: false }
  }

  // Who does it is asked of an answer first, and then what of it was asked for.
  const foundOf = remember(() => new Map<string, SaidFirst>(), MOST_QUESTIONS)
  return (typed, told) => {
    const found = foundOf(typed)
    const key = [told.title, told.answer, ...told.beside].join('\n')
    const before = found.get(key)
    if (before) return before
    const said = findNew(typed, told)
    found.set(key, said)
    return said
  }
}
