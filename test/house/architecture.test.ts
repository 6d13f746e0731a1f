import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { content } from '../support/content/content.ts'

/**
 * The house, executable. Wings: bot → handlers → knowledge; bot → storage; storage takes only types
 * from handlers and knowledge; nothing imports bot. A wing may import the packages named here, and no
 * other. `rooms` stand from the ground up: an arrow between two of them runs down and never back up.
 */
const WINGS = {
  knowledge: {
    rooms: ['schema', 'wording', 'rules', 'calendar', 'language', 'official', 'search', 'check'],
    wings: ['knowledge'],
    typesOf: [],
    packages: ['zod', 'i18next', 'js-yaml'],
    pure: true,
  },
  handlers: {
    rooms: ['text', 'walk', 'answers', 'reminders'],
    wings: ['handlers', 'knowledge'],
    typesOf: [],
    packages: [],
    pure: true,
  },
  storage: {
    rooms: ['database', 'tokens', 'outbox', 'reminders', 'chats', 'copies'],
    wings: ['storage'],
    typesOf: ['handlers', 'knowledge'],
    packages: ['kysely', 'better-sqlite3', 'pg', 'zod'],
    pure: false,
  },
  bot: {
    rooms: ['process', 'channels', 'delivery', 'reminders', 'server', 'commands'],
    wings: ['bot', 'handlers', 'knowledge', 'storage'],
    typesOf: [],
    packages: [
      'grammy',
      'fastify',
      '@fastify/static',
      '@fastify/rate-limit',
      '@fastify/helmet',
      'pino',
      'saxes',
      'yauzl',
      'zod',
    ],
    pure: false,
  },
} as const

type Wing = keyof typeof WINGS
const NAMES = Object.keys(WINGS) as Wing[]

/** The only readers of the disk in the pure wings. */
const READS_DISK = new Set(['knowledge/content.ts', 'knowledge/checked-content.ts'])
/** Where zod may stand: file formats, environment, payloads, stored JSON. */
const EDGES =
  /^(knowledge\/(schema\/.*|content)\.ts|bot\/config\.ts|bot\/channels\/(event|[^/]+\/(payload|eligibility|openapi))\.ts|storage\/.*-format\.ts)$/u
/** Tables of letters are the one Vietnamese text in code. */
const LETTER_TABLES = /^knowledge\/language\//u
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
const VIETNAMESE = /[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-Ỹ]/u
const IMPURE =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bfetch\(|\bsetTimeout\b|\bsetInterval\b|\bperformance\./u

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file))

const withoutComments = (code: string) =>
  code.replace(/\/\*[\s\S]*?\*\//gu, '').replace(/(^|[^:'"`])\/\/.*$/gmu, '$1')

const IMPORT =
  /(?:import|export)\s+(type\s+)?[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gu

interface Import {
  readonly isType: boolean
  /** Of our own files from the top of the repository; of a package its name. */
  readonly path: string
  readonly isOwn: boolean
}

const importsOf = (file: string, code: string): readonly Import[] =>
  [...withoutComments(code).matchAll(IMPORT)].map(([, type, path, dynamic]) => {
    const named = path ?? dynamic ?? ''
    const isOwn = named.startsWith('.')
    const target = isOwn ? normalize(join(dirname(file), named)) : named
    return { isType: type !== undefined, path: target, isOwn }
  })

/** The room of a file; null where it stands in its wing itself. */
const roomOf = (file: string): string | null => {
  const parts = file.split('/')
  return parts.length > 2 ? (parts[1] ?? null) : null
}

const runsUp = (wing: Wing, from: string, to: string): boolean => {
  const rooms: readonly (string | null)[] = WINGS[wing].rooms
  const [here, there] = [rooms.indexOf(roomOf(from)), rooms.indexOf(roomOf(to))]
  return here >= 0 && there > here
}

const importBreaches = (file: string, { isType, path, isOwn }: Import): readonly string[] => {
  const wing = file.split('/')[0] as Wing
  const rule = WINGS[wing]
  if (isOwn) {
    const target = path.split('/')[0] ?? ''
    const isAllowed =
      (rule.wings as readonly string[]).includes(target) ||
      (isType && (rule.typesOf as readonly string[]).includes(target))
    if (!isAllowed) return [`imports ${target}/`]
    return target === wing && runsUp(wing, file, path) ? [`imports ${path} above it`] : []
  }
  if (path.startsWith('node:')) return rule.pure && !READS_DISK.has(file) ? [`imports ${path}`] : []
  const name = path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/')
  return [
    ...((rule.packages as readonly string[]).includes(name) ? [] : [`imports ${path}`]),
    ...(name === 'zod' && !EDGES.test(file) ? ['uses zod inside'] : []),
  ]
}

const breachesOf = (file: string, code: string): readonly string[] => {
  const wing = file.split('/')[0] as Wing
  const rule = WINGS[wing]
  const room = roomOf(file)
  const bare = withoutComments(code)
  return [
    ...(room !== null && !(rule.rooms as readonly string[]).includes(room)
      ? [`stands in a room that is not named: ${room}`]
      : []),
    ...importsOf(file, code).flatMap((one) => importBreaches(file, one)),
    ...(rule.pure && IMPURE.test(bare) ? ['reads clock, chance, environment or network'] : []),
    ...(!LETTER_TABLES.test(file) && VIETNAMESE.test(bare) ? ['holds Vietnamese text'] : []),
    ...(code.trimEnd().split('\n').length > MOST_LINES
      ? [`is longer than ${MOST_LINES} lines`]
      : []),
  ].map((breach) => `${file} ${breach}`)
}

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

const codes = new Map(NAMES.flatMap(filesIn).map((file) => [file, readFileSync(file, 'utf8')]))

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
  ['bot/a.ts', "const text = 'xin chào'", 'holds Vietnamese'],
  ['bot/a.ts', '\nconst x = 1'.repeat(MOST_LINES + 1), 'is longer than'],
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
