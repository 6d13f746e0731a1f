import type { TimeRead } from '../../../language/times/time.ts'
import type { SimpleTime, Time } from '../../../schema/deadline.ts'
import { mainRole } from '../../../schema/roles.ts'
import { lastDayOfTime } from '../../../calendar/occurrence.ts'
import type { DeadlineDraft, DraftContext } from '../context.ts'
import type { PassageInPlace } from '../outlook.ts'
import { rolesOfSentence } from '../roles.ts'
import { sentencesOf } from './sentence.ts'
import { groundsOf, sureOf } from '../sure.ts'
import { shortened, taskOf } from '../task.ts'

const LONGEST_FOUND = 300

/** Whole years, as in "trong giai đoạn 2026-2030": the name of a plan rather than a term. */
export const isPeriod = (time: SimpleTime): boolean =>
  time.kind === 'span' &&
  time.unit === 'period' &&
  time.from.endsWith('-01-01') &&
  time.until.endsWith('-12-31')

/** What tells a term in running text. Bare dates are those of documents and of signings. */
const isTerm = ({ form, time }: TimeRead): boolean =>
  (form === 'bound' && !isPeriod(time)) ||
  form === 'recurring' ||
  form === 'event' ||
  form === 'vague'

/** Over before the document was signed: what was, and nothing to be done. */
const isPast = (time: Time, from: string): boolean => {
  const last = lastDayOfTime(time)
  return last !== null && last < from
}

/** Times of one sentence that are one deadline: each day by itself, all that has none together. */
export const timesApart = (reads: readonly TimeRead[]): readonly (readonly TimeRead[])[] => {
  const dated = reads.filter(
    ({ form }) => form === 'bound' || form === 'by-year' || form === 'bare',
  )
  const others = reads.filter((read) => !dated.includes(read))
  return [...dated.map((read) => [read]), ...(others.length > 0 ? [others] : [])]
}

/** Several times as one, each once. */
export const together = (reads: readonly TimeRead[]): Time | null => {
  const parts = new Map(reads.map(({ time }) => [JSON.stringify(time), time]))
  const [first, ...others] = [...parts.values()]
  if (!first) return null
  return others.length > 0 ? { kind: 'composite', parts: [first, ...others] } : first
}

const draftOf = (
  sentence: string,
  reads: readonly TimeRead[],
  place: PassageInPlace,
  { words, frame, timesIn }: DraftContext,
): readonly DeadlineDraft[] => {
  const time = together(reads)
  const terms = timesIn(sentence)
    .filter(isTerm)
    .map((read) => read.words)
  const { roles, from } = rolesOfSentence(sentence, place.heir, words)
  const hasDuty = words.duty.test(sentence)
  const isBound = reads.some(({ form }) => form === 'bound')
  const isFirm = isBound || reads.some(({ form }) => form === 'event')
  const hasSomebody = mainRole(roles) !== null
  // Somebody who has a day has a duty, whatever the verb.
  const isDuty = hasDuty ? isFirm || hasSomebody : isBound && hasSomebody
  if (time === null || isPast(time, frame.from) || !isDuty) return []
  const grounds = groundsOf({
    time,
    roles,
    isInherited: from === 'heading',
    isRow: false,
    hasDuty,
    isYearAssumed: reads.some(({ isYearAssumed }) => isYearAssumed),
  })
  return [
    {
      type: 'task',
      clause: place.passage.clause,
      roles,
      stranger: null,
      task: taskOf(sentence, terms, words),
      output: null,
      words: reads.map((read) => read.words).join('; '),
      time,
      found: shortened(sentence, LONGEST_FOUND),
      sure: sureOf(grounds),
      grounds,
    },
  ]
}

/** A report that is asked for when something is wrong: on no day. */
const troubleIn = (sentence: string, { words }: DraftContext): readonly TimeRead[] => {
  const found = words.trouble.exec(sentence)
  if (!found || !words.duty.test(sentence)) return []
  const at = found.index
  return [
    {
      at,
      end: at + found[0].length,
      words: found[0],
      time: { kind: 'unresolved', reason: 'no-day' },
      form: 'event',
      isYearAssumed: false,
    },
  ]
}

/** A report without any time, by regulation: it is due, and the text leaves open when. */
const regulatedIn = (sentence: string, { words, timesIn }: DraftContext): readonly TimeRead[] => {
  const found = words.byRegulation.exec(sentence)
  if (!found || !words.reports.test(sentence.slice(0, found.index))) return []
  if (timesIn(sentence).some(isTerm)) return []
  return [
    {
      at: found.index,
      end: found.index + found[0].length,
      words: found[0],
      time: { kind: 'unresolved', reason: 'by-regulation' },
      form: 'vague',
      isYearAssumed: false,
    },
  ]
}

/** The time of the phase that a task stands under, where the sentence has none: "(06 tháng cuối năm 2025)". */
const phaseTimes = (
  place: PassageInPlace,
  { timesIn, words }: DraftContext,
): readonly TimeRead[] => {
  const heading = place.above.find((line) => words.isPhase.test(line))
  return heading === undefined
    ? []
    : timesIn(heading)
        .filter(({ time }) => time.kind === 'span' && time.unit !== 'period')
        .slice(-1)
        .map((read) => ({ ...read, form: 'bound' }))
}

/** The deadlines in the sentences of a clause; of the closing words only reports of trouble. */
export const fromSentences = (
  place: PassageInPlace,
  context: DraftContext,
): readonly DeadlineDraft[] =>
  sentencesOf(place.lines).flatMap((sentence) => {
    if (context.words.noTask.test(sentence)) return []
    if (place.isClosing) return draftOf(sentence, troubleIn(sentence, context), place, context)
    const reads = [...context.timesIn(sentence).filter(isTerm), ...regulatedIn(sentence, context)]
    const ofPhase = phaseTimes(place, context)
    const isDated = reads.some(({ form }) => form === 'bound')
    if (ofPhase.length > 0 && !isDated)
      return draftOf(sentence, [...ofPhase, ...reads], place, context)
    return timesApart(reads).flatMap((some) => draftOf(sentence, some, place, context))
  })
