import type { Incoming } from '../../../handlers/conversation.ts'
import { civilMinute } from '../../clock.ts'

/** A talk as a transcript, which can be played again and gives the same talk. */
export const createRecording = (
  person: string,
  { role = 'director', province }: NonNullable<Incoming['profile']>,
) => {
  const lines: string[] = []
  let title = ''
  let minute = ''
  return {
    /** Adds what a person typed and what was said; `said` is lines as `renderBotLine` makes them. */
    add(at: Date, typed: string, said: string) {
      title ||= typed
      const now = civilMinute(at)
      if (now !== minute)
        lines.push(`@ ${now}  terminal  ${role}${province ? `, ${province}` : ''}`)
      minute = now
      lines.push(`${person}: ${typed}`, said)
    },
    /** The transcript so far: title, clock and person, then the lines. */
    text: () => `${[`# ${title}`, ...lines].join('\n')}\n`,
  }
}

export type Recording = ReturnType<typeof createRecording>
