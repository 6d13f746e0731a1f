import { createDocumentStore } from '../../../storage/documents.ts'
import { createProposalStore } from '../../../storage/proposals.ts'
import { run } from '../command.ts'
import { proposeDocument } from './propose/propose.ts'
import { importDocument, listDocuments, removeDocument } from './work.ts'

const text = { type: 'string' } as const

await run({
  options: {
    province: text,
    id: text,
    number: text,
    title: text,
    confirm: text,
    reject: text,
    on: text,
    agency: text,
    task: text,
    by: text,
    json: { type: 'boolean' },
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
    if (command === 'import' && name !== undefined) return importDocument(name, flags, deps)
    if (command === 'list' && name === undefined) return listDocuments(deps)
    if (command === 'propose' && name !== undefined) return proposeDocument(name, flags, deps)
    return command === 'remove' && name !== undefined ? removeDocument(name, deps) : null
  },
})
