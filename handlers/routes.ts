import { labelKey, typedLabel } from '../knowledge/language/text/label.ts'
import type { FactReading } from '../knowledge/rules/reading.ts'
import type { Value } from '../knowledge/rules/value.ts'
import { asking } from './context.ts'
import type { Unconfirmed } from './conversation.ts'
import { answerQuestion } from './answers/answer.ts'
import { declineProvince } from './answers/declining.ts'
import { isArticleLikelier } from './answers/likelier.ts'
import { compareFigure, GATES } from './walk/verdict/comparison.ts'
import { runCommand } from './commands.ts'
import { askConsent, beginAfterConsent, startWalk } from './walk/beginning.ts'
import { hold, refuseConsent } from './walk/consent.ts'
import { sayAndReturn, menuChoices } from './menu.ts'
import type { Outcome } from './outcome.ts'
import { answerChatter, answerCourtesy, answerNod } from './answers/smalltalk.ts'
import { progressOf, type Pending } from './walk/progress.ts'
import { withSession, type ReadTalk } from './talk.ts'
import { NAMED, statedIn } from './walk/stated-facts.ts'
import { accept, acceptAndGoOn, goOn, MOST_MISSES, walkOf } from './walk/walk.ts'

/** A range this wide ("mấy tỷ", from 2 to 9) asks how much, and is no figure of one's own. */
const WIDEST_RANGE = 3

const isWide = ({ reading }: FactReading): boolean => {
  const value = reading.kind === 'value' || reading.kind === 'confirm' ? reading.value : null
  if (value?.is !== 'amount') return false
  const { from, to } = value.interval
  return from !== null && to !== null && to > from * WIDEST_RANGE
}

/** What is told of one's own cooperative. In a question a thing that is named ("OCOP") is asked about. */
const figuresIn = (facts: readonly FactReading[], { reading, knowledge }: ReadTalk) =>
  facts.filter(
    (one) =>
      !GATES.has(one.fact) &&
      one.fact !== NAMED &&
      !isWide(one) &&
      (reading.question === null || knowledge.facts.get(one.fact)?.type !== 'truth'),
  )

const sectorIn = (facts: readonly FactReading[]): string | null => {
  const reading = facts.find(({ fact }) => fact === 'sector')?.reading
  return reading?.kind === 'value' && reading.value.is === 'choice'
    ? (reading.value.ids[0] ?? null)
    : null
}

/** How a question about a figure of one's own is remembered. */
const conditionOf = (fact: string, { say }: ReadTalk): string =>
  say('answer.conditionOf', { label: say(`fact.${fact}`) })

/** A question with at most one own figure is answered with the rule and the comparison. */
const answerAbout = (question: string, talk: ReadTalk): Outcome => {
  const facts = statedIn(talk)
  const figures = figuresIn(facts, talk)
  const [figure] = figures
  const provinces = talk.reading.place?.provinces ?? []
  const { province } = talk.session.profile
  const meant = provinces.length > 0 ? provinces : province ? [province] : []
  const isOfTheEnd = talk.reading.intents.has('at-the-end')
  /** "vốn mấy tỷ" asks how much it must be, and tells of no two to nine. */
  const asksItself = talk.knowledge.readShortAsk(question, '') !== null
  if (!figure || figures.length > 1 || isOfTheEnd || asksItself)
    return answerQuestion(question, talk)
  const isOfOwn = talk.reading.intents.has('check-me') || sectorIn(facts) !== null
  if (!isOfOwn && isArticleLikelier(question, 'comparison', talk))
    return answerQuestion(question, talk)
  const asked = asking(talk, conditionOf(figure.fact, talk))
  const compared = compareFigure(figure, meant, sectorIn(facts), asked)
  if (compared) return compared
  const answered = answerQuestion(question, talk)
  if (answered.kind !== 'abstain') return answered
  // No document sets that figure: which one says so is found by what the figure is of.
  const ofFigure = answerQuestion(conditionOf(figure.fact, talk), asked)
  return ofFigure.kind === 'answer' ? ofFigure : answered
}

/** While the consent waits: yes, no, a question in between, or more of the opening message. */
export const hearConsent = (text: string, talk: ReadTalk): Outcome => {
  const { reading } = talk
  if (reading.quick === 'yes') return beginAfterConsent(talk)
  if (reading.quick === 'no') return refuseConsent(talk)
  const courtesy = reading.question === null ? answerCourtesy(talk) : null
  if (courtesy) return courtesy
  const isTold = statedIn(talk).length > 0
  /** Only asks for the check that waits for its yes: what was told is looked at again. */
  const asksAgain = !isTold && reading.intents.has('check-me') && talk.session.held !== null
  if (asksAgain) return askConsent(talk, talk.session, true)
  const corrects = reading.correction && reading.figures.length > 0
  if ((isTold || corrects) && reading.question === null)
    return askConsent(talk, hold(talk, text), true)
  return answerAbout(reading.question ?? text, talk)
}

/** A word of the menu in the middle of the questions: "hồ sơ", "5 HTX"; but not the fact asked for. */
const isLookUp = (text: string, pending: Pending, { knowledge }: ReadTalk): boolean => {
  const lookup = knowledge.lookups.read(text)
  return lookup !== null && lookup.id !== pending.fact
}

const FEWEST_WORDS = 3

/** "thế còn 135", "còn An Giang": goes on from the question before; "còn 135" is a figure. */
const goesOn = (text: string, { knowledge, session }: ReadTalk): boolean => {
  if (session.context.question === null) return false
  const { goesOn: opens, isBare, provinces, sources } = knowledge.readMentions(text)
  const isLong = text.trim().split(/\s+/u).length >= FEWEST_WORDS
  return opens && isBare && (provinces.length > 0 || (sources.length > 0 && isLong))
}

/** "thế còn trồng màu": a question behind one, though nothing in it asks. */
const opensQuestion = (text: string, { knowledge, session }: ReadTalk): boolean =>
  session.context.question !== null && knowledge.readMentions(text).goesOn

/** "2 tỷ, còn An Giang thì cần bao nhiêu": a question without a matter asks about the fact at hand. */
const answerAtHand = (question: string, fact: string, talk: ReadTalk): Outcome => {
  const { isBare, provinces } = talk.knowledge.readMentions(question)
  const isOfFact = isBare && provinces.length > 0
  return answerQuestion(question, isOfFact ? asking(talk, conditionOf(fact, talk)) : talk)
}

/** Other words, then choices to tap, then the question is left open for the result. */
const notUnderstood = (talk: ReadTalk): Outcome => {
  const { say } = talk
  const walk = walkOf(talk)
  const misses = walk.misses + 1
  if (misses > MOST_MISSES) {
    const { drafts, ...outcome } = runCommand('unknown', talk)
    return { ...outcome, drafts: [{ text: say('walk.leftOpen') }, ...drafts] }
  }
  const key = misses > 1 ? 'walk.missedAgain' : 'walk.missed'
  return goOn(talk, { ...walk, misses }, [{ text: say(key) }])
}

/** What a yes would mean: the echoed reading, or the one reading that is left to choose. */
const onlyReading = (waiting: Unconfirmed): Value | null => {
  if (waiting.kind === 'confirm') return waiting.value
  return waiting.options.length === 1 ? (waiting.options[0] ?? null) : null
}

/** While a question pends: an answer, other facts, a question in between, or nothing understood. */
export const hearAnswer = (text: string, pending: Pending, talk: ReadTalk): Outcome => {
  const { reading, knowledge } = talk
  const stated = statedIn(talk)
  const answers = reading.question === null && stated.some(({ fact }) => fact === pending.fact)
  if (!answers && (isLookUp(text, pending, talk) || goesOn(text, talk)))
    return answerQuestion(text, talk)
  if (pending.kind === 'waiting' && stated.length === 0) {
    const { waiting } = pending
    const value = onlyReading(waiting)
    if (reading.quick === 'yes' && value)
      return acceptAndGoOn(talk, [{ fact: waiting.fact, reading: { kind: 'value', value } }])
    if (reading.quick === 'no' && waiting.kind === 'confirm') return runCommand('wrong', talk)
  }
  if (reading.place?.other && stated.length === 0 && reading.question === null)
    return declineProvince(reading.place.other, talk)
  if (stated.length > 0 && reading.question !== null) {
    const { walk, lead } = accept(talk, stated)
    const next = withSession(talk, { ...talk.session, walk })
    const outcome = answerAtHand(reading.question, stated.at(-1)?.fact ?? pending.fact, next)
    const at = outcome.question === null ? 1 : -1
    return { ...outcome, drafts: outcome.drafts.toSpliced(at, 0, ...lead) }
  }
  if (stated.length > 0) return acceptAndGoOn(talk, stated)
  if (reading.question !== null) return answerQuestion(reading.question, talk)
  if (reading.quick === 'unknown') return runCommand('unknown', talk)
  if (reading.quick === 'skip' || reading.quick === 'not-applicable')
    return runCommand('skip', talk)
  const courtesy = answerCourtesy(talk)
  if (courtesy) return courtesy
  if (knowledge.namesArticle(text) || opensQuestion(text, talk)) return answerQuestion(text, talk)
  return answerChatter(talk) ?? notUnderstood(talk)
}

/**
 * Two figures are told of one's own cooperative; so is one with its sector, unless it is asked
 * whether that one is enough.
 */
const tellsOfOwn = (stated: readonly FactReading[], talk: ReadTalk): boolean => {
  const { reading } = talk
  const figures = figuresIn(stated, talk).length
  const asks = reading.question !== null || reading.intents.has('rule')
  const hasSector = stated.some(({ fact }) => fact === 'sector')
  return figures > 1 || (figures === 1 && hasSector && !asks)
}

/** Who tells in passing where the cooperative is need not say it again. */
const withOwnProvince = (talk: ReadTalk): ReadTalk => {
  const { session, reading } = talk
  const [province, ...others] = reading.place?.provinces ?? []
  const isClear = province !== undefined && others.length === 0 && !reading.place?.ask
  return isClear
    ? withSession(talk, { ...session, profile: { ...session.profile, province } })
    : talk
}

/** While nothing pends: the walk-through is opened or changed, or a question answered. */
export const hearFreely = (text: string, talk: ReadTalk): Outcome => {
  const { reading, session, incoming, knowledge } = talk
  if (goesOn(text, talk)) return answerQuestion(text, talk)
  const stated = statedIn(talk)
  const figures = figuresIn(stated, talk)
  if (session.consent === 'declined' && typedLabel(text) === labelKey(talk.say('choice.agree')))
    return beginAfterConsent(talk)
  const asksRule = () =>
    figures.length === 0 && reading.question !== null && isArticleLikelier(text, 'check', talk)
  const asksCheck = reading.intents.has('check-me') && !asksRule()
  const wantsCheck = asksCheck || tellsOfOwn(stated, talk)
  const isElsewhere = reading.place?.other && reading.place.provinces.length === 0
  if (wantsCheck && isElsewhere) return declineProvince(reading.place.other, talk)
  if (wantsCheck && session.consent !== 'given') return startWalk(talk)
  if (wantsCheck)
    return acceptAndGoOn(
      withSession(talk, { ...session, walk: { ...walkOf(talk), paused: false } }),
      stated,
    )
  const courtesy =
    reading.question === null && figures.length === 0 ? answerCourtesy(withOwnProvince(talk)) : null
  if (courtesy) return courtesy
  if (session.walk && reading.question === null && stated.length > 0) {
    const resumed = { ...session.walk, paused: false }
    const { values } = progressOf(resumed, incoming.today, knowledge)
    if (Object.keys(values).length > 0)
      return acceptAndGoOn(withSession(talk, { ...session, walk: resumed }), stated)
  }
  if (!/[\p{L}\p{N}]/u.test(text))
    return sayAndReturn(
      talk,
      [{ text: talk.say('command.notUnderstood'), choices: menuChoices(talk) }],
      'menu',
    )
  return answerNod(talk) ?? answerAbout(reading.question ?? text, talk)
}
