import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Say } from '../../knowledge/phrases.ts'
import { errorBody, STATUS, type ErrorCode } from '../channels/web/errors.ts'

const JSON_TYPE = 'application/json; charset=utf-8'

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
      `content-type: ${JSON_TYPE}`,
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
    ]
    socket.end([...head, '', body].join('\r\n'))
  }

/** Answers who expects something of the server that it does not do. */
export const refuseExpectation =
  (say: Say) =>
  (_request: IncomingMessage, response: ServerResponse): void => {
    const body = Buffer.from(JSON.stringify(errorBody(say, 'bad_json')))
    response.writeHead(STATUS.bad_json, {
      'content-type': JSON_TYPE,
      'content-length': body.length,
      connection: 'close',
    })
    response.end(body)
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
