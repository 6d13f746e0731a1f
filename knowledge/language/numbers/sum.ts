import type { SettledRest } from '../message/ellipsis.ts'
import type { NumberGroup } from './number-group.ts'

/** A number of a text, without its unit. */
export interface NumberRead extends Omit<NumberGroup, 'digits' | 'linked'> {
  /** Other readings; with `ask` none of them stands out. */
  readonly ask: boolean
  /** The greatest scale said ("5 trăm triệu": 1.000.000), 1 where none. */
  readonly scale: number
  /** What the first figure was multiplied by, for "1 đến 2 tỷ". */
  readonly times: number
  /** A scale in slang: "1k". */
  readonly slang: boolean
}

export const asNumber = ({
  digits: _digits,
  linked: _linked,
  ...group
}: NumberGroup): NumberRead => ({
  ...group,
  ask: group.options.length > 1 || group.why === 'malformed',
  scale: 1,
  times: 1,
  slang: false,
})

/** Keeps 0.1 × 3 from becoming 0.30000000000000004. */
export const tidy = (value: number): number => Number(value.toPrecision(12))

export const multiply = (number: NumberRead, scale: number): NumberRead => ({
  ...number,
  from: tidy(number.from * scale),
  to: tidy(number.to * scale),
  half: number.half * scale,
  options: number.options.map((option) => tidy(option * scale)),
  times: number.times * scale,
  scale: Math.max(scale, number.scale),
})

export const add = (number: NumberRead, group: NumberRead): NumberRead => ({
  ...number,
  end: group.end,
  from: number.from + group.from,
  to: number.to + group.to,
  fromOpen: number.fromOpen || group.fromOpen,
  toOpen: number.toOpen || group.toOpen,
  half: group.half,
  why: number.why ?? group.why,
  slang: number.slang || group.slang,
  options: group.options.map((option) => option + number.from),
  single: false,
})

export const addRest = (number: NumberRead, end: number, rest: SettledRest): NumberRead => ({
  ...number,
  end,
  from: number.from + rest.value,
  to: number.to + rest.value,
  why: number.why ?? rest.why,
  options: rest.others.map((other) => number.from + other),
  ask: rest.ask,
  single: false,
})
