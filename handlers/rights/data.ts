import { checklistLines } from '../dossier/show.ts'
import { keptLists } from '../dossier/subject.ts'
import { valuesOf } from '../conversation/session.ts'
import { PURPOSES } from '../conversation/purpose.ts'
import { command } from '../walk/choices.ts'
import { heldIn, privacyLinks } from '../walk/consent.ts'
import { sayAndReturn } from '../menu.ts'
import type { Outcome } from '../conversation/outcome.ts'
import { subscriptionLines } from '../reminders/description.ts'
import { newSession } from '../conversation/session.ts'
import { summaryLines } from '../walk/summary.ts'
import type { Talk } from '../talk.ts'
import { consentLine } from './consents.ts'

/** Deletes everything of this chat, at once; what went is said once storage has counted it. */
export const deleteData = ({ session, incoming, say }: Talk): Outcome => ({
  session: newSession(incoming),
  drafts: [
    { text: say(incoming.subscriber ? 'reminding.data.deleted' : 'data.deleted'), awaits: true },
  ],
  kind: 'notice',
  question: null,
  effects: [{ do: 'forget', held: heldIn(session) }],
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

/** What is kept of this chat, in plain words; storage adds what lies outside the conversation. */
export const showData = (talk: Talk): Outcome => {
  const { session, knowledge, say } = talk
  const province = knowledge.places.find(({ id }) => id === session.profile.province)?.name
  const lines = [
    say('data.kept-here'),
    ...(province ? [say('data.province', { province })] : []),
    say(`data.role_${session.profile.role}`),
    ...PURPOSES.flatMap((purpose) => consentLine(purpose, talk)),
    ...summaryLines(talk),
    ...reminderLines(talk),
    ...checklistLines(talk),
    say('data.how'),
  ]
  const draft = { text: lines.join('\n'), awaits: true } as const
  return {
    ...sayAndReturn(talk, [draft], 'notice'),
    effects: [{ do: 'export', form: 'words' }],
  }
}

/** The same as JSON, for keeping or handing on. */
export const exportData = (talk: Talk): Outcome => {
  const { session, say } = talk
  const kept = {
    province: session.profile.province,
    role: session.profile.role,
    consents: session.consents,
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
  const text = say('data.export', { json: JSON.stringify(kept, null, 1) })
  return {
    ...sayAndReturn(talk, [{ text, awaits: true }], 'notice'),
    effects: [{ do: 'export', form: 'json' }],
  }
}

/** What is kept, for how long, who sees it and what one can do about it: in short, and where the rest is. */
export const showPrivacy = (talk: Talk): Outcome =>
  sayAndReturn(talk, [{ text: talk.say('data.privacy.text'), links: privacyLinks(talk) }], 'answer')
