import type { CommandId } from '../knowledge/language/message/reader.ts'
import { answerQuestion } from './answers/answer.ts'
import { confirmDeletion, deleteData, exportData, showData, showPrivacy } from './rights/data.ts'
import { showConsents, withdraw, withdrawAll, withdrawConsent } from './rights/consents.ts'
import { isListMeant } from './dossier/subject.ts'
import { showList } from './dossier/show.ts'
import { askForOfficer } from './handoff/asking.ts'
import { LOOK_UPS, sayAndReturn, wholeMenu } from './menu.ts'
import { startWalk } from './walk/beginning.ts'
import type { Outcome } from './conversation/outcome.ts'
import { showSources } from './answers/sources.ts'
import { handOut, handOutNameless, revoke } from './result/handing-out.ts'
import { summaryLines } from './walk/summary.ts'
import { dropScenario, keepScenario } from './supposing/supposing.ts'
import { readMessage, type Talk } from './talk.ts'
import {
  back,
  edit,
  example,
  leaveOpen,
  more,
  pause,
  restart,
  result,
  resume,
  why,
  wrong,
  type Target,
} from './walk/commands.ts'

const NO_TARGET: Target = { fact: null, step: null }

const summary = (talk: Talk): Outcome =>
  sayAndReturn(talk, [{ text: summaryLines(talk).join('\n') }], 'notice')

/** What the menu looks up, asked as if its word had been typed. */
const lookUp = (id: string, talk: Talk): Outcome => {
  const text = talk.say(`choice.${id}`)
  return answerQuestion(text, { ...talk, reading: readMessage(text, null, talk) })
}

type Run = (talk: Talk, target: Target) => Outcome

const COMMANDS: Readonly<Record<CommandId, Run>> = {
  back,
  edit,
  skip: (talk) => leaveOpen(talk, 'skipped'),
  unknown: (talk) => leaveOpen(talk, 'unknown'),
  summary,
  why,
  example,
  restart,
  result,
  sheet: handOut,
  'revoke-sheets': revoke,
  help: (talk) => sayAndReturn(talk, [{ text: talk.say('command.help') }], 'menu'),
  menu: (talk) => ({
    session: talk.session,
    drafts: [{ text: talk.say('command.menu'), choices: wholeMenu(talk) }],
    kind: 'menu',
    question: null,
  }),
  'delete-data': deleteData,
  'delete-data-vague': confirmDeletion,
  'show-data': showData,
  'export-data': exportData,
  privacy: showPrivacy,
  consents: showConsents,
  withdraw: withdrawConsent,
  'withdraw-answers': (talk) => withdraw('answers', talk),
  'withdraw-reminders': (talk) => withdraw('reminders', talk),
  'withdraw-hand-off': (talk) => withdraw('hand-off', talk),
  'withdraw-voice': (talk) => withdraw('voice', talk),
  'withdraw-all': withdrawAll,
  sources: showSources,
  pause,
  resume,
  'drop-scenario': dropScenario,
  'keep-scenario': keepScenario,
  person: (talk) => askForOfficer('', talk),
}

/** Commands that only a choice gives. */
const BY_CHOICE: Readonly<Record<string, Run>> = {
  wrong,
  more,
  check: (talk) => startWalk(talk),
  noName: handOutNameless,
  ...Object.fromEntries(LOOK_UPS.map((id) => [id, (talk: Talk) => lookUp(id, talk)])),
  /** Behind a result it is the list to tick. */
  dossier: (talk) => (isListMeant(talk) ? showList(talk) : lookUp('dossier', talk)),
  'keep-data': (talk) => sayAndReturn(talk, [{ text: talk.say('data.kept') }], 'notice'),
}

/** Runs a command typed in words or given by a choice. */
export const runCommand = (id: string, talk: Talk, target: Target = NO_TARGET): Outcome => {
  const run = COMMANDS[id as CommandId] ?? BY_CHOICE[id]
  if (!run) throw new Error(`no command "${id}"`)
  return run(talk, target)
}
