import { command } from './walk/choices.ts'
import { sayAndReturn } from './menu.ts'
import { checklistLines } from './dossier/show.ts'
import { keptLists } from './dossier/subject.ts'
import type { Outcome } from './conversation/outcome.ts'
import { subscriptionLines } from './reminders/description.ts'
import { newSession, valuesOf } from './conversation/session.ts'
import { summaryLines } from './walk/summary.ts'
import type { Talk } from './talk.ts'

/** Deletes everything of this chat, at once, and says so. */
export const deleteData = ({ incoming, say }: Talk): Outcome => ({
  session: newSession(incoming),
  drafts: [{ text: say(incoming.subscriber ? 'reminding.data.deleted' : 'data.deleted') }],
  kind: 'notice',
  question: null,
  effects: [{ do: 'forget' }],
})

/** A vaguer phrase is confirmed first. */
export const confirmDeletion = ({ session, say }: Talk): Outcome => ({
  session,
  drafts: [
    {
      text: say('data.confirmDeletion'),
      choices: [
        { label: say('choice.delete'), action: command('delete-data') },
        { label: say('choice.keepData'), action: command('keep-data') },
      ],
    },
  ],
  kind: 'confirmation',
  question: null,
})

/** What is kept of the reminders of this chat; nothing where it has none. */
const reminderLines = ({ incoming, knowledge, say }: Talk): readonly string[] => {
  const { subscriber, today } = incoming
  if (!subscriber) return []
  const { marks, role } = subscriber
  return [
    say('reminding.data.title'),
    ...subscriptionLines(subscriber, today, knowledge),
    say(`reminding.data.role_${role}`),
    ...(marks.length > 0 ? [say('reminding.data.marks', { count: marks.length })] : []),
  ]
}

/** What is kept of this chat, in plain words. */
export const showData = (talk: Talk): Outcome => {
  const { session, knowledge, say } = talk
  const province = knowledge.places.find(({ id }) => id === session.profile.province)?.name
  const lines = [
    say('data.kept-here'),
    ...(province ? [say('data.province', { province })] : []),
    say(`data.role_${session.profile.role}`),
    say(`data.consent_${session.consent}`),
    ...(['given', 'declined'].includes(session.media.voice)
      ? [say(`data.voice_${session.media.voice}`)]
      : []),
    ...summaryLines(talk),
    ...reminderLines(talk),
    ...checklistLines(talk),
    say('data.how'),
  ]
  return sayAndReturn(talk, [{ text: lines.join('\n') }], 'notice')
}

/** The same as JSON, for keeping or handing on. */
export const exportData = (talk: Talk): Outcome => {
  const { session, say } = talk
  const kept = {
    province: session.profile.province,
    role: session.profile.role,
    consent: session.consent,
    voice: session.media.voice,
    answers: session.walk ? valuesOf(session.walk) : {},
    reminders: talk.incoming.subscriber ?? null,
    dossiers: keptLists(talk).map(({ programme, name, since, done, nudge, nextOn }) => ({
      programme,
      name,
      since,
      done,
      nudge,
      nextOn,
    })),
  }
  return sayAndReturn(
    talk,
    [{ text: say('data.export', { json: JSON.stringify(kept, null, 1) }) }],
    'notice',
  )
}
