import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { loadKnowledge as load } from '../../../knowledge/load.ts'

let loaded: Knowledge | null = null

/** The knowledge of the repository; what it builds of itself is built once in a process. */
export const loadKnowledge = (): Knowledge => (loaded ??= load())
