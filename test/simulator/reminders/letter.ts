/** One thing that a message says, as a person reads it. */
export interface Said {
  /** "Việc A". */
  readonly name: string
  readonly kind: 'told' | 'moved' | 'gone'
  /** The last safe day that it names, `YYYY-MM-DD`. */
  readonly due: string
  /** How many days are left as it says; null where it says nothing of that. */
  readonly left: number | null
}

const TASK = /Việc [A-Z]/u
const DAY = /(?<date>\d{2})\/(?<month>\d{2})\/(?<year>\d{4})/gu

const daysIn = (text: string): readonly string[] =>
  [...text.matchAll(DAY)].map(({ groups }) =>
    [groups?.['year'], groups?.['month'], groups?.['date']].join('-'),
  )

const leftIn = (line: string): number | null => {
  if (line.includes('Hôm nay hết hạn')) return 0
  if (line.includes('Ngày mai hết hạn')) return 1
  const days = /Còn (\d+) ngày/u.exec(line)?.[1]
  return days === undefined ? null : Number(days)
}

/** Reads a message from its words alone; throws where it cannot be understood. */
export const readLetter = (text: string): readonly Said[] => {
  const lines = text.split('\n')
  return lines.flatMap((line, at): readonly Said[] => {
    const name = TASK.exec(line)?.[0]
    if (name === undefined) return []
    const kind = line.includes('Đổi hạn') ? 'moved' : line.includes('Không còn') ? 'gone' : 'told'
    // In a list all stands in one line, alone the days are in the next one.
    const days = daysIn(line).length > 0 ? daysIn(line) : daysIn(lines[at + 1] ?? '')
    const due = kind === 'moved' ? days[1] : days[0]
    if (due === undefined) throw new Error(`no day in: ${text}`)
    return [{ name, kind, due, left: leftIn(line) }]
  })
}
