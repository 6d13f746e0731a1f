import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { content } from '../support/content/content.ts'
import { breachesOf, filesIn, importsOf, NAMES, withoutComments } from '../support/house/rules.ts'

const MOST_LINES = 250
const MOST_ENTRIES = 16

/**
 * Facts that code still names: gates by which a plan and its conditions are chosen (province, entity,
 * sector), two that are asked with what the plan lists (model, priority), those whose id is also a
 * dimension of amounts or what money is spoken of as (area, capital, score, profit, wage), and one that
 * is also a command (dossier). No other may join them.
 */
const STILL_NAMED =
  'province entity sector model priority area capital score profit wage dossier'.split(' ')

/** Folders of many things of one kind: content, broken content, recorded events, written talks. */
const COLLECTIONS =
  /^(?:knowledge\/content|test\/(?:broken|transcripts)|test\/bot\/channels\/[^/]+\/recorded)(?:\/|$)/u

/** Files that reach themselves again by their imports, types among them: one line for each circle. */
const circlesIn = (imports: ReadonlyMap<string, readonly string[]>): readonly string[] => {
  const done = new Set<string>()
  const found: string[] = []
  const walk = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file)
    if (at >= 0) found.push([...path.slice(at), file].join(' → '))
    if (at >= 0 || done.has(file)) return
    for (const next of imports.get(file) ?? []) walk(next, [...path, file])
    done.add(file)
  }
  for (const file of imports.keys()) walk(file, [])
  return found
}

const EXPORTED_TYPE = /^export (?:declare )?(?:interface|type|class|enum) (\w+)/gmu

/** Names that types of two files have. */
const doubledTypes = (codes: ReadonlyMap<string, string>): readonly string[] => {
  const types = [...codes].flatMap(([file, code]) =>
    [...code.matchAll(EXPORTED_TYPE)].map(([, name = '']) => ({ name, file })),
  )
  return [...Map.groupBy(types, ({ name }) => name)]
    .filter(([, all]) => all.length > 1)
    .map(([name, all]) => `${name}: ${all.map(({ file }) => file).join(', ')}`)
}

/** Ids of the content that stand as text in code: what they name is data, and content alone tells it. */
const namedIn = (code: string, ids: readonly string[]): readonly string[] => {
  const said = new Set(
    [...withoutComments(code).matchAll(/(['"`])([^'"`\n]*)\1/gu)].map(([, , text]) => text),
  )
  return ids.filter((id) => said.has(id))
}

/** Folders with more in them than a stranger looks through. */
const fullFolders = (root: string): readonly string[] =>
  COLLECTIONS.test(root)
    ? []
    : readdirSync(root, { withFileTypes: true }).flatMap((entry, _, all) => {
        const inner = entry.isDirectory() ? fullFolders(join(root, entry.name)) : []
        return entry === all[0] && all.length > MOST_ENTRIES
          ? [`${root} has ${all.length} entries`, ...inner]
          : inner
      })

/** Files with more lines than are read in one go. */
const longFiles = (all: ReadonlyMap<string, string>): readonly string[] =>
  [...all]
    .map(([file, code]) => ({ file, lines: code.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ file, lines }) => `${file} has ${lines} lines`)

const read = (files: readonly string[]) =>
  new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))

const codes = read(NAMES.flatMap(filesIn))

test('no file breaks a rule of its wing or room', () => {
  expect(codes.size).toBeGreaterThan(300)
  expect([...codes].flatMap(([file, code]) => breachesOf(file, code))).toEqual([])
})

test('no code names a province: which there are, the content says', () => {
  const provinces = content.provinces.map(({ value }) => value.id)
  expect(provinces.length).toBeGreaterThan(3)
  expect(
    [...codes].flatMap(([file, code]) => namedIn(code, provinces).map((id) => [file, id])),
  ).toEqual([])
  expect(namedIn("const SOUTH = { 'kon-tum': 1 }", provinces)).toEqual(['kon-tum'])
})

test('no code names a fact, but the kinds of reading and the gates that are listed here', () => {
  const facts = content.facts.map(({ value }) => value.id)
  const named = [...codes].flatMap(([file, code]) => namedIn(code, facts).map((id) => [id, file]))
  expect(new Set(named.map(([id]) => id))).toEqual(new Set(STILL_NAMED))
})

test('no import runs in a circle, not even of types', () => {
  const imports = [...codes].map(([file, code]): [string, string[]] => [
    file,
    importsOf(file, code).flatMap(({ path, isOwn }) => (isOwn ? [path] : [])),
  ])
  expect(circlesIn(new Map(imports))).toEqual([])
})

test('every exported type has a name of its own', () => {
  expect(doubledTypes(codes)).toEqual([])
})

test('no file of the repository is longer than 250 lines, tests and tools too', () => {
  const others = read([...globSync('*.ts'), ...['test', 'bench'].flatMap(filesIn)])
  expect(others.size).toBeGreaterThan(300)
  expect(longFiles(new Map([...codes, ...others]))).toEqual([])
  const planted = '\nconst x = 1'.repeat(MOST_LINES)
  expect(longFiles(new Map([['a.ts', planted]]))).toEqual(['a.ts has 251 lines'])
  expect(longFiles(new Map([['a.ts', planted.trimStart()]]))).toEqual([])
})

test('no folder holds more than sixteen entries', () => {
  expect([...NAMES, 'test', 'bench'].flatMap(fullFolders)).toEqual([])
})

test.each([
  ['handlers/a.ts', "import { x } from '../bot/main.ts'", 'imports bot/'],
  ['handlers/a.ts', "import { x } from 'kysely'", 'imports kysely'],
  ['handlers/a.ts', "const x = await import('../storage/chats/sessions.ts')", 'imports storage/'],
  ['handlers/walk/a.ts', "import type { X } from '../answers/answer.ts'", 'above it'],
  ['storage/outbox/a.ts', "import { x } from '../chats/sessions.ts'", 'above it'],
  ['storage/attic/a.ts', 'const x = 1', 'not named: attic'],
  ['storage/a.ts', "import { x } from '../handlers/respond.ts'", 'imports handlers/'],
  ['knowledge/a.ts', "import { x } from 'node:fs'", 'imports node:fs'],
  ['knowledge/a.ts', 'const now = Date.now()', 'reads clock'],
  ['handlers/a.ts', 'const roll = Math.random()', 'reads clock'],
  ['bot/a.ts', "import { z } from 'zod'", 'uses zod inside'],
  ['bot/commands/a.ts', "import x from 'natural/lib/a.js'", 'imports natural'],
  ['bot/a.ts', "const text = 'xin chào'", 'holds Vietnamese'],
])('a planted breach in %s is found: $2', (file, code, expected) => {
  expect(breachesOf(file, code)).toEqual([expect.stringContaining(expected)])
})

test('a planted circle is found, and a planted second name', () => {
  const circle = new Map([
    ['bot/a.ts', ['bot/b.ts']],
    ['bot/b.ts', ['bot/c.ts']],
    ['bot/c.ts', ['bot/b.ts']],
  ])
  expect(circlesIn(circle)).toEqual(['bot/b.ts → bot/c.ts → bot/b.ts'])
  const twice = new Map([
    ['bot/a.ts', 'export interface Row {}'],
    ['storage/b.ts', 'export type Row = 1'],
  ])
  expect(doubledTypes(twice)).toEqual(['Row: bot/a.ts, storage/b.ts'])
})

test('a Vietnamese comment and a type import across wings are no breach', () => {
  expect(breachesOf('bot/a.ts', '// xin chào\nconst x = 1')).toEqual([])
  expect(breachesOf('storage/a.ts', "import type { X } from '../handlers/respond.ts'")).toEqual([])
})
