import { createDocumentStore } from '../../../storage/documents.ts'
import { createProposalStore } from '../../../storage/proposals.ts'
import { run } from '../command.ts'
import { NATIONAL } from '../../../knowledge/official/identity/regions.ts'
import { proposeDocument } from './propose/propose.ts'
import { importDocument, listDocuments, removeDocument, type ImportWish } from './work.ts'

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

interface ImportFlags extends Omit<ImportWish, 'nicknames' | 'replaces' | 'isDryRun'> {
  readonly nickname?: string[]
  readonly national?: boolean
  readonly replace?: boolean
  readonly 'dry-run'?: boolean
}

/** What was typed, in the words of the import; what was not typed is left out. */
const wishOf = ({
  nickname,
  national = false,
  replace = false,
  'dry-run': isDryRun = false,
  ...about
}: ImportFlags): ImportWish => ({
  ...about,
  ...(nickname ? { nicknames: nickname } : {}),
  ...(national ? { province: NATIONAL } : {}),
  replaces: replace,
  isDryRun,
})

await run({
  options: {
    province: text,
    national: flag,
    id: text,
    number: text,
    date: text,
    issuer: text,
    title: text,
    nickname: { type: 'string', multiple: true },
    replace: flag,
    'dry-run': flag,
    confirm: text,
    reject: text,
    on: text,
    agency: text,
    task: text,
    by: text,
    json: flag,
  },
  usage: 'documents.usage',
  async work({ words: [command, name, ...rest], flags, clock, knowledge, database }) {
    const deps = {
      knowledge: await knowledge(),
      now: () => clock().getTime(),
      documents: async () => createDocumentStore(await database()),
      proposals: async () => createProposalStore(await database()),
    }
    if (rest.length > 0) return null
    if (command === 'import' && name !== undefined) return importDocument(name, wishOf(flags), deps)
    if (command === 'list' && name === undefined) return listDocuments(deps)
    if (command === 'propose' && name !== undefined) return proposeDocument(name, flags, deps)
    return command === 'remove' && name !== undefined ? removeDocument(name, deps) : null
  },
})
