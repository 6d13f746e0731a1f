import { judge } from '../../../knowledge/rules/judge.ts'
import type { Judged } from '../../../knowledge/rules/judgement.ts'
import { leavesOf, subjectOf, type Progress } from '../progress.ts'
import type { Talk } from '../../talk.ts'
import { requiredOf } from './verdict.ts'

const outcomeOf = (judged: Judged, { knowledge, say }: Talk): string => {
  const { label } = judged.condition
  const fact = subjectOf(judged.trace)
  const leaf = leavesOf(judged.trace).findLast((one) => one.fact === fact)
  const required = leaf ? requiredOf(leaf, knowledge).text : ''
  if (judged.status === 'met') return say('verdict.sectorMet', { label })
  return judged.status === 'not_met'
    ? say('verdict.sectorNotMet', { label, required })
    : say('verdict.sectorOpen', { label, required })
}

/** Where a cooperative names several sectors: how each sector's own conditions stand, a line each. */
export const sectorLines = (standing: Progress, talk: Talk): readonly string[] => {
  const { programme, values } = standing
  const sector = values['sector']
  if (!programme || sector?.is !== 'choice' || sector.ids.length < 2) return []
  return sector.ids.map((id) => {
    const only = { ...values, sector: { ...sector, ids: [id] } }
    const own = judge(programme, only, talk.incoming.today, talk.knowledge).mandatory.filter(
      ({ condition, status }) => condition.kind === 'sector' && status !== 'not_applicable',
    )
    const label = talk.knowledge.facts
      .get('sector')
      ?.options.find((option) => option.id === id)?.label
    const list = own.map((judged) => outcomeOf(judged, talk)).join('; ')
    return talk.say('verdict.sector', {
      sector: label ?? id,
      list: list || talk.say('verdict.sectorGeneral'),
    })
  })
}
