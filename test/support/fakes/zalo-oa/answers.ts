/** An answer of the OpenAPI: errors come under HTTP 200 too. */
export interface Answer {
  readonly error: number
  readonly message: string
  readonly data?: unknown
}

export const refuse = (error: number, message: string): Answer => ({ error, message })

export const accept = (data: unknown): Answer => ({ data, error: 0, message: 'Success' })

/** JSON of any shape, as a client may send it. */
export type Json = Readonly<Record<string, unknown>>

export const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '')
