import '../../process/owner-only.ts'
import { parseArgs } from 'node:util'
import { loadKnowledge } from '../../../knowledge/load.ts'
import { openDatabase } from '../../../storage/database/open.ts'
import { createDocumentStore } from '../../../storage/documents.ts'
import { migrate } from '../../../storage/database/migrate.ts'
import { createClock } from '../../clock.ts'
import { readConfig } from '../../config.ts'
import {
  importDocument,
  listDocuments,
  removeDocument,
  type DocumentsDeps,
  type DocumentsPrinted,
} from './work.ts'
import { explainFailure } from '../../process/failure.ts'

type Flags = Readonly<Partial<Record<'province' | 'id' | 'number' | 'title', string>>>

const run = async (
  words: readonly string[],
  flags: Flags,
  deps: DocumentsDeps,
): Promise<DocumentsPrinted> => {
  const [command, name, ...rest] = words
  if (rest.length === 0) {
    if (command === 'import' && name !== undefined) return importDocument(name, flags, deps)
    if (command === 'list' && name === undefined) return listDocuments(deps)
    if (command === 'remove' && name !== undefined) return removeDocument(name, deps)
  }
  return { ok: false, text: deps.knowledge.say('documents.usage') }
}

const main = async (): Promise<void> => {
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    options: { province: text, id: text, number: text, title: text },
    allowPositionals: true,
  })
  const config = readConfig(process.env)
  const clock = createClock(config.CLOCK)
  const opened: ReturnType<typeof openDatabase>[] = []
  const printed = await run(positionals, values, {
    knowledge: loadKnowledge(),
    now: () => clock().getTime(),
    documents: async () => {
      const db = openDatabase(config.DATABASE_URL)
      opened.push(db)
      await migrate(db)
      return createDocumentStore(db)
    },
  })
  await Promise.all(opened.map((db) => db.destroy()))
  if (printed.ok) console.log(printed.text)
  else console.error(printed.text)
  process.exitCode = printed.ok ? 0 : 1
}

try {
  await main()
} catch (error) {
  console.error(explainFailure(error))
  process.exit(1)
}
