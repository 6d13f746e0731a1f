import { CONTENT_FOLDER, readContent, type Content } from '../../../knowledge/content.ts'
import type { Rules } from '../../../knowledge/rules/judge.ts'
import type { Programme } from '../../../knowledge/schema/programme.ts'

/** The content of the repository, read once. */
export const content: Content = readContent(CONTENT_FOLDER)

export const rules: Rules = {
  facts: new Map(content.facts.map(({ value }) => [value.id, value])),
  parameters: new Map(content.parameters.map(({ value }) => [value.id, value])),
}

export const programmeOf = (id: string): Programme => {
  const found = content.programmes.find(({ value }) => value.id === id)
  if (!found) throw new Error(`no programme ${id}`)
  return found.value
}
