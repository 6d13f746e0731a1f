import { readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/**
 * The house, executable. Wings: bot → handlers → knowledge; bot → storage; storage takes only types
 * from handlers and knowledge; nothing imports bot. A wing may import the packages named here, and no
 * other. `rooms` stand from the ground up: an arrow between two of them runs down and never back up.
 */
const WINGS = {
  knowledge: {
    rooms: [
      'schema',
      'wording',
      'rules',
      'calendar',
      'language',
      'official',
      'search',
      'lines',
      'check',
    ],
    wings: ['knowledge'],
    typesOf: [],
    packages: ['zod', 'i18next', 'js-yaml'],
    pure: true,
  },
  handlers: {
    rooms: [
      'conversation',
      'text',
      'walk',
      'supposing',
      'result',
      'answers',
      'reminders',
      'dossier',
      'handoff',
      'rights',
      'hearing',
    ],
    wings: ['handlers', 'knowledge'],
    typesOf: [],
    packages: [],
    pure: true,
  },
  storage: {
    rooms: [
      'database',
      'personal',
      'checklists',
      'tokens',
      'outbox',
      'reminders',
      'handoff',
      'sheets',
      'chats',
      'copies',
    ],
    wings: ['storage'],
    typesOf: ['handlers', 'knowledge'],
    packages: ['kysely', 'better-sqlite3', 'pg', 'zod'],
    pure: false,
  },
  bot: {
    rooms: [
      'process',
      'sheets',
      'channels',
      'speech',
      'delivery',
      'reminders',
      'server',
      'commands',
    ],
    wings: ['bot', 'handlers', 'knowledge', 'storage'],
    typesOf: [],
    packages: [
      'grammy',
      'fastify',
      '@fastify/rate-limit',
      '@fastify/helmet',
      'pdfkit',
      'dingbat-to-unicode',
      'pino',
      'saxes',
      'unpdf',
      'yauzl',
      'zod',
    ],
    pure: false,
  },
} as const

type Wing = keyof typeof WINGS

/** Packages of development: production lacks them, so one folder alone may use each, and is loaded only then. */
const TOOLS: Readonly<Record<string, string>> = { natural: 'bot/commands/evaluation/comparison/' }

/** The wings, which are folders at the top of the repository. */
export const NAMES = Object.keys(WINGS) as Wing[]

/** The only files of the pure wings that use Node itself: the readers of the disk, and a hash. */
const USES_NODE = new Set([
  'knowledge/content.ts',
  'knowledge/checked-content.ts',
  'knowledge/rules/versions/fingerprint.ts',
])

/** Where zod may stand: file formats, environment, payloads, stored JSON. */
const EDGES =
  /^(knowledge\/(schema\/.*|content)\.ts|bot\/config\.ts|bot\/channels\/(event|[^/]+\/(payload|eligibility|openapi))\.ts|bot\/speech\/payload\.ts|storage\/.*-format\.ts)$/u

/** Tables of letters are the one Vietnamese text in code. */
const LETTER_TABLES = /^knowledge\/language\//u

const VIETNAMESE = /[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-Ỹ]/u

const IMPURE =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bfetch\(|\bsetTimeout\b|\bsetInterval\b|\bperformance\./u

/** Paths of all TypeScript files below a folder. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file))

/** Code that no comment stands in. */
export const withoutComments = (code: string) =>
  code.replace(/\/\*[\s\S]*?\*\//gu, '').replace(/(^|[^:'"`])\/\/.*$/gmu, '$1')

const IMPORT =
  /(?:import|export)\s+(type\s+)?[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gu

interface Import {
  readonly isType: boolean
  /** Of our own files from the top of the repository; of a package its name. */
  readonly path: string
  readonly isOwn: boolean
}

/** What a file imports, types too. */
export const importsOf = (file: string, code: string): readonly Import[] =>
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
    const isOpen =
      (rule.wings as readonly string[]).includes(target) ||
      (isType && (rule.typesOf as readonly string[]).includes(target))
    if (!isOpen) return [`imports ${target}/`]
    return target === wing && runsUp(wing, file, path) ? [`imports ${path} above it`] : []
  }
  if (path.startsWith('node:')) return rule.pure && !USES_NODE.has(file) ? [`imports ${path}`] : []
  const name = path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/')
  const folder = TOOLS[name]
  const isAllowed = folder
    ? file.startsWith(folder)
    : (rule.packages as readonly string[]).includes(name)
  return [
    ...(isAllowed ? [] : [`imports ${path}`]),
    ...(name === 'zod' && !EDGES.test(file) ? ['uses zod inside'] : []),
  ]
}

/** A line for each rule of its wing or room that a file breaks. */
export const breachesOf = (file: string, code: string): readonly string[] => {
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
  ].map((breach) => `${file} ${breach}`)
}
