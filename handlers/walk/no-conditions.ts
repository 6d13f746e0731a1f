import { answer } from './choices.ts'
import type { Walk } from '../conversation/conversation.ts'
import type { Draft, Outcome } from '../conversation/outcome.ts'
import { provinceIn } from './progress.ts'
import { valuesOf } from '../conversation/session.ts'
import type { Talk } from '../talk.ts'

/**
 * The province is not known, or no plan of it is: no document can be applied. Others are named, none
 * is borrowed.
 */
export const unknownProvince = (talk: Talk, walk: Walk, lead: readonly Draft[]): Outcome => {
  const { say, session, knowledge } = talk
  const own = provinceIn(valuesOf(walk))
  const place = knowledge.places.find(({ id }) => id === own)
  const text = place
    ? say('verdict.noPlan', { province: place.name })
    : say('verdict.unknownProvince')
  return {
    session: { ...session, walk },
    drafts: [
      ...lead,
      {
        text,
        marks: [{ is: 'result', text }],
        choices: knowledge.places.map(({ id, name }) => ({
          label: name,
          action: answer('province', { is: 'choice', ids: [id], said: name }),
        })),
      },
    ],
    kind: 'verdict',
    question: null,
    verdict: {
      eligibility: 'needs_verification',
      programme: null,
      failing: [],
      toVerify: [
        { fact: 'province', reason: 'unknown', text: say('verify.province'), citations: [] },
      ],
      priorityMet: [],
    },
  }
}
