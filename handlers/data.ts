import { command } from './choices.ts'
import { sayAndReturn } from './menu.ts'
import type { Outcome } from './prompt.ts'
import { newSession, valuesOf } from './session.ts'
import { summaryLines } from './summary.ts'
import type { Talk } from './talk.ts'

/** Deletes everything of this chat, at once, and says so. */
export const deleteData = ({ incoming, say }: Talk): Outcome => ({
  session: newSession(incoming),
  drafts: [{ text: say('data.deleted') }],
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

/** What is kept of this chat, in plain words. */
export const showData = (talk: Talk): Outcome => {
  const { session, knowledge, say } = talk
  const province = knowledge.places.find(({ id }) => id === session.profile.province)?.name
  const lines = [
    say('data.kept-here'),
    ...(province ? [say('data.province', { province })] : []),
    say(`data.role_${session.profile.role}`),
    say(`data.consent_${session.consent}`),
    ...summaryLines(talk),
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
    answers: session.walk ? valuesOf(session.walk) : {},
  }
  return sayAndReturn(
    talk,
    [{ text: say('data.export', { json: JSON.stringify(kept, null, 1) }) }],
    'notice',
  )
}
