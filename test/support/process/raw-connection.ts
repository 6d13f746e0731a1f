import { once } from 'node:events'
import { connect } from 'node:net'
import { onTestFinished } from 'vitest'

/** A connection below HTTP, on which any bytes can be sent, at any time. */
export interface RawConnection {
  write(text: string): void
  /** Everything that came so far. */
  received(): string
  /** Resolves when what came so far holds this. */
  until(text: string): Promise<void>
  /** Resolves when the other side has ended it, in whatever way. */
  readonly closed: Promise<void>
}

/** Connects to a program at `http://host:port`; ended with the test. */
export const connectTo = async (address: string): Promise<RawConnection> => {
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  let received = ''
  const waiting = new Set<() => void>()
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => resolve())
  })
  socket.on('error', () => undefined)
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString()
    for (const look of waiting) look()
  })
  onTestFinished(() => void socket.destroy())
  await once(socket, 'connect')
  return {
    write: (text) => void socket.write(text),
    received: () => received,
    until: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!received.includes(text)) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        void closed.then(() => reject(new Error(`closed before "${text}" came:\n${received}`)))
        look()
      }),
    closed,
  }
}

/** A request as it stands on the wire; its body may be cut off. */
export const requestOf = (
  method: string,
  path: string,
  body = '',
  headers: Readonly<Record<string, string>> = {},
): string =>
  [
    `${method} ${path} HTTP/1.1`,
    'host: localhost',
    ...Object.entries({ 'content-type': 'application/json', ...headers }).map(
      ([name, value]) => `${name}: ${value}`,
    ),
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n')
