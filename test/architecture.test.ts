import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { expect, test } from 'vitest'

/**
 * The one rule, executable: bot → handlers → knowledge; bot → storage; storage takes only types
 * from handlers; nothing imports bot. A folder may import the packages named here, and no other.
 */
const FOLDERS = {
  knowledge: {
    folders: ['knowledge'],
    typesOf: [],
    packages: ['zod', 'i18next', 'js-yaml'],
    pure: true,
  },
  handlers: { folders: ['handlers', 'knowledge'], typesOf: [], packages: [], pure: true },
  storage: {
    folders: ['storage'],
    typesOf: ['handlers', 'knowledge'],
    packages: ['kysely', 'better-sqlite3', 'pg', 'zod'],
    pure: false,
  },
  bot: {
    folders: ['bot', 'handlers', 'knowledge', 'storage'],
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

type Folder = keyof typeof FOLDERS
const NAMES = Object.keys(FOLDERS) as Folder[]

/** The only readers of the disk in the pure folders. */
const READS_DISK = new Set(['knowledge/content.ts', 'knowledge/checked-content.ts'])
/** Where zod may stand: file formats, environment, payloads, stored JSON. */
const EDGES =
  /^(knowledge\/(primitives|expression|programme|schema|table|deadline|holiday|content|.*lexicon)\.ts|bot\/config\.ts|bot\/channels\/(event|[^/]+\/(payload|eligibility|openapi))\.ts|storage\/(session|subscriber)-format\.ts)$/u
/** Tables of letters are the one Vietnamese text in code. */
const LETTER_TABLES = /^knowledge\/language\//u
const MOST_LINES = 200
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

const importsOf = (code: string) =>
  [...withoutComments(code).matchAll(IMPORT)].map(([, type, path, dynamic]) => ({
    isType: type !== undefined,
    path: path ?? dynamic ?? '',
  }))

const breachesOf = (file: string, code: string): string[] => {
  const folder = file.split('/')[0] as Folder
  const rule = FOLDERS[folder]
  const found: string[] = []
  for (const { isType, path } of importsOf(code)) {
    if (path.startsWith('.')) {
      const target = relative('.', normalize(join(dirname(file), path))).split('/')[0] ?? ''
      const allowed =
        (rule.folders as readonly string[]).includes(target) ||
        (isType && (rule.typesOf as readonly string[]).includes(target))
      if (!allowed) found.push(`imports ${target}/`)
    } else if (path.startsWith('node:')) {
      if (rule.pure && !READS_DISK.has(file)) found.push(`imports ${path}`)
    } else {
      const name = path.startsWith('@') ? path.split('/').slice(0, 2).join('/') : path.split('/')[0]
      if (!(rule.packages as readonly string[]).includes(name ?? '')) found.push(`imports ${path}`)
      if (name === 'zod' && !EDGES.test(file)) found.push('uses zod inside')
    }
  }
  const bare = withoutComments(code)
  if (rule.pure && IMPURE.test(bare)) found.push('reads clock, chance, environment or network')
  if (!LETTER_TABLES.test(file) && VIETNAMESE.test(bare)) found.push('holds Vietnamese text')
  if (code.trimEnd().split('\n').length > MOST_LINES)
    found.push(`is longer than ${MOST_LINES} lines`)
  return found.map((breach) => `${file} ${breach}`)
}

test('no file of the four folders breaks the one rule', () => {
  const files = NAMES.flatMap(filesIn)
  expect(files.length).toBeGreaterThan(60)
  expect(files.flatMap((file) => breachesOf(file, readFileSync(file, 'utf8')))).toEqual([])
})

test.each([
  ['handlers/a.ts', "import { x } from '../bot/main.ts'", 'imports bot/'],
  ['handlers/a.ts', "import { x } from 'kysely'", 'imports kysely'],
  ['handlers/a.ts', "const x = await import('../storage/chats/sessions.ts')", 'imports storage/'],
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

test('a Vietnamese comment and a type import across folders are no breach', () => {
  expect(breachesOf('bot/a.ts', '// xin chào\nconst x = 1')).toEqual([])
  expect(breachesOf('storage/a.ts', "import type { X } from '../handlers/respond.ts'")).toEqual([])
})
