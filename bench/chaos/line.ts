import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** Where a call is stopped: on its way there, or the answer on its way back. */
export type Stop = 'before' | 'after'

/** A call that was stopped; whoever sent it waits. */
export interface Stopped {
  /** Lets it go on. */
  release(): void
}

/** A line between the program and others, on which calls can be slowed, stopped and spread. */
export interface Line {
  readonly url: string
  /** Where calls go, in turns; while there is nobody they wait. */
  targets: readonly string[]
  /** Milliseconds that the next calls take longer. */
  slow(milliseconds: number, calls?: number): void
  /** Stops the next call that sends a message; resolves as soon as it is there. */
  stopNext(where: Stop): Promise<Stopped>
  end(): Promise<void>
}

const PATIENCE_MS = 40_000
const AGAIN_MS = 50
/** What belongs to a connection, and not to what is sent on it. */
const OF_CONNECTION = ['host', 'connection', 'keep-alive', 'transfer-encoding', 'content-length']

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Buffer
}

const passedOn = (headers: Headers): Headers => {
  for (const name of OF_CONNECTION) headers.delete(name)
  return headers
}

const readAll = async (stream: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const halt = (arrive: (stopped: Stopped) => void): Promise<void> =>
  new Promise((resolve) => arrive({ release: () => resolve() }))

/** Passes a call on; whoever sent it and is gone takes it along. */
const call = async (target: string, incoming: IncomingMessage, body: Buffer): Promise<Answer> => {
  const given = new AbortController()
  const giveUp = () => given.abort()
  incoming.socket.once('close', giveUp)
  try {
    const response = await fetch(new URL(incoming.url ?? '/', target), {
      method: incoming.method ?? 'POST',
      headers: passedOn(new Headers(incoming.headers as Record<string, string>)),
      body: body.length > 0 ? body : null,
      signal: given.signal,
    })
    return {
      status: response.status,
      headers: passedOn(new Headers(response.headers)),
      body: Buffer.from(await response.arrayBuffer()),
    }
  } finally {
    incoming.socket.off('close', giveUp)
  }
}

/** Opens a line; calls that nobody answers are tried again where `isPatient`, as a balancer does. */
export const openLine = async (isPatient: boolean): Promise<Line> => {
  let targets: readonly string[] = []
  let turn = 0
  let isOver = false
  const delays: number[] = []
  const stops: { readonly where: Stop; readonly arrive: (stopped: Stopped) => void }[] = []

  const pass = async (incoming: IncomingMessage, body: Buffer): Promise<Answer> => {
    const until = performance.now() + PATIENCE_MS
    for (;;) {
      turn += 1
      const target = targets[turn % Math.max(1, targets.length)]
      try {
        if (target !== undefined) return await call(target, incoming, body)
        if (!isPatient) throw new Error('nobody listens')
      } catch (error) {
        if (!isPatient) throw error
      }
      const isGone = isOver || incoming.socket.destroyed
      if (isGone || performance.now() > until) throw new Error('nobody answers')
      await wait(AGAIN_MS)
    }
  }

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readAll(incoming)
    const isMessage = incoming.url?.endsWith('sendMessage') ?? false
    const stop = isMessage ? stops.shift() : undefined
    const delay = isMessage ? (delays.shift() ?? 0) : 0
    if (delay > 0) await wait(delay)
    if (stop?.where === 'before') await halt(stop.arrive)
    // Who was killed meanwhile sends nothing any more.
    if (incoming.socket.destroyed) return
    const answer = await pass(incoming, body)
    if (stop?.where === 'after') await halt(stop.arrive)
    response.setHeaders(answer.headers)
    response.writeHead(answer.status, { 'content-length': answer.body.length })
    response.end(answer.body)
  }

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch(() => incoming.socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get targets() {
      return targets
    },
    set targets(next) {
      targets = next
    },
    slow: (milliseconds, calls = 1) => void delays.push(...Array(calls).fill(milliseconds)),
    stopNext: (where) => new Promise((arrive) => stops.push({ where, arrive })),
    end: () =>
      new Promise((resolve) => {
        isOver = true
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
