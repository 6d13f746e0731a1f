import type { Say } from './phrases.ts'

/** One fault of the content: where it stands and what is wrong. */
export interface Fault {
  /** Path below the content folder. */
  readonly file: string
  /** Place inside the file: "conditions.3.clause"; "-" for the file as a whole. */
  readonly place: string
  /** Key of a phrase below `check.reason`. */
  readonly reason: string
  /** What the phrase names. */
  readonly values?: Readonly<Record<string, string | number>>
}

/** The reason in words; the bare key where the phrases themselves are the fault. */
const reasonOf = ({ reason, values = {} }: Fault, say: Say): string => {
  const key = `check.reason.${reason}`
  return say.has(key) ? say(key, values) : `${reason} ${Object.values(values).join(' ')}`.trimEnd()
}

/** The content cannot be used; every fault is listed, so that one run shows them all. */
export class KnowledgeError extends Error {
  readonly faults: readonly Fault[]

  /** The message is a line for each fault, "file: place: reason", in the language of `say`. */
  constructor(faults: readonly Fault[], say: Say) {
    super(
      faults.map((fault) => `${fault.file}: ${fault.place}: ${reasonOf(fault, say)}`).join('\n'),
    )
    this.name = 'KnowledgeError'
    this.faults = faults
  }
}
