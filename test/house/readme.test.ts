import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CONFIG_KEYS } from '../../bot/config.ts'

const readme = readFileSync('README.md', 'utf8')
const MOST_LINES = 120

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Readonly<Record<string, string>>
}

/** Commands that a text names: `npm run x`, and those that npm knows by themselves. */
const commandsIn = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/npm (?:run ([a-z][a-z:]*)|(start|test)\b)/gu)].map(
      ([, run, own]) => run ?? own ?? '',
    ),
  )

test('the talk in the README is how a transcript that is played begins', () => {
  const [, talk = ''] = /```\n(Bà con: [\s\S]+?)\n```/u.exec(readme) ?? []
  const lines = readFileSync('test/transcripts/readme.txt', 'utf8').split('\n').slice(2)
  expect(talk.split('\n').length).toBeGreaterThan(8)
  expect(talk.split('\n')).toEqual(lines.slice(0, talk.split('\n').length))
})

test('docs/commands.md names every command and no other', () => {
  const named = commandsIn(readFileSync('docs/commands.md', 'utf8'))
  expect([...named].toSorted()).toEqual(Object.keys(scripts).toSorted())
})

test('docs/configuration.md names every key and no other', () => {
  const page = readFileSync('docs/configuration.md', 'utf8')
  const named = [...page.matchAll(/`([A-Z][A-Z_]+)`/gu)].map(([, key]) => key)
  expect(new Set(named)).toEqual(new Set(CONFIG_KEYS))
})

test('.ci/run calls the two commands with which the README says that tests run', () => {
  expect(readme).toContain('npm ci && npm test')
  const lines = readFileSync('.ci/run', 'utf8').split('\n')
  expect(lines).toContain('npm ci')
  expect(lines).toContainEqual(expect.stringMatching(/\bnpm test\b(?!:)/u))
})

test('the map of the README names every room and no other', () => {
  const map = readme.slice(readme.indexOf('## The map'), readme.indexOf('## Where to go on'))
  const named = [...map.matchAll(/^- \*\*`(\w+)\/`\*\*|^ {2}- `(\w+)\/`/gmu)]
  let wing = ''
  const rooms = named.flatMap(([, opened, room]) => {
    wing = opened ?? wing
    return room === undefined ? [] : [`${wing}/${room}`]
  })
  const real = ['knowledge', 'handlers', 'storage', 'bot'].flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [`${folder}/${entry.name}`] : [],
    ),
  )
  expect(rooms.toSorted()).toEqual(real.toSorted())
})

test('the README has fewer than 120 lines, speaks Vietnamese first and leads an office to its page', () => {
  const lines = readme.trimEnd().split('\n')
  expect(lines.length).toBeLessThan(MOST_LINES)
  expect(lines[2]).toContain('Trợ lý HTX trả lời bà con')
  expect(lines.slice(0, 10).join('\n')).toContain('[Chạy trợ lý cho cơ quan](docs/van-phong.md)')
})
