import type { Held } from './concepts.ts'
import { cutAnswer, type Cut } from './cut.ts'

/** An answer in its lines, with what each of them holds. */
export interface AnswerLines extends Cut {
  readonly held: readonly Held[]
  /** What is said of all lines: the title with what opens the list. */
  readonly frame: Held
  readonly all: Held
}

/** Stands between texts, where no words are side by side. */
const BOUND = '|'

const together = (parts: readonly Held[]): Held => ({
  topics: parts.flatMap(({ topics }) => topics),
  folded: parts.map(({ folded }) => folded).join(BOUND),
  lower: parts.map(({ lower }) => lower).join(BOUND),
})

/** Reads answers, each of them once: there are no more of them than the content has. */
export const createAnswerLines = (hold: (text: string) => Held) => {
  const known = new Map<string, AnswerLines>()
  const readNew = (title: string, answer: string): AnswerLines => {
    const cut = cutAnswer(answer)
    const frame = hold(`${title}\n${cut.head}`)
    const held = cut.lines.map(({ says, section }) => hold(`${section ?? ''}\n${says}`))
    return { ...cut, held, frame, all: together([frame, ...held]) }
  }
  return (title: string, answer: string): AnswerLines => {
    const before = known.get(answer)
    if (before) return before
    const lines = readNew(title, answer)
    known.set(answer, lines)
    return lines
  }
}
