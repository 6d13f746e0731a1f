import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { SWITCHES } from '../../bot/channels/registry.ts'

/** Every file that Git lists or would list. */
const FILES: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
  { encoding: 'utf8', maxBuffer: 1e8 },
)
  .split('\0')
  .filter((file) => file !== '' && existsSync(file))

const FOLDERS = new Set(
  FILES.flatMap((file) => {
    const parts = file.split('/')
    return parts.map((_, at) => parts.slice(0, at).join('/'))
  }),
)
const TOP = /^(?:knowledge|handlers|storage|bot|test|docs|bench|\.ci|\.github)\//u
const LINK = /\]\((?!https?:|mailto:)([^)\s]+)\)/gu
const FENCE = /^( *)```(.*)\n([\s\S]*?)^\1```$/gmu
const PATH = /[\p{L}\p{N}_.*<>{},/-]+/gu
const PLACEHOLDER = /<[^>]*>/gu

/** `a/*.ts`, `a/<name>/b.ts` and `a/{b,c}.ts` as one pattern. */
const patternOf = (path: string): RegExp => {
  const source = path
    .replaceAll('.', String.raw`\.`)
    .replace(PLACEHOLDER, '*')
    .replaceAll('*', '[^/]*')
    .replaceAll('{', '(?:')
    .replaceAll('}', ')')
    .replaceAll(',', '|')
  return new RegExp(`^${source}$`, 'u')
}

const exists = (path: string): boolean => {
  const bare = path.replace(/\/$/u, '')
  if (/[*<{]/u.test(bare)) {
    const pattern = patternOf(bare)
    return FILES.some((file) => pattern.test(file)) || [...FOLDERS].some((one) => pattern.test(one))
  }
  return FILES.includes(bare) || FOLDERS.has(bare)
}

/** The anchors of a page as GitHub makes them. */
const anchorsOf = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^#{1,6} (.+)$/gmu)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )

const deadLinks = (file: string, markdown: string): readonly string[] =>
  [...markdown.matchAll(LINK)].flatMap(([, link = '']) => {
    const [path = '', anchor] = link.split('#')
    const target = path === '' ? file : normalize(join(dirname(file), path))
    if (!exists(target)) return [`${file} links to ${link}`]
    if (anchor === undefined || anchorsOf(readFileSync(target, 'utf8')).includes(anchor)) return []
    return [`${file} links to ${link}, where no such heading is`]
  })

/** Files that a page tells its reader to write: named behind the language of a block of code. */
const newFiles = (markdown: string): ReadonlySet<string> =>
  new Set([...markdown.matchAll(FENCE)].map(([, , info = '']) => info.split(' ')[1] ?? ''))

/** True for the name of a module, or of content, that no file has. */
const isNameOfNone = (code: string): boolean =>
  !TOP.test(code) &&
  /^[\w./-]+\.(?:ts|yaml)$/u.test(code) &&
  !FILES.some((file) => file === code || file.endsWith(`/${code}`))

/** Files and folders of the repository that a page names and that are not there. */
const deadPaths = (file: string, markdown: string): readonly string[] => {
  const fresh = newFiles(markdown)
  const prose = markdown.replace(FENCE, '')
  const inline = [...prose.matchAll(/`([^`\n]+)`/gu)].map(([, code = '']) => code)
  const blocks = [...markdown.matchAll(FENCE)].map(([, , , code = '']) => code)
  const named = [...inline, ...blocks].flatMap((code) => code.match(PATH) ?? [])
  const inFull = named
    .map((path) => path.replace(/[.,]+$/u, ''))
    .filter((path) => TOP.test(path) && !fresh.has(path) && !exists(path))
  const byName = inline.filter((code) => isNameOfNone(code) && !fresh.has(code))
  return [...new Set([...inFull, ...byName])].map((path) => `${file} names ${path}`)
}

const PAGES = FILES.filter((file) => file.endsWith('.md')).map(
  (file): readonly [string, string] => [file, readFileSync(file, 'utf8')],
)

test('every relative link of a page leads to a file, and to a heading where it names one', () => {
  expect(PAGES.length).toBeGreaterThan(25)
  expect(PAGES.flatMap(([file, markdown]) => deadLinks(file, markdown))).toEqual([])
})

test('every file and folder that a page names is there', () => {
  expect(PAGES.flatMap(([file, markdown]) => deadPaths(file, markdown))).toEqual([])
})

test('every channel has its page, by which the start tells how it is switched on', () => {
  expect(SWITCHES.map(({ name }) => `docs/${name}.md`).filter((page) => !exists(page))).toEqual([])
})

/** Commands that a page tells its reader to add to `package.json`. */
const newCommands = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^\+ +"([a-z][a-z:]*)": "node /gmu)].map(([, name = '']) => name)

test('every command that a page names is one', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }
  const named = PAGES.flatMap(([file, markdown]) =>
    [...markdown.matchAll(/npm run ([a-z][a-z:]*)/gu)]
      .map(([, name = '']) => name)
      .filter((name) => !newCommands(markdown).includes(name))
      .map((name) => ({ file, name })),
  )
  expect(named.length).toBeGreaterThan(50)
  expect(named.filter(({ name }) => !Object.hasOwn(scripts, name))).toEqual([])
})

test.each([
  ['a file that is not there', '`bot/attic.ts`', ['docs/a.md names bot/attic.ts']],
  ['a folder that is not there', '`bot/attic/`', ['docs/a.md names bot/attic/']],
  ['a name that no file has', '`attic.ts`', ['docs/a.md names attic.ts']],
  ['a pattern of nothing', '`bot/attic/*.ts`', ['docs/a.md names bot/attic/*.ts']],
  ['a path in a block', '```\nbot/attic.ts, pure\n```', ['docs/a.md names bot/attic.ts']],
  ['a file that the page writes', '```yaml bot/attic.yaml\na: 1\n```\n`bot/attic.yaml`', []],
  ['what is there', '`bot/config.ts`, `bot/channels/<name>/channel.ts`, `bot/channels/`', []],
])('%s is told apart', (_, markdown, expected) => {
  expect(deadPaths('docs/a.md', markdown)).toEqual(expected)
})

test('a link to nowhere is found, and one to a heading that is not there', () => {
  expect(
    deadLinks('docs/a.md', '[a](b.md) [b](../README.md#no) [c](../README.md#the-map)'),
  ).toEqual([
    'docs/a.md links to b.md',
    'docs/a.md links to ../README.md#no, where no such heading is',
  ])
})

test('every word of the glossary has one row, and every term of the trade stands where its row says', () => {
  const page = readFileSync('docs/glossary.md', 'utf8')
  const rows = [...page.matchAll(/^\| ([^|]+?) +\|.*\| `([^`]+)` +\|$/gmu)].map(
    ([, word = '', file = '']) => ({ word, file }),
  )
  expect(rows.length).toBeGreaterThan(50)
  const words = rows.flatMap(({ word }) => word.split(', '))
  expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([])
  const trade = rows.filter(({ word }) => page.indexOf(`| ${word} `) > page.indexOf('## Words of'))
  expect(trade.length).toBeGreaterThan(8)
  const unsaid = trade.filter(({ word, file }) => {
    const code = readFileSync(file, 'utf8').replaceAll(/\s+(?:\*\s+)?/gu, ' ')
    return !new RegExp(String.raw`\b${word}\b`, 'iu').test(code)
  })
  expect(unsaid).toEqual([])
})
