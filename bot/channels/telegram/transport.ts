import { ask, type EndSignal, type HttpAnswer, type HttpFailure } from '../http/client.ts'
import { answerSchema } from './payload.ts'

/** A call without an answer of the Bot API. The message is a code, never an address with its token. */
export class TransportError extends Error {
  override readonly name = 'TransportError'
  readonly method: string
  readonly failure: HttpFailure

  constructor(method: string, failure: HttpFailure) {
    super(failure.reason)
    this.method = method
    this.failure = failure
  }

  /** Of an answer that could not be read, else null. */
  get status(): number | null {
    return 'status' in this.failure ? this.failure.status : null
  }
}

/** The part of a `fetch` that grammY uses. */
interface GrammyCall {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  /** JSON; or, of a call with a file, the parts of a form. */
  readonly body?: string | AsyncIterable<Uint8Array>
  readonly signal?: EndSignal
}

const FIRST_FAULT = 400
/** A hundred updates, each with long texts that it answers to and quotes, letters written as escapes. */
const MOST_BYTES = 32 * 1024 * 1024

/** A call leaves in one piece, so that its length is known and it is never left half said. */
const wholeOf = async (parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  for await (const part of parts) chunks.push(part)
  return Buffer.concat(chunks)
}

/** The method that an address calls; what stands before it holds the token. */
const methodOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1)

/**
 * The Bot API's answer. A refusal without a code has that of its HTTP status, as servers of others
 * write it; what is neither success nor refusal is no answer, whatever its status.
 */
const readAnswer = (method: string, given: HttpAnswer) => {
  if (given.kind !== 'answer') throw new TransportError(method, given)
  const { status, body, retryAfter: retry_after } = given
  const answer = answerSchema.safeParse(body).data
  if (answer?.ok) return answer
  const isFault = status >= FIRST_FAULT
  const error_code = answer?.error_code ?? (isFault ? status : undefined)
  if (!answer || error_code === undefined) {
    const reason = isFault ? `http-${status}` : 'answer-unreadable'
    throw new TransportError(method, { kind: 'in-doubt', reason, status })
  }
  return { ...answer, error_code, parameters: { retry_after, ...answer.parameters } }
}

/**
 * A `fetch` for grammY that tells whether a call that failed can have reached the platform, and loses
 * no digit of an id. Tries once.
 */
export const fetchForGrammy = async (
  url: string,
  { method: verb = 'POST', headers = {}, body = '', signal }: GrammyCall,
): Promise<{ json(): Promise<unknown> }> => {
  const call = {
    method: verb,
    headers,
    body: typeof body === 'string' ? body : await wholeOf(body),
    errors: 'in-body',
    mostBytes: MOST_BYTES,
  } as const
  const answer = await ask(url, call, signal ?? new AbortController().signal)
  const method = methodOf(url)
  if (answer.kind === 'not-sent') throw new TransportError(method, answer)
  return { json: () => Promise.resolve().then(() => readAnswer(method, answer)) }
}
