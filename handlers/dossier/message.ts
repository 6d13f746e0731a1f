import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Checklist } from '../conversation/checklist.ts'
import type { Choice } from '../conversation/conversation.ts'
import { dossierOf } from '../text/dossier.ts'
import { roundLine } from '../text/round.ts'
import { countIn, missingIn, ofName, paperLine } from './list.ts'

/** What a reminder of papers says, and what can be tapped below it. */
export interface NudgeMessage {
  readonly text: string
  readonly choices: readonly Choice[]
}

/** How a reminder of papers is told. */
export interface NudgeManner {
  /** Civil day. */
  readonly today: string
  /** Nothing was heard for so long that this is the last one. */
  readonly isLast: boolean
  /** A bare "xong 2" is about other reminders of this chat. */
  readonly hasOthers: boolean
}

type Known = Pick<Knowledge, 'say' | 'sources' | 'dossiers' | 'programmes'>

/** Values of buttons that outlive every session. */
export const NUDGE_PRESS = { show: 'g.show', stop: 'g.stop' } as const

const partOf = (list: Checklist, today: string, known: Known): readonly string[] => {
  const { say } = known
  const dossier = dossierOf(list.programme, known)
  const programme = known.programmes.get(list.programme)
  return [
    say('dossier.nudge', { of: ofName(list, known), ...countIn(dossier, list) }),
    ...missingIn(dossier, list).map((one) => paperLine(one, dossier, known)),
    ...(programme ? [roundLine(programme, { say, knowledge: known, incoming: { today } })] : []),
  ]
}

/** Reminds of what is missing in each list, with where the round of its document stands. */
export const nudgeMessage = (
  lists: readonly Checklist[],
  { today, isLast, hasOthers }: NudgeManner,
  known: Known,
): NudgeMessage => {
  const { say } = known
  const how = hasOthers ? 'dossier.nudgeHowNamed' : 'dossier.nudgeHow'
  const text = [
    ...lists.flatMap((list) => partOf(list, today, known)),
    say(how),
    say(isLast ? 'dossier.nudgeLast' : 'dossier.nudgeStop'),
  ].join('\n')
  return {
    text,
    choices: [
      { value: NUDGE_PRESS.show, label: say('dossier.choice.list') },
      ...(isLast ? [] : [{ value: NUDGE_PRESS.stop, label: say('dossier.choice.stop') }]),
    ],
  }
}
