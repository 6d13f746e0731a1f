import { consentOf } from '../conversation/consents.ts'
import { asKnown } from '../walk/commands.ts'
import { summaryLines } from '../walk/summary.ts'
import type { HandOffOffice } from '../conversation/hand-off.ts'
import { asTold, valuesOf } from '../conversation/session.ts'
import { cardOf } from '../result/card.ts'
import { resultOf } from '../result/sheet.ts'
import { describeValue } from '../text/value.ts'
import type { Talk } from '../talk.ts'
import { officeInWords } from './office.ts'

/** What the person agreed to hand over. */
export interface Handed {
  readonly office: HandOffOffice
  /** '' where the person asks nothing beyond the result. */
  readonly question: string
  /** Whether what the assistant was asked last goes along. */
  readonly isWithLast: boolean
}

/** Who asks: no name, only the sector and the old province. */
const aboutLine = ({ office }: Handed, { session, knowledge, say }: Talk): string => {
  const sector = knowledge.facts.get('sector')
  const value = session.walk ? valuesOf(session.walk)['sector'] : undefined
  const province = knowledge.places.find(({ id }) => id === office.province)?.name ?? ''
  return sector && value && value.is !== 'unknown'
    ? say('handoff.packet.aboutSector', {
        province,
        sector: describeValue(sector, value, knowledge),
      })
    : say('handoff.packet.about', { province })
}

/** Whether anything of the walk-through can be handed over. */
export const hasAnswers = ({ session }: Talk): boolean =>
  consentOf(session, 'answers') === 'given' &&
  session.walk !== null &&
  session.walk.answers.length > 0

const walkLines = (talk: Talk): readonly string[] => {
  const { session, say } = talk
  if (!session.walk || !hasAnswers(talk)) return []
  const result = resultOf(asKnown(asTold(session.walk), talk), talk)
  const isJudged = result !== null && result.judgement.mandatory.length > 0
  return [
    ...(isJudged ? [cardOf(result, talk).text, say('handoff.packet.preliminary')] : []),
    say('handoff.packet.declared'),
    ...summaryLines(talk).slice(1),
  ]
}

/** So long a question is the one that was asked just now. */
const LATELY_MS = 60 * 60 * 1000

/** What the assistant was asked just now, without what is personal; null where there is nothing to hand over. */
export const lastQuestion = (
  question: string,
  { session, incoming, knowledge }: Talk,
): string | null => {
  const { question: last, at } = session.context
  const isLate = Date.parse(incoming.at) - Date.parse(at) > LATELY_MS
  return last === null || last === question || isLate ? null : knowledge.redact(last)
}

/** What the officers read: who asks, what, the result with its clauses, and what was declared. */
export const packetText = (handed: Handed, talk: Talk): string => {
  const { question, isWithLast, office } = handed
  const { say, knowledge } = talk
  const last = isWithLast ? lastQuestion(question, talk) : null
  return [
    say('handoff.packet.for', { office: officeInWords(office, knowledge) }),
    aboutLine(handed, talk),
    ...(question === '' ? [] : [say('handoff.packet.question', { question })]),
    ...(last === null ? [] : [say('handoff.packet.last', { question: last })]),
    ...walkLines(talk),
  ].join('\n')
}
