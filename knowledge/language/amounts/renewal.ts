import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import { factOfAmount } from '../message/attribution.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { plainList, wordsOf } from '../phrases/phrase-list.ts'
import type { AmountFound } from './amount.ts'

/** So many letters before an amount say what it is to the one before. */
const REACH = 60

/** The number of one in the unit of another amount: "bảy chục triệu, nay bảy trăm". */
const inUnitOf = (bare: AmountFound, before: AmountFound): AmountFound => {
  const size = before.unit?.from ?? 1
  const scaled = (value: number | null) => (value === null ? null : value * size)
  const { interval, at, end } = bare
  const said = before.unit === null ? bare.said : `${bare.said} ${before.unit.name}`
  return {
    ...before,
    at,
    end,
    said,
    interval: { ...interval, from: scaled(interval.from), to: scaled(interval.to) },
  }
}

/**
 * Builds what hears that a figure holds in place of the one before it: "58 điểm, chấm lại được 66",
 * "hồi trước 300 xã viên, giờ còn 214". A bare number takes its unit from that one.
 */
export const createRenewals = ({ choices }: MessageLexicon, aliases: Aliases) => {
  const renewing = plainList(choices.changes.renewing, aliases)
  return (normal: string, amounts: readonly AmountFound[]): readonly AmountFound[] => {
    const found: AmountFound[] = []
    let before: AmountFound | undefined
    for (const amount of amounts) {
      const from = Math.max(before?.end ?? 0, amount.at - REACH)
      const between = before ? wordsOf(normal.slice(from, amount.at), aliases) : []
      const isBare = amount.dimension === 'bare'
      const isNew = renewing.endsAt(between, between.length)
      const isSame = isBare || (before && factOfAmount(amount) === factOfAmount(before))
      const holds = isNew && isSame
      const own = before && holds && isBare ? inUnitOf(amount, before) : amount
      const told = holds ? { ...own, corrects: true } : own
      found.push(told)
      if (factOfAmount(told) !== null) before = told
    }
    return found
  }
}
