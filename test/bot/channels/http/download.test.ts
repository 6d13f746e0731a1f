import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { download } from '../../../../bot/channels/http/download.ts'
import { isOfHost, isPublic, lookupPublic } from '../../../../bot/channels/http/public-host.ts'
import { ampleTime } from '../../../support/waiting.ts'

const MEGABYTE = 1024 * 1024

const serve = async (
  headers: Readonly<Record<string, string>>,
  size: number,
  status = 200,
): Promise<string> => {
  const server = createServer((_request, response) => {
    response.writeHead(status, headers)
    response.write(Buffer.alloc(Math.min(size, MEGABYTE), 1))
    for (let left = size - MEGABYTE; left > 0; left -= MEGABYTE)
      response.write(Buffer.alloc(Math.min(left, MEGABYTE), 1))
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const fetchFrom = (root: string, path: string) =>
  download(`${root}${path}`, { hosts: [], root }, ampleTime())

test('a file comes whole, with no more of its name than its ending', async () => {
  const root = await serve({}, 3 * MEGABYTE)
  const sound = await fetchFrom(root, '/a/b/Của%20em.OGA?x=1')
  expect(sound).toMatchObject({ kind: 'sound', name: 'sound.oga' })
  expect(sound.kind === 'sound' && sound.bytes.length).toBe(3 * MEGABYTE)
})

test.each([
  ['says that it is', { 'content-length': String(11 * MEGABYTE) }],
  ['does not say that it is', {}],
])('a file that is too large and %s is not taken', async (_what, headers) => {
  const root = await serve(headers, 11 * MEGABYTE)
  expect(await fetchFrom(root, '/a')).toEqual({ kind: 'large' })
})

test('nothing is followed elsewhere', async () => {
  const other = await serve({}, 1)
  const root = await serve({ location: other }, 1, 302)
  expect(await fetchFrom(root, '/a')).toEqual({ kind: 'failed', reason: 'http-302' })
})

test('below a root that is set another port is another place', async () => {
  const [root, other] = [await serve({}, 1), await serve({}, 1)]
  const sources = { hosts: [], root }
  expect(await download(`${other}/a`, sources, ampleTime())).toEqual({
    kind: 'failed',
    reason: 'address-refused',
  })
})

test('a name of a trusted host that leads into a private network is not called', async () => {
  const sources = { hosts: ['localhost'], root: undefined }
  expect(await download('https://localhost/a', sources, ampleTime())).toEqual({
    kind: 'failed',
    reason: 'private-address',
  })
})

test('a call that is given up ends', async () => {
  const server = createServer(() => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const signal = AbortSignal.timeout(20)
  expect(await download(`${root}/a`, { hosts: [], root }, signal)).toEqual({
    kind: 'failed',
    reason: 'aborted',
  })
})

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.53',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.1.1',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  '::ffff:10.0.0.1',
  'fd00::1',
  'fe80::1',
])('%s is no address of the internet', (address) => {
  expect(isPublic(address, address.includes(':') ? 6 : 4)).toBe(false)
})

test.each(['1.1.1.1', '118.69.1.1', '172.32.0.1', '2402:800::1'])(
  '%s is an address of the internet',
  (address) => {
    expect(isPublic(address, address.includes(':') ? 6 : 4)).toBe(true)
  },
)

test.each([true, false])('a lookup of one address, or of all: %s', async (all) => {
  const error = await new Promise((resolve) => lookupPublic('127.0.0.1', { all }, resolve))
  expect(error).toMatchObject({ code: 'private-address' })
})

test('a host is one of those that are named, or below one', () => {
  const hosts = ['zdn.vn']
  expect(['zdn.vn', 'voice-aac-dl.zdn.vn'].every((host) => isOfHost(host, hosts))).toBe(true)
  expect(['xzdn.vn', 'zdn.vn.example', ''].some((host) => isOfHost(host, hosts))).toBe(false)
})
