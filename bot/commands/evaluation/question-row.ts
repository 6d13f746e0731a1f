import type { Role } from '../../../handlers/conversation/incoming.ts'
import type { ProvinceId } from '../../../knowledge/schema/primitives.ts'

/** A place of an official document. */
export interface ClausePlace {
  readonly document: string
  readonly clause: string
}

/** A question with what a right answer holds: one line of a question file. */
export interface QuestionRow {
  readonly id: string
  /** The message as typed, and the one before it. */
  readonly text: string
  readonly prior: string | null
  readonly province: ProvinceId | null
  readonly role: Role
  readonly answerable: boolean
  /** Where the answer stands; any of them will do. */
  readonly places: readonly ClausePlace[]
  /** The article that answers; null where keys say what an answer holds. */
  readonly article: string | null
  /** The answer holds one of each group. */
  readonly keys: readonly (readonly string[])[]
  /** Spelling kinds, such as `nodia` or `telex`. */
  readonly tags: readonly string[]
  /** What an unanswerable message is, such as `off_topic`, and what it should get. */
  readonly kind: string
  readonly expect: string
}

/** Question files name the documents by number. */
const DOCUMENT_OF: Readonly<Record<string, string>> = {
  '000': 'kh-135-2021',
  '001': 'kh-3819-2024',
  '002': 'qd-2129-2021',
  '003': 'kh-188-2021',
  '004': 'kh-251-2023',
}

/** A line that is no question. `field` is what is missing or wrong in it; empty is the whole line. */
export interface RowFault {
  readonly line: number
  readonly field: string
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const areTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(isText)

const placeOf = (value: unknown): ClausePlace | null => {
  if (!isFields(value) || !isText(value['file']) || !isText(value['clause'])) return null
  const document = DOCUMENT_OF[value['file']]
  return document === undefined ? null : { document, clause: value['clause'] }
}

const placesOf = (value: unknown): readonly ClausePlace[] | null => {
  if (!Array.isArray(value)) return null
  const places = value.map(placeOf).filter((place) => place !== null)
  return places.length === value.length ? places : null
}

/** Reads one object of a question file; a string is the name of the field that is wrong. */
const rowOf = (value: unknown, provinces: readonly string[]): QuestionRow | string => {
  if (!isFields(value)) return ''
  const { id, text, role, answerable, kind, expect, article = null } = value
  const { prior = null, province = null, tags = [], doc = [], answer_keys: groups = [] } = value
  const places = placesOf(doc)
  const known = provinces.find((one) => one === province) ?? null
  if (!isText(id)) return 'id'
  if (!isText(text)) return 'text'
  if (prior !== null && !isText(prior)) return 'prior'
  if (province !== null && known === null) return 'province'
  if (role !== 'director' && role !== 'officer') return 'role'
  if (typeof answerable !== 'boolean') return 'answerable'
  if (!areTexts(tags)) return 'tags'
  if (places === null || (answerable && places.length === 0)) return 'doc'
  if (!Array.isArray(groups) || !groups.every(areTexts)) return 'answer_keys'
  if (article !== null && !isText(article)) return 'article'
  if (answerable && groups.length === 0 && article === null) return 'answer_keys'
  return {
    id,
    text,
    prior,
    province: known,
    role,
    answerable,
    places,
    article,
    keys: groups,
    tags,
    kind: isText(kind) ? kind : '',
    expect: isText(expect) ? expect : '',
  }
}

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/** The questions of a file of one JSON object a line, and the lines that are none; from 1 up. */
export const readQuestionRows = (
  content: string,
  provinces: readonly string[],
): { readonly rows: readonly QuestionRow[]; readonly faults: readonly RowFault[] } => {
  const rows: QuestionRow[] = []
  const faults: RowFault[] = []
  content.split('\n').forEach((line, index) => {
    if (line.trim() === '') return
    const row = rowOf(parsed(line), provinces)
    if (typeof row === 'string') faults.push({ line: index + 1, field: row })
    else rows.push(row)
  })
  return { rows, faults }
}
