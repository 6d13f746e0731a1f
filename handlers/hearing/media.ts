import type { Session } from '../conversation/conversation.ts'
import type { IncomingMedia, MediaKind } from '../conversation/incoming.ts'
import type { Draft, Outcome } from '../conversation/outcome.ts'
import type { Talk } from '../talk.ts'
import { askToHear } from './voice.ts'

/** How long nothing more is said of a kind of message that cannot be read. */
const QUIET_MS = 10 * 60_000
/** Where nobody tells of albums: pictures sent together come within so long of the one with words. */
const ALBUM_MS = 15_000
/** Stands beside the kinds for the rest of the album whose words were answered. */
const ALBUM = 'album'

const isUntil = (until: string | undefined, at: string): boolean => {
  if (until === undefined) return false
  const left = Date.parse(until) - Date.parse(at)
  // More than that was said by a clock that has been set back since.
  return left > 0 && left <= QUIET_MS
}

const isQuiet = (kind: MediaKind, { session, incoming }: Talk): boolean => {
  const { quiet } = session.media
  return (
    isUntil(quiet[kind], incoming.at) || (kind === 'image' && isUntil(quiet[ALBUM], incoming.at))
  )
}

const quietFor = (kind: MediaKind | typeof ALBUM, ms: number, { session, incoming }: Talk) => {
  const at = Date.parse(incoming.at)
  const { media } = session
  const open = Object.entries(media.quiet).filter(([, until]) => Date.parse(until) > at)
  const until = new Date(at + ms).toISOString()
  return { ...session, media: { ...media, quiet: { ...Object.fromEntries(open), [kind]: until } } }
}

/** Whatever comes but further pictures stands between them: those behind it are no part of an album. */
const endAlbum = (session: Session): Session => {
  const { [ALBUM]: album, ...quiet } = session.media.quiet
  return album === undefined ? session : { ...session, media: { ...session.media, quiet } }
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
export const hearMedia = ({ kind, sound, fault }: IncomingMedia, before: Talk): Outcome => {
  const talk = kind === 'image' ? before : { ...before, session: endAlbum(before.session) }
  const { say } = talk
  if (fault !== undefined) return notice(talk.session, [{ text: say(`voice.${fault}`) }])
  if (sound === undefined) return sayOnce(kind, { text: say(`media.${kind}`) }, talk)
  const asked = askToHear(sound, talk)
  return 'offer' in asked
    ? sayOnce(kind, asked.offer, { ...talk, session: asked.session })
    : notice(asked.session, asked.drafts)
}

/** Words are answered whatever they came with; of the other pictures of their album nothing is said. */
export const besideWords = (media: IncomingMedia | undefined, talk: Talk): Session =>
  media?.kind === 'image' ? quietFor(ALBUM, ALBUM_MS, talk) : endAlbum(talk.session)
