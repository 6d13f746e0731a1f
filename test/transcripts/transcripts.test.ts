import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadKnowledge } from '../support/content/knowledge.ts'
import { play } from '../support/talk/transcript.ts'

const FOLDER = new URL('./', import.meta.url)
const knowledge = loadKnowledge()
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.txt'))

test('there are at least 25 stories', () => {
  expect(files.length).toBeGreaterThanOrEqual(25)
})

test.each(files)('%s goes as it is written', (file) => {
  const path = new URL(file, FOLDER)
  const written = readFileSync(path, 'utf8')
  const played = play(written, knowledge)
  if (process.env['UPDATE']) writeFileSync(path, played)
  else expect(played).toBe(written)
})
