import { parseEvent } from '../channels/event.ts'
import { codeIn, codeInLink, hashOfCode } from './code.ts'

/** The hash of the invitation code in a stored event, typed or carried by a link; null for none. */
export const codeOfEvent = (json: string): string | null => {
  const event = parseEvent(json)
  if (event?.kind !== 'text' && event?.kind !== 'start') return null
  const code = event.kind === 'text' ? codeIn(event.text) : codeInLink(event.payload)
  return code === null ? null : hashOfCode(code)
}
