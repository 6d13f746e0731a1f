import { expect, test } from 'vitest'
import { KNOWLEDGE_FOLDER } from '../../knowledge/content.ts'
import { KnowledgeError } from '../../knowledge/faults.ts'
import { loadKnowledge } from '../../knowledge/load.ts'
import { overlayOf, readBroken } from '../support/broken.ts'
import { content } from '../support/content.ts'

const broken = readBroken()
const told = new Set<string>()

const linesOf = (overlay: Readonly<Record<string, string>>): readonly string[] => {
  try {
    loadKnowledge(KNOWLEDGE_FOLDER, 'vi', overlay)
    return []
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error
    for (const { reason } of error.faults) told.add(reason)
    return error.message.split('\n')
  }
}

test('the content itself has no fault', () => {
  expect(linesOf({})).toEqual([])
})

test.each(broken)('$name is told with file, place and reason, and nothing else', (one) => {
  expect(linesOf(overlayOf(one))).toEqual(one.faults)
})

test('every reason that can be told has a broken file, and every reason told has words', () => {
  const reasons = content.phrases['vi']?.['check']?.['reason'] as Record<string, string>
  expect([...told].toSorted()).toEqual(Object.keys(reasons).toSorted())
})
