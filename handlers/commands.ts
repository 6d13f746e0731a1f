import type { CommandId } from '../knowledge/language/reader.ts'
import { answerWith } from './answering.ts'
import { confirmDeletion, deleteData, exportData, showData } from './data.ts'
import { menuChoices, sayAndReturn } from './menu.ts'
import { startWalk } from './opening.ts'
import type { Outcome } from './prompt.ts'
import { valuesOf } from './session.ts'
import { showSources } from './sources.ts'
import { summaryLines } from './summary.ts'
import type { Talk } from './talk.ts'
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
} from './walk-commands.ts'

const NO_TARGET: Target = { fact: null, step: null }

const summary = (talk: Talk): Outcome =>
  sayAndReturn(talk, [{ text: summaryLines(talk).join('\n') }], 'notice')

/** A topic of the menu, answered from the articles of the province that is known. */
const topic = (talk: Talk, name: string): Outcome => {
  const { knowledge, session } = talk
  const walked = session.walk ? valuesOf(session.walk)['province'] : undefined
  const province = walked?.is === 'choice' ? walked.ids[0] : session.profile.province
  const articles = [...knowledge.articles.values()].filter(
    (article) =>
      article.topic === name &&
      article.about === null &&
      (province === null || article.province === province),
  )
  return articles.length > 0
    ? answerWith(articles, talk)
    : sayAndReturn(talk, [{ text: talk.say('answer.none') }], 'abstain')
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
  help: (talk) => sayAndReturn(talk, [{ text: talk.say('command.help') }], 'menu'),
  menu: (talk) => ({
    session: talk.session,
    drafts: [{ text: talk.say('command.menu'), choices: menuChoices(talk) }],
    kind: 'menu',
    question: null,
  }),
  'delete-data': deleteData,
  'delete-data-vague': confirmDeletion,
  'show-data': showData,
  'export-data': exportData,
  sources: showSources,
  pause,
  resume,
  person: (talk) => sayAndReturn(talk, [{ text: talk.say('command.person') }], 'answer'),
}

/** Commands that only a choice gives. */
const BY_CHOICE: Readonly<Record<string, Run>> = {
  wrong,
  more,
  check: (talk) => startWalk(talk),
  dossier: (talk) => topic(talk, 'dossier'),
  deadline: (talk) => topic(talk, 'phases'),
  'keep-data': (talk) => sayAndReturn(talk, [{ text: talk.say('data.kept') }], 'notice'),
}

/** Runs a command typed in words or given by a choice. */
export const runCommand = (id: string, talk: Talk, target: Target = NO_TARGET): Outcome => {
  const run = COMMANDS[id as CommandId] ?? BY_CHOICE[id]
  if (!run) throw new Error(`no command "${id}"`)
  return run(talk, target)
}
