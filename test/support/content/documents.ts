import { readFileSync } from 'node:fs'
import type { ImportOptions } from '../../../knowledge/official/reading.ts'
import type { OfficialDocument } from '../../../knowledge/official/passage.ts'
import { loadKnowledge } from './knowledge.ts'

/** Texts of plans and decisions that were invented for the tests. */
export const textOf = (name: 'dong-thap' | 'tra-vinh'): string =>
  readFileSync(`test/fixtures/documents/${name}.txt`, 'utf8')

export const readDocument = loadKnowledge().library.read

/** The document of a text that can be read. */
export const documentOf = (text: string, about: ImportOptions = {}): OfficialDocument => {
  const reading = readDocument(text, about)
  if (reading.kind === 'fault') throw new Error(reading.fault)
  return reading.document
}
