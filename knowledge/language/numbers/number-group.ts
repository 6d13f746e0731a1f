import type { Uncertain } from '../../rules/reading.ts'

/** A number below a thousand in words, or any number in figures. */
export interface NumberGroup {
  /** Index of the token behind it. */
  readonly end: number
  readonly from: number
  readonly to: number
  readonly fromOpen: boolean
  readonly toOpen: boolean
  readonly digits: number
  readonly form: 'figure' | 'word' | 'few'
  readonly why: Uncertain | 'malformed' | null
  readonly options: readonly number[]
  /** What "rưỡi" added, 0 without it. */
  readonly half: number
  /** One plain word: "ba", "năm", "mấy". */
  readonly single: boolean
  /** "1.500": one dot, thousands by rule. */
  readonly dotted: boolean
  /** Begins with "không trăm": the digits stand in their own places. */
  readonly linked?: boolean
}

export const exactGroup = (end: number, value: number): NumberGroup => ({
  end,
  from: value,
  to: value,
  fromOpen: false,
  toOpen: false,
  digits: 1,
  form: 'word',
  why: null,
  options: [],
  half: 0,
  single: false,
  dotted: false,
})
