import { afterAll, beforeAll } from 'vitest'
import type { Running } from '../../../bot/program.ts'
import { startProgram } from './program.ts'

/** What the interface answers with, as far as tests look at it. */
export interface ChatAnswer {
  readonly replies: readonly {
    readonly text: string
    readonly choices: readonly { readonly value: string; readonly label: string }[]
    readonly citations: readonly { readonly document: string; readonly clause: string }[]
  }[]
  readonly turn: {
    readonly kind: string
    readonly question: { readonly fact: string } | null
    readonly verdict: { readonly eligibility: string } | null
  }
  readonly error?: { readonly code: string; readonly message: string }
}

/** Posts JSON, or what is to be taken for it as it is, to a program at an address. */
export const postTo = (
  address: string,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
  })

/** One program for the tests of a file, and what is asked of it. */
export const useServer = () => {
  let program: Running | undefined
  beforeAll(async () => {
    program = await startProgram()
  })
  afterAll(() => program?.stop())

  let conversations = 0
  const address = () => program?.address ?? ''
  const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    postTo(address(), path, body, headers)
  return {
    address,
    post,
    newConversation: () => `conversation${(conversations += 1)}`,
    chat: async (conversation: string, body: Readonly<Record<string, unknown>>) => {
      const response = await post('/api/v1/chat', { conversation, ...body })
      return { status: response.status, ...((await response.json()) as ChatAnswer) }
    },
  }
}
