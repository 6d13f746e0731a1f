/** One fault of the content: where it stands and what is wrong. */
export interface Fault {
  /** Path below the knowledge folder. */
  readonly file: string
  /** Place inside the file: "conditions.3.clause". */
  readonly place: string
  readonly reason: string
}

/** The content cannot be used; every fault is listed, so that one run shows them all. */
export class KnowledgeError extends Error {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(faults.map(({ file, place, reason }) => `${file}: ${place}: ${reason}`).join('\n'))
    this.name = 'KnowledgeError'
    this.faults = faults
  }
}
