import type { Content } from '../../../knowledge/content.ts'
import { readChecked } from '../../../knowledge/checked-content.ts'
import type { Rules } from '../../../knowledge/rules/judge.ts'
import type { Programme } from '../../../knowledge/schema/programme.ts'

/** The content of the repository, read once, and checked: what is tested with it has no fault of its own. */
export const content: Content = readChecked()

export const rules: Rules = {
  facts: new Map(content.facts.map(({ value }) => [value.id, value])),
  parameters: new Map(content.parameters.map(({ value }) => [value.id, value])),
}

export const programmeOf = (id: string): Programme => {
  const found = content.programmes.find(({ value }) => value.id === id)
  if (!found) throw new Error(`no programme ${id}`)
  return found.value
}
