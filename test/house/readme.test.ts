import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CONFIG_KEYS } from '../../bot/config.ts'

const readme = readFileSync('README.md', 'utf8')
const MOST_LINES = 120

test('the talk in the README is a transcript that is played', () => {
  const transcript = readFileSync('test/transcripts/readme.txt', 'utf8')
    .trimEnd()
    .split('\n')
    .slice(2)
  expect(readme).toContain(transcript.join('\n'))
})

test('every command of the README exists', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }
  const named = [...readme.matchAll(/npm run ([a-z:]+)/gu)].map(([, name]) => name)
  expect(named.length).toBeGreaterThan(4)
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named))
})

test('the configuration table of the README names every key and no other', () => {
  const table = readme.slice(readme.indexOf('## Configuration'))
  const named = [...table.matchAll(/`([A-Z][A-Z_]+)`/gu)].map(([, key]) => key)
  expect(new Set(named)).toEqual(new Set(CONFIG_KEYS))
})

test('every file that the README links to exists', () => {
  const links = [...readme.matchAll(/\]\((?!http)([^)]+)\)/gu)].map(([, path]) => path ?? '')
  for (const path of links.filter((one) => !one.endsWith('/')))
    expect(readFileSync(path, 'utf8')).not.toBe('')
})

test('the README has at most 120 lines and speaks Vietnamese first', () => {
  const lines = readme.trimEnd().split('\n')
  expect(lines.length).toBeLessThanOrEqual(MOST_LINES)
  expect(lines[2]).toContain('Trợ lý HTX trả lời bà con')
})
