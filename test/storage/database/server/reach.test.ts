import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../../../storage/database/open.ts'
import { reach } from '../../../../storage/database/server/reach.ts'
import { openService } from '../../../../storage/database/service.ts'
import { DATABASES } from '../../../support/database/databases.ts'

const [, POSTGRES] = DATABASES

const atOnce = () => Promise.resolve()

/** What stands before a server: nothing listens before `open`, and each connection waits for `ready`. */
const gateBefore = (url: string) => {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  let ready: () => Promise<unknown> = atOnce
  const server = createServer((incoming) => {
    sockets.add(incoming)
    incoming.on('error', () => undefined)
    void ready().then(() => {
      const outgoing = connect(Number(target.port), target.hostname)
      sockets.add(outgoing)
      outgoing.on('error', () => undefined)
      incoming.pipe(outgoing).pipe(incoming)
    })
  })
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const listen = (port: number) =>
    new Promise<number>((resolve) => {
      server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
    })
  return {
    /** A port on which nobody listens. */
    reserve: async () => {
      const port = await listen(0)
      await new Promise((resolve) => server.close(resolve))
      return { port, url: Object.assign(new URL(url), { port: String(port) }).href }
    },
    listen,
    wait: (how: () => Promise<unknown>) => {
      ready = how
    },
  }
}

test('a server on whose port nobody listens yet is waited for, and why is said', async () => {
  const gate = gateBefore(await POSTGRES.newUrl())
  const { port, url } = await gate.reserve()
  const reasons: string[] = []
  const service = await openService(
    url,
    () => undefined,
    (reason) => {
      reasons.push(reason)
      if (reasons.length === 2) void gate.listen(port)
    },
  )
  await service.close()
  expect(reasons).toEqual(['ECONNREFUSED', 'ECONNREFUSED'])
})

test('a server that takes more than five seconds to accept is no reason to end', async () => {
  const gate = gateBefore(await POSTGRES.newUrl())
  const { port, url } = await gate.reserve()
  await gate.listen(port)
  gate.wait(() => delay(5500))
  const service = await openService(url, () => undefined)
  await service.close()
  expect(service.difference).toBeNull()
})

test('a server that never comes is named without its password once patience is over', async () => {
  const gate = gateBefore(await POSTGRES.newUrl())
  const { url } = await gate.reserve()
  const db = openDatabase(url)
  onTestFinished(() => db.destroy())
  const { host, pathname } = new URL(url)
  await expect(reach(db, url, () => undefined, 0)).rejects.toThrow(
    `postgres://${host}${pathname} takes no connection: ECONNREFUSED`,
  )
})

test.each([
  ['a wrong password', { password: 'wrong' }, '28P01'],
  ['a database that is not there', { pathname: '/not-there' }, '3D000'],
])('%s is told at once', async (_, wrong, code) => {
  const url = Object.assign(new URL(await POSTGRES.newUrl()), wrong).href
  const waited: string[] = []
  const opening = openService(
    url,
    () => undefined,
    (reason) => waited.push(reason),
  )
  await expect(opening).rejects.toMatchObject({ name: 'StorageError', cause: { code } })
  expect(waited).toEqual([])
})
