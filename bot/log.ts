import { createHash } from 'node:crypto'
import { pino, type Logger } from 'pino'

export type Log = Logger

/** English logs on standard error; ids are hashed, message text is never given to it. */
export const createLog = (level: string): Log => pino({ level, base: null }, pino.destination(2))

/** A chat as it may stand in a log: enough to follow one talk, not to know whose it is. */
export const chatInLog = (chat: string): string =>
  createHash('sha256').update(chat).digest('hex').slice(0, 12)

/** An error as it may stand in a log: kind and place, for its message can quote what was typed. */
export const errorInLog = (error: unknown) => {
  if (!(error instanceof Error)) return { name: typeof error }
  const frames = (error.stack ?? '').split('\n').map((line) => line.trim())
  return {
    name: error.name,
    ...('code' in error ? { code: String(error.code) } : {}),
    at: frames.filter((line) => line.startsWith('at ')),
  }
}
