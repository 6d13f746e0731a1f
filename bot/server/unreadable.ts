import { STATUS_CODES, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Say } from '../../knowledge/phrases.ts'
import { errorBody, STATUS, type ErrorCode } from '../channels/web/errors.ts'

/** What Node finds wrong with bytes before they are a request; anything else is no HTTP. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'timed_out',
  HPE_HEADER_OVERFLOW: 'too_large',
}

/** Answers what is no request in the words of the contract, and ends its connection. */
export const answerUnreadable =
  (say: Say) =>
  (error: Error & { readonly code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy()
      return
    }
    const code = CODES[error.code ?? ''] ?? 'bad_json'
    const body = JSON.stringify(errorBody(say, code))
    const head = [
      `HTTP/1.1 ${STATUS[code]} ${STATUS_CODES[STATUS[code]]}`,
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
    ]
    socket.end([...head, '', body].join('\r\n'))
  }

/** Stands in for an address that cannot be decoded; there is nothing at it. */
const NOWHERE = '/unreadable'

/** The address of a request, or one where nothing is: then the answer has the headers of all others. */
export const readableUrl = ({ url = NOWHERE }: Pick<IncomingMessage, 'url'>): string => {
  const [path = ''] = url.split('?', 1)
  try {
    decodeURIComponent(path)
    return url
  } catch {
    return NOWHERE
  }
}
