import { Client } from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { backUp } from '../../../storage/copies/backup.ts'
import { move } from '../../../storage/copies/move.ts'
import { restore } from '../../../storage/copies/restore.ts'
import { asCommand, refuseRunning } from '../../../storage/database/file/lock.ts'
import { PROGRAM_NAME } from '../../../storage/database/server/postgres.ts'
import { openService } from '../../../storage/database/service.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { AT, fillSome, newFile } from '../../support/database/copies.ts'
import { DATABASES, withDatabase } from '../../support/database/databases.ts'
import { AMPLE_MS } from '../../support/waiting.ts'

test.each(DATABASES)(
  'a restore into $name is refused while the program runs',
  async ({ newUrl }) => {
    const url = await newUrl()
    const service = await openService(url, () => undefined)
    const file = newFile('backup')
    await backUp(url, file)
    await expect(restore(url, file, AT)).rejects.toMatchObject({ problem: 'in-use' })
    await service.close()
  },
)

test.each(DATABASES)('a move of $name is refused while the program runs', async (one) => {
  const from = await one.newUrl()
  const service = await openService(from, () => undefined)
  await expect(move(from, await one.newEmptyUrl())).rejects.toMatchObject({ problem: 'in-use' })
  await service.close()
})

const [FILE, SERVER] = DATABASES

const connectTo = async (url: string, name: string): Promise<Client> => {
  const client = new Client({ connectionString: url, application_name: name })
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

/** Resolves when somebody waits on the server for others to go. */
const untilWaitedFor = async (url: string): Promise<void> => {
  const witness = await connectTo(url, 'witness')
  await vi.waitFor(
    async () => {
      const { rows } = await witness.query(
        "select 1 from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()",
      )
      expect(rows.length).toBeGreaterThan(0)
    },
    { timeout: AMPLE_MS, interval: 1 },
  )
}

test.each([
  { name: 'a restore', work: (url: string, file: string) => restore(url, file, AT) },
  { name: 'a move', work: async (url: string) => move(url, await FILE.newEmptyUrl()) },
  {
    name: 'whoever makes the tables anew',
    work: (url: string) => withDatabase(asCommand(url), (db) => createWriteTx(db)(refuseRunning)),
  },
])(
  '$name waits until the server has ended the connection of a program that stopped',
  async ({ work }) => {
    const url = await SERVER.newUrl()
    await fillSome(url)
    const file = newFile('backup')
    await backUp(url, file)
    const left = await connectTo(url, PROGRAM_NAME)
    const working = work(url, file)
    await untilWaitedFor(url)
    await left.end()
    await expect(working).resolves.not.toThrow()
  },
)
