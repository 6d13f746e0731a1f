import { read, showFacts } from '../content/reader.ts'

const KNOWN = { province: 'kien-giang', sector: 'rice' } as const

/** What a rice cooperative of Kiên Giang tells with a text. */
export const told = (text: string): string => showFacts(read(text, null, KNOWN))

/** What is read of one fact in a text: a figure in base units, a range, that it is asked back, or nothing. */
export const readFigure = (text: string, fact: string, asked: string | null = null): string => {
  const { reading } = read(text, asked, KNOWN).facts.find((one) => one.fact === fact) ?? {}
  if (reading === undefined) return 'nothing'
  if (reading.kind === 'clarify') return 'asked'
  const interval = reading.value.is === 'amount' ? reading.value.interval : null
  if (interval === null) return 'nothing'
  return interval.from === interval.to ? String(interval.from) : `${interval.from}..${interval.to}`
}
