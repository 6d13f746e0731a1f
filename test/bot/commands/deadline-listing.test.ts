import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { listAllDeadlines } from '../../../bot/commands/listings/deadlines.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'

const GOLDEN = 'test/fixtures/golden/deadlines.md'
const knowledge = loadKnowledge()
const listing = `${listAllDeadlines(knowledge)}\n`

test('the golden listing of deadlines is what the content says; `npm run test:update` writes it anew', () => {
  if (process.env['UPDATE']) writeFileSync(GOLDEN, listing)
  expect(readFileSync(GOLDEN, 'utf8')).toBe(listing)
})

test('the listing has a row for every deadline', () => {
  const rows = listing.split('\n').filter((line) => line.startsWith('| `'))
  expect(rows).toHaveLength(knowledge.deadlines.size)
})
