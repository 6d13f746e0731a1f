import type { IncomingMedia, MediaKind, Session } from '../conversation.ts'
import type { Draft, Outcome } from '../outcome.ts'
import type { Talk } from '../talk.ts'
import { askToHear } from './voice.ts'

/** How long nothing more is said of a kind of message that cannot be read. */
const QUIET_MS = 10 * 60_000
/** The pictures of an album come within seconds of the one that has words. */
const ALBUM_MS = 60_000

/** Pictures and films come in one album: one line is for both. */
const groupOf = (kind: MediaKind): string => (kind === 'other' ? 'image' : kind)

const isQuiet = (kind: MediaKind, { session, incoming }: Talk): boolean => {
  const until = session.media.quiet[groupOf(kind)]
  if (until === undefined) return false
  const left = Date.parse(until) - Date.parse(incoming.at)
  // More than that was said by a clock that has been set back since.
  return left > 0 && left <= QUIET_MS
}

const quietFor = (kind: MediaKind, ms: number, { session, incoming }: Talk): Session => {
  const at = Date.parse(incoming.at)
  const { media } = session
  const open = Object.entries(media.quiet).filter(([, until]) => Date.parse(until) > at)
  const until = new Date(at + ms).toISOString()
  return {
    ...session,
    media: { ...media, quiet: { ...Object.fromEntries(open), [groupOf(kind)]: until } },
  }
}

const notice = (session: Session, drafts: readonly Draft[]): Outcome => ({
  session,
  drafts,
  kind: 'notice',
  question: null,
})

/** What to do in place of such a message, once in ten minutes; nothing where that was just said. */
const sayOnce = (kind: MediaKind, draft: Draft, talk: Talk): Outcome =>
  isQuiet(kind, talk) ? notice(talk.session, []) : notice(quietFor(kind, QUIET_MS, talk), [draft])

/** A message that is no text: what a person may do instead, or whether it may be heard. */
export const hearMedia = ({ kind, sound, fault }: IncomingMedia, talk: Talk): Outcome => {
  const { say } = talk
  if (fault !== undefined) return notice(talk.session, [{ text: say(`voice.${fault}`) }])
  if (sound === undefined) return sayOnce(kind, { text: say(`media.${kind}`) }, talk)
  const asked = askToHear(sound, talk)
  return 'offer' in asked
    ? sayOnce(kind, asked.offer, { ...talk, session: asked.session })
    : notice(asked.session, asked.drafts)
}

/** What comes with words is answered by them; of the rest of its album nothing is said. */
export const besideWords = (kind: MediaKind, talk: Talk): Session =>
  isQuiet(kind, talk) ? talk.session : quietFor(kind, ALBUM_MS, talk)
