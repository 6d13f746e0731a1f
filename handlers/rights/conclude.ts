import type {
  CarriedOut,
  DataKind,
  DataRow,
  DataTally,
  Erased,
} from '../conversation/carried-out.ts'
import type { Reply, Turn } from '../conversation/conversation.ts'
import type { Effect } from '../conversation/effect.ts'
import type { Say } from '../../knowledge/phrases.ts'

/** What a conclusion is written with. */
export interface Concluding {
  readonly say: Say
  /** Days that the office keeps its backups. */
  readonly backupDays: number
}

type Asked = Extract<Effect, { readonly do: 'forget' | 'withdraw' | 'export' }>

const isAsked = (effect: Effect): effect is Asked =>
  effect.do === 'forget' || effect.do === 'withdraw' || effect.do === 'export'

/** True where the reply waits for what storage does. */
export const awaitsStorage = ({ effects }: Pick<Turn, 'effects'>): boolean => effects.some(isAsked)

/** "12 câu trả lời, 2 lời nhắc"; empty where there is nothing. */
export const tallyInWords = (tally: DataTally, say: Say): string =>
  Object.entries(tally)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => say(`data.kind.${kind}`, { count }))
    .join(', ')

const erasedText = (said: string, held: DataTally, erased: Erased, concluding: Concluding) => {
  const { say, backupDays } = concluding
  const list = tallyInWords({ ...held, ...erased.tally }, say)
  if (list === '') return say('data.erased.nothing')
  const { receipt, leaving } = erased
  return [
    said,
    say('data.erased.list', { list }),
    leaving > 0 ? say('data.erased.leaving', { count: leaving }) : say('data.erased.rest'),
    ...(receipt === null ? [] : [say('data.erased.receipt', { receipt })]),
    say('data.backups', { days: backupDays }),
  ].join('\n')
}

const withdrawnText = (said: string, held: DataTally, { tally }: Erased, { say }: Concluding) => {
  const list = tallyInWords({ ...held, ...tally }, say)
  return list === '' ? said : [said, say('data.erased.list', { list })].join('\n')
}

/** What a reply says by itself. */
const TOLD: ReadonlySet<string> = new Set<DataKind>(['subscription'])

/** Columns that are instants as the database counts them. */
const INSTANT = /(?:^|_)at$/u

const plainValue = ([name, value]: readonly [string, unknown]): readonly [string, unknown] => {
  if (typeof value === 'number' && INSTANT.test(name)) return [name, new Date(value).toISOString()]
  if (typeof value !== 'string' || !/^[[{]/u.test(value)) return [name, value]
  try {
    return [name, JSON.parse(value) as unknown]
  } catch {
    return [name, value]
  }
}

/** A row as a person can read it: instants as such, and JSON not as text in text. */
const plain = (row: DataRow): DataRow => Object.fromEntries(Object.entries(row).map(plainValue))

const keptText = (
  form: 'words' | 'json',
  said: string,
  kept: NonNullable<CarriedOut['kept']>,
  { session }: Turn,
  { say }: Concluding,
): string => {
  if (form === 'words') {
    const untold = Object.entries(kept).filter(([kind]) => !TOLD.has(kind))
    const counts = untold.map(([kind, rows]) => [kind, rows.length] as const)
    const list = tallyInWords(Object.fromEntries(counts), say)
    return list === '' ? said : [said, say('data.kept-outside', { list })].join('\n')
  }
  const { version: _, epoch: __, offered: ___, prompt: ____, ...conversation } = session
  const outside = Object.fromEntries(
    Object.entries(kept).map(([kind, rows]) => [kind, rows.map(plain)]),
  )
  return say('data.export', { json: JSON.stringify({ conversation, ...outside }, null, 1) })
}

/** What a reply says about each thing that was asked of storage. */
const concluded = (
  said: string,
  effect: Asked,
  turn: Turn,
  { erased, withdrawn, kept }: CarriedOut,
  concluding: Concluding,
): string => {
  if (effect.do === 'export')
    return kept ? keptText(effect.form, said, kept, turn, concluding) : said
  if (effect.do === 'forget')
    return erased ? erasedText(said, effect.held ?? {}, erased, concluding) : said
  const gone = withdrawn?.[effect.purpose]
  return gone ? withdrawnText(said, effect.held, gone, concluding) : said
}

/**
 * The turn with what storage did for it said in its replies: what was deleted is what really was, in the
 * same transaction. The first reply that waits says the first thing that was asked.
 */
export const conclude = (turn: Turn, carriedOut: CarriedOut, concluding: Concluding): Turn => {
  const asked = turn.effects.filter(isAsked)
  const replies = turn.replies.map((reply): Reply => {
    const effect = reply.awaits ? asked.shift() : undefined
    return effect
      ? { ...reply, text: concluded(reply.text, effect, turn, carriedOut, concluding) }
      : reply
  })
  return { ...turn, replies }
}
