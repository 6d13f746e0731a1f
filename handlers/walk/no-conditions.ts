import { answer } from './choices.ts'
import { citeBriefly } from '../text/citation.ts'
import type { Walk } from '../conversation/conversation.ts'
import type { VerdictView } from '../conversation/verdict-view.ts'
import type { Draft, Outcome } from '../conversation/outcome.ts'
import { NAMED } from './stated-facts.ts'
import { provinceIn, type Progress } from './progress.ts'
import { valuesOf } from '../conversation/session.ts'
import type { Talk } from '../talk.ts'

/** What a document without conditions does say, and the cooperative where it is on its list. */
export const noConditionsDrafts = (
  standing: Progress,
  view: VerdictView,
  talk: Talk,
): readonly Draft[] => {
  const { programme } = standing
  const { say, knowledge } = talk
  const document = knowledge.sources.get(programme?.source ?? '')
  const said = programme?.says ?? []
  const named = standing.values[NAMED]
  const ids = named?.is === 'choice' ? named.ids : []
  const listed = (programme?.cooperatives ?? []).filter(({ id }) => ids.includes(id))
  return [
    {
      text: [
        ...listed.map(({ name, district, model, clause }) =>
          say('verdict.listed', {
            name,
            district,
            model,
            clause: citeBriefly({ source: programme?.source ?? '', clause }, knowledge),
          }),
        ),
        say('verdict.noConditions', { document: document?.name ?? '' }),
        ...said.map(({ text, clause }) =>
          say('verdict.says', {
            text,
            clause: citeBriefly({ source: programme?.source ?? '', clause }, knowledge),
          }),
        ),
      ].join('\n'),
      citations: view.toVerify.flatMap(({ citations }) => citations),
    },
  ]
}

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
