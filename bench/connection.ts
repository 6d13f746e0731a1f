import { connect } from 'node:net'
import { SECRET } from './telegram.ts'

/** One kept connection on which updates are delivered, one after the other. */
export interface Connection {
  /** Resolves with the HTTP status. */
  post(body: string): Promise<number>
  close(): void
}

const HEAD_END = '\r\n\r\n'
const LENGTH = /content-length: (\d+)/iu

/**
 * Written by hand, since `fetch` and `http.request` cost as much as what is measured: the generator
 * must not be the slower side.
 */
export const openConnection = (address: URL): Connection => {
  const socket = connect(Number(address.port), address.hostname)
  socket.setNoDelay(true)
  let heard = ''
  let waiting: { resolve: (status: number) => void; reject: (error: Error) => void } | null = null
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => {
    heard += chunk
    const end = heard.indexOf(HEAD_END)
    if (end < 0) return
    const length = Number(LENGTH.exec(heard.slice(0, end))?.[1] ?? 0)
    if (heard.length < end + HEAD_END.length + length) return
    const status = Number(heard.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length))
    heard = ''
    waiting?.resolve(status)
  })
  socket.on('error', (error) => waiting?.reject(error))
  socket.on('close', () => waiting?.reject(new Error('the program closed the connection')))
  const head = [
    `POST ${address.pathname} HTTP/1.1`,
    `host: ${address.host}`,
    'content-type: application/json',
    `x-telegram-bot-api-secret-token: ${SECRET}`,
  ].join('\r\n')
  return {
    post: (body) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        const length = Buffer.byteLength(body)
        socket.write(`${head}\r\ncontent-length: ${length}${HEAD_END}${body}`)
      }),
    close: () => socket.destroy(),
  }
}
