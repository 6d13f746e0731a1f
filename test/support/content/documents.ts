import { readFileSync } from 'node:fs'
import type { DocumentText } from '../../../knowledge/official/mark.ts'
import type { ImportOptions } from '../../../knowledge/official/reading.ts'
import type { OfficialDocument } from '../../../knowledge/official/passage.ts'
import { loadKnowledge } from './knowledge.ts'

/** Texts of plans and decisions that were invented for the tests. */
export const textOf = (name: 'dong-thap' | 'tra-vinh'): string =>
  readFileSync(`test/fixtures/documents/${name}.txt`, 'utf8')

const { read } = loadKnowledge().library

/** Reads a text, or what a reader of files made of one. */
export const readDocument = (file: string | DocumentText, about: ImportOptions) =>
  read(typeof file === 'string' ? { text: file, marks: [] } : file, about)

/** The document of a text that can be read. */
export const documentOf = (
  file: string | DocumentText,
  about: ImportOptions = {},
): OfficialDocument => {
  const reading = readDocument(file, about)
  if (reading.kind === 'fault') throw new Error(reading.fault)
  return reading.document
}
