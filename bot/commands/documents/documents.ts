import { createDocumentStore } from '../../../storage/documents.ts'
import { run } from '../command.ts'
import { importDocument, listDocuments, removeDocument } from './work.ts'

const text = { type: 'string' } as const

await run({
  options: { province: text, id: text, number: text, title: text },
  usage: 'documents.usage',
  async work({ words: [command, name, ...rest], flags, clock, knowledge, database }) {
    const deps = {
      knowledge: await knowledge(),
      now: () => clock().getTime(),
      documents: async () => createDocumentStore(await database()),
    }
    if (rest.length > 0) return null
    if (command === 'import' && name !== undefined) return importDocument(name, flags, deps)
    if (command === 'list' && name === undefined) return listDocuments(deps)
    return command === 'remove' && name !== undefined ? removeDocument(name, deps) : null
  },
})
