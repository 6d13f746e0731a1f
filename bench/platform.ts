import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BOT, sentOf } from './telegram.ts'

const ANSWERS: Readonly<Record<string, unknown>> = {
  getMe: BOT,
  getWebhookInfo: { url: '', has_custom_certificate: false, pending_update_count: 0 },
}

const readBody = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      body += chunk
    })
    request.on('end', () => resolve(body))
    request.on('error', reject)
  })

/** A Bot API that takes every message at once, without limits. Resolves with its address. */
export const startPlatform = async (onSent: (chat: number) => void): Promise<string> => {
  let messages = 0
  const answerTo = (method: string, body: string): unknown => {
    if (method !== 'sendMessage') return ANSWERS[method] ?? true
    const chat = Number((JSON.parse(body) as { chat_id: string | number }).chat_id)
    messages += 1
    const sent = sentOf(messages, chat)
    onSent(chat)
    return sent
  }
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const method = request.url?.slice(request.url.lastIndexOf('/') + 1) ?? ''
      const answer = JSON.stringify({ ok: true, result: answerTo(method, body) })
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(answer),
      })
      response.end(answer)
    })
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
