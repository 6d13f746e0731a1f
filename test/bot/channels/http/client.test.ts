import { createServer, type RequestListener } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { ask, type HttpCall } from '../../../../bot/channels/http/client.ts'

const GET: HttpCall = { method: 'GET', headers: {} }
const POST: HttpCall = { method: 'POST', headers: {}, body: 'a=1' }

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener)
  onTestFinished(() => server.closeAllConnections())
  return `http://${await listen(server)}/`
}

const never = () => new AbortController().signal

test('an answer comes with its status, and every digit of its numbers', async () => {
  const url = await serve((_request, response) => response.end('{"id":9007199254740993}'))
  expect(await ask(url, GET, never())).toMatchObject({
    kind: 'answer',
    status: 200,
    body: { id: '9007199254740993' },
  })
})

test('calls one after another use one connection', async () => {
  const ports = new Set<number | undefined>()
  const url = await serve((request, response) => {
    ports.add(request.socket.remotePort)
    response.end('{}')
  })
  for (const call of [GET, POST, GET]) await ask(url, call, never())
  expect(ports.size).toBe(1)
})

test.each(['http://127.0.0.1:1/', 'https://127.0.0.1:1/', 'no address'])(
  'where nobody answers the door of %s nothing was sent',
  async (url) => {
    expect(await ask(url, POST, never())).toMatchObject({ kind: 'not-sent' })
  },
)

test('a caller who gives up before the connection is safe has sent nothing', async () => {
  const giveUp = new AbortController()
  const server = createTcpServer((socket) => {
    onTestFinished(() => void socket.destroy())
    socket.on('error', () => undefined)
    // The first bytes are of the handshake, and none of the call.
    socket.once('data', () => giveUp.abort())
  })
  const url = `https://${await listen(server)}/`
  expect(await ask(url, POST, giveUp.signal)).toEqual({ kind: 'not-sent', reason: 'aborted' })
})

test('where the other side speaks no TLS nothing has left', async () => {
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined)
    socket.end('HTTP/1.1 200 OK\r\n\r\n')
  })
  expect(await ask(`https://${await listen(server)}/`, POST, never())).toMatchObject({
    kind: 'not-sent',
  })
})

test('a connection that is cut after the call has left is in doubt, the first time and when it was kept', async () => {
  let calls = 0
  const url = await serve((request, response) => {
    calls += 1
    if (calls === 2) response.end('{}')
    else request.socket.destroy()
  })
  expect(await ask(url, POST, never())).toEqual({ kind: 'in-doubt', reason: 'ECONNRESET' })
  expect(await ask(url, POST, never())).toMatchObject({ kind: 'answer' })
  expect(await ask(url, POST, never())).toEqual({ kind: 'in-doubt', reason: 'ECONNRESET' })
})

test('an answer that is cut in its middle is in doubt', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': 100 })
    response.write('{"ok":', () => response.destroy())
  })
  expect(await ask(url, POST, never())).toMatchObject({ kind: 'in-doubt' })
})

test('a caller who gives up on an answer is in doubt', async () => {
  const giveUp = new AbortController()
  const url = await serve(() => giveUp.abort())
  expect(await ask(url, POST, giveUp.signal)).toEqual({ kind: 'in-doubt', reason: 'aborted' })
})

test.each([
  [429, '7', undefined, { kind: 'busy', status: 429, retryAfterMs: 7000 }],
  [429, undefined, undefined, { kind: 'busy', retryAfterMs: null }],
  [503, '7', undefined, { kind: 'busy', retryAfterMs: 7000 }],
  [503, '7', 'in-body', { kind: 'busy', retryAfterMs: 7000 }],
  [503, undefined, 'in-body', { kind: 'answer', status: 503, body: {} }],
  [503, undefined, undefined, { kind: 'in-doubt', reason: 'http-503', status: 503 }],
  [429, '7', 'in-body', { kind: 'answer', retryAfter: '7' }],
  [302, undefined, undefined, { kind: 'in-doubt', reason: 'http-302' }],
] as const)('%i with Retry-After %s, errors %s, is %j', async (status, after, errors, expected) => {
  const url = await serve((_request, response) => {
    const wait = after === undefined ? {} : { 'retry-after': after }
    response.writeHead(status, { location: '/elsewhere', ...wait }).end('{}')
  })
  const call = errors === undefined ? POST : { ...POST, errors }
  expect(await ask(url, call, never())).toMatchObject(expected)
})

test('success without JSON is no answer', async () => {
  const url = await serve((_request, response) => response.end('<html>'))
  expect(await ask(url, GET, never())).toMatchObject({
    kind: 'in-doubt',
    reason: 'answer-unreadable',
  })
})

/** A server that sends so many bytes of JSON, as long as somebody listens. */
const serveLong = (size: number, status = 200) =>
  serve((_request, response) => {
    response.writeHead(status)
    const [piece, text] = [' '.repeat(65_536), '{"id":1}']
    const go = (left: number): void => {
      if (left <= 0) response.end()
      else response.write(piece.slice(0, left), () => go(left - piece.length))
    }
    response.write(text, () => go(size - text.length))
  })

test.each([
  [1024 * 1024, undefined, { kind: 'answer', body: { id: 1 } }],
  [1024 * 1024 + 1, undefined, { kind: 'in-doubt', reason: 'answer-unreadable' }],
  [Infinity, undefined, { kind: 'in-doubt', reason: 'answer-unreadable' }],
  [1024 * 1024 + 1, 2 * 1024 * 1024, { kind: 'answer', body: { id: 1 } }],
  [Infinity, 10, { kind: 'in-doubt', reason: 'answer-unreadable' }],
])('an answer of %d bytes, where %s are allowed, is %j', async (size, mostBytes, expected) => {
  const call = mostBytes === undefined ? GET : { ...GET, mostBytes }
  expect(await ask(await serveLong(size), call, never())).toMatchObject(expected)
})

test.each([
  [413, undefined, { kind: 'in-doubt', status: 413, reason: 'http-413' }],
  [400, 'in-body', { kind: 'in-doubt', status: 400, reason: 'http-400' }],
] as const)(
  'a fault %i that goes on for ever is known by its status',
  async (status, errors, expected) => {
    const call = errors === undefined ? POST : { ...POST, errors }
    expect(await ask(await serveLong(Infinity, status), call, never())).toMatchObject(expected)
  },
)

test.each(['khóa-của-dịch-vụ', 'two\r\nlines', 'nothing\u0000'])(
  'a call with the header %j, which cannot be sent, is not sent',
  async (authorization) => {
    const url = await serve((_request, response) => response.end('{}'))
    const call = { ...POST, headers: { authorization } }
    expect(await ask(url, call, never())).toEqual({ kind: 'not-sent', reason: 'ERR_INVALID_CHAR' })
  },
)
