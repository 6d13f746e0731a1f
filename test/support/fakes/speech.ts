import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What the service was asked. */
export interface SpeechCall {
  readonly path: string
  readonly authorization: string | undefined
  readonly bytes: Buffer
  /** Name of the file, model and language as they came. */
  readonly name: string
  readonly model: unknown
  readonly language: unknown
}

/** How the service answers the next call; `hang` is never, and `endless` is too much for any memory. */
export type SpeechAnswer =
  | { readonly text: string }
  | 'hang'
  | 'broken'
  | 'no-json'
  | 'too-large'
  | 'endless'

/** A speech service with the interface of OpenAI, over real HTTP. */
export interface FakeSpeech {
  readonly url: string
  readonly calls: readonly SpeechCall[]
  /** The answers of the next calls, one each; every further call hears nothing. */
  hears(...answers: readonly SpeechAnswer[]): void
  /** What the program's environment needs. */
  environment(): Readonly<Record<string, string>>
  /** Answers the calls that hang, in order. */
  release(text: string): void
}

const answerWith = (response: ServerResponse, status: number, body: string) => {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(body)
}

const answerForEver = (response: ServerResponse): void => {
  const piece = ' '.repeat(65_536)
  const go = (): void => void response.write(piece, (error) => (error ? undefined : go()))
  go()
}

export const KEY = 'speech-key-of-nobody'

/** A service that ends with the test. */
export const startFakeSpeech = async (): Promise<FakeSpeech> => {
  const calls: SpeechCall[] = []
  const answers: SpeechAnswer[] = []
  const hanging: ServerResponse[] = []

  const answer = (response: ServerResponse): void => {
    const next = answers.shift() ?? { text: '' }
    if (next === 'hang') hanging.push(response)
    else if (next === 'endless') answerForEver(response)
    else if (next === 'broken') answerWith(response, 500, '{"error":{"message":"out of memory"}}')
    else if (next === 'no-json') answerWith(response, 200, '<html>')
    else if (next === 'too-large') answerWith(response, 413, '{}')
    else answerWith(response, 200, JSON.stringify(next))
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const type = request.headers['content-type'] ?? ''
    const packed = new Response(Buffer.concat(chunks), { headers: { 'content-type': type } })
    const form = await packed.formData()
    const file = form.get('file') as File
    calls.push({
      path: request.url ?? '',
      authorization: request.headers.authorization,
      bytes: Buffer.from(await file.arrayBuffer()),
      name: file.name,
      model: form.get('model'),
      language: form.get('language'),
    })
    answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    calls,
    hears: (...next) => void answers.push(...next),
    environment: () => ({ SPEECH_URL: url, SPEECH_KEY: KEY, SPEECH_MODEL: 'small-vi' }),
    release: (text) => {
      for (const response of hanging.splice(0)) answerWith(response, 200, JSON.stringify({ text }))
    },
  }
}
