import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FakeChannel, Fault } from './fake-channel.ts'
import { createShowing, type Showing } from './showing.ts'

/** An answer word for word. */
export interface RawAnswer {
  readonly status: number
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

/** What every fake platform is made of: a server, what it shows, and what goes wrong next. */
export interface FakeServer extends Showing, Pick<FakeChannel, 'calls' | 'fail' | 'stop'> {
  /** Writes a call down; `chat` is empty where it has none. */
  note(method: string, chat: string): void
  /** What happens to this send. */
  nextFault(): Fault | null
  /** Answers the next calls of a method with these. */
  answer(method: string, ...answers: readonly RawAnswer[]): void
  /** Gives these bytes under a path from now on, or this status where it is a number; returns its address. */
  serve(path: string, file: Uint8Array | number): string
  /** Paths of files that were fetched. */
  readonly fetched: readonly string[]
  /** Such an answer for this call. */
  nextAnswer(method: string): RawAnswer | undefined
  /** Listens on the port, 0 for a free one; resolves with the address. What `handle` rejects with goes to `onFailure`. */
  listen(
    port: number,
    handle: Handle,
    onFailure: (response: ServerResponse, error: unknown) => void,
  ): Promise<string>
}

/** Answers a call, whose body is given as text and as it came. */
export type Handle = (
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  bytes: Uint8Array,
) => unknown

/** Faults that each platform tells in its own words. */
type WordedFault = 'too-many' | 'blocked' | 'revoked' | 'internal'

const KEEP_ALIVE_MS = 60_000
export const GATEWAY: RawAnswer = { status: 502, body: '<html><h1>502 Bad Gateway</h1></html>' }
export const BAD_JSON: RawAnswer = { status: 200, body: '{"error":' }

export const reply = (response: ServerResponse, { status, body, headers }: RawAnswer): void => {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...headers,
  })
  response.end(body)
}

/** What becomes of a call to which this happens; null where the connection was cut or stays silent. */
export const befall = <T>(
  fault: Fault | null,
  response: ServerResponse,
  take: () => T,
  words: Readonly<Record<WordedFault, () => T>>,
): T | RawAnswer | null => {
  switch (fault) {
    case null:
      return take()
    case 'accept-then-drop':
      take()
      response.destroy()
      return null
    case 'drop-before':
      response.destroy()
      return null
    case 'accept-then-502':
      take()
      return GATEWAY
    case 'bad-gateway':
      return GATEWAY
    case 'bad-json':
      return BAD_JSON
    case 'accept-then-hang':
      take()
      return null
    case 'too-many':
    case 'blocked':
    case 'revoked':
    case 'internal':
      return words[fault]()
    default:
      return fault satisfies never
  }
}

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

export const createFakeServer = (): FakeServer => {
  const calls: { method: string; chat: string | null }[] = []
  const faults: (Fault | null)[] = []
  const answers = new Map<string, RawAnswer[]>()
  const files = new Map<string, Uint8Array | number>()
  const fetched: string[] = []
  let address = ''
  const server = createServer()
  server.keepAliveTimeout = KEEP_ALIVE_MS
  return {
    ...createShowing(),
    calls,
    note: (method, chat) => void calls.push({ method, chat: chat === '' ? null : chat }),
    fail: (...next) => void faults.push(...next),
    nextFault: () => faults.shift() ?? null,
    answer(method, ...next) {
      answers.set(method, [...(answers.get(method) ?? []), ...next])
    },
    fetched,
    serve(path, file) {
      files.set(path, file)
      return `${address}${path}`
    },
    nextAnswer: (method) => answers.get(method)?.shift(),
    async listen(port, handle, onFailure) {
      server.on('request', (request, response) => {
        const file = request.method === 'GET' ? files.get(request.url ?? '') : undefined
        if (file !== undefined) {
          fetched.push(request.url ?? '')
          response.writeHead(typeof file === 'number' ? file : 200)
          response.end(typeof file === 'number' ? '' : file)
          return
        }
        readBody(request)
          .then((body) => handle(request, response, body.toString(), body))
          .catch((error: unknown) => onFailure(response, error))
      })
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
      address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      return address
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
