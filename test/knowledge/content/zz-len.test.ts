import { test } from 'vitest'
import { writeFileSync } from 'node:fs'
import { loadKnowledge } from '../../support/content/knowledge.ts'
test('x', () => {
  const { articles } = loadKnowledge()
  writeFileSync('/tmp/x/fxf/printed.txt', [...articles.values()].map((a) => `## ${a.id} ${a.answer.director.length} ${a.answer.officer.length}\nD ${a.answer.director}\nO ${a.answer.officer}\n`).join('\n'))
})
