/** What a command prints, and whether it did what it was asked to; an empty text prints nothing. */
export interface Printed {
  readonly ok: boolean
  readonly text: string
  /** Said beside it, to the person and not to a program that reads the text. */
  readonly note?: string
}

export const printed = (...lines: readonly string[]): Printed => ({
  ok: true,
  text: lines.join('\n'),
})

export const failed = (text: string): Printed => ({ ok: false, text })

/** The words of a command, or a file that they name, make no sense; the message says it to a person. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}
