import { judge } from '../../knowledge/rules/judge.ts'
import type { Progress } from '../walk/progress.ts'
import type { Talk } from '../talk.ts'
import { rowsOf, type RowParts } from './rows.ts'

/** The conditions of one sector of several. */
export interface SectorRows {
  readonly sector: string
  readonly rows: readonly RowParts[]
}

/** Where a cooperative names several sectors: how each sector's own conditions stand. */
export const sectorRows = (
  { programme, values }: Progress,
  { knowledge, incoming }: Talk,
): readonly SectorRows[] => {
  const sector = values['sector']
  if (!programme || sector?.is !== 'choice' || sector.ids.length < 2) return []
  const options = knowledge.facts.get('sector')?.options ?? []
  return sector.ids.map((id) => {
    const only = { ...values, sector: { ...sector, ids: [id] } }
    const own = judge(programme, only, incoming.today, knowledge).mandatory.filter(
      ({ condition, status }) => condition.kind === 'sector' && status !== 'not_applicable',
    )
    return {
      sector: options.find((option) => option.id === id)?.label ?? id,
      rows: rowsOf(own, only, knowledge),
    }
  })
}

const inWords = ({ label, status, required }: RowParts, { say }: Talk): string => {
  const values = { label, required: required?.text ?? '' }
  if (status === 'met') return say('verdict.sectorMet', { label })
  return say(status === 'not_met' ? 'verdict.sectorNotMet' : 'verdict.sectorOpen', values)
}

/** A line for each sector. */
export const sectorLines = (sectors: readonly SectorRows[], talk: Talk): readonly string[] =>
  sectors.map(({ sector, rows }) =>
    talk.say('verdict.sector', {
      sector,
      list: rows.map((row) => inWords(row, talk)).join('; ') || talk.say('verdict.sectorGeneral'),
    }),
  )
