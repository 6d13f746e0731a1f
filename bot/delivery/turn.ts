import { isAgreed } from '../../handlers/conversation/consents.ts'
import type { CarriedOut } from '../../handlers/conversation/carried-out.ts'
import type { Reply, Turn, TurnKind } from '../../handlers/conversation/conversation.ts'
import type { Incoming, IncomingMedia } from '../../handlers/conversation/incoming.ts'
import type { respond } from '../../handlers/respond.ts'
import { awaitsStorage, conclude } from '../../handlers/rights/conclude.ts'
import { rewind } from '../../handlers/conversation/session.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Deferred } from '../../storage/chats/put-off.ts'
import type { Handled, UpdateContext } from '../../storage/chats/updates.ts'
import type { DeliveryDraft } from '../../storage/outbox/outbox.ts'
import type { Channel, ChannelLimits, ChannelMessage } from '../channels/channel.ts'
import type { ChannelEvent, VoiceEvent } from '../channels/event.ts'
import { packReplies } from '../channels/message.ts'
import { momentOf } from '../clock.ts'
import { NO_SITE, type Issuing } from '../sheets/issuing.ts'
import { inWordsWithoutFiles } from './files.ts'
import { eventOf } from './album.ts'

/** What a turn needs to know of the channel that it came on. */
export interface TurnChannel extends Pick<Channel, 'reread'> {
  readonly name: string
  readonly limits: ChannelLimits
  readonly fetchSound?: Channel['fetchSound']
}

export interface TurnDeps {
  readonly respond: typeof respond
  readonly knowledge: Knowledge
  /** Whether the office has a speech service that hears voice messages. */
  readonly hasSpeech?: boolean
  /** Days that the office keeps its backups, as a deletion says. */
  readonly backupDays: number
  /** How results are issued; absent where no page shows them. */
  readonly issuing?: Issuing
}

/**
 * So long a program may take to have a voice message heard; one that took longer has died, and another
 * begins anew. Longer than fetching and asking are waited for together (`bot/speech/listener.ts`).
 */
const HEARING_MS = 75_000

const DAY_MS = 24 * 60 * 60 * 1000

/** An update older than this, with newer ones behind it, is answered only if it asks for something. */
const STALE_MS = 10 * 60 * 1000
const CHATTY: ReadonlySet<TurnKind> = new Set<TurnKind>(['smalltalk', 'menu', 'abstain'])

/** The text that stands for pressing "start" or following the account. */
const BEGIN = 'start'

const plainReply = (text: string): Reply => ({
  text,
  choices: [],
  numbered: true,
  citations: [],
  links: [],
})

type Said = Pick<Incoming, 'text' | 'choice' | 'profile' | 'media' | 'isSpoken'>

/** An event as a message to the assistant; null if it says nothing. A start link can name a province. */
const messageOf = (event: ChannelEvent, { places }: Pick<Knowledge, 'places'>): Said | null => {
  if (event.kind === 'text')
    return { text: event.text, ...(event.beside ? { media: { kind: event.beside } } : {}) }
  if (event.kind === 'media') return { media: { kind: event.media } }
  if (event.kind === 'choice') return { choice: event.value }
  if (event.kind !== 'start') return null
  const province = places.find(({ id }) => id === event.payload)?.id
  return { text: BEGIN, ...(province ? { profile: { province } } : {}) }
}

/** True for an old update with newer ones behind it whose answer is only small talk or a menu. */
const isBetterSilent = ({ isFollowed, receivedAt }: UpdateContext, { kind }: Turn, now: number) =>
  isFollowed && now - receivedAt > STALE_MS && CHATTY.has(kind)

/** A voice message that was heard, or could not be. */
const messageOfSpeech = ({ speech }: VoiceEvent): Said | null => {
  if (speech?.state === 'heard') return { text: speech.text, isSpoken: true }
  return speech?.state === 'failed' ? { media: { kind: 'voice', fault: speech.reason } } : null
}

/** The same voice message, marked as given to the service now; null while another program waits for it. */
const deferred = ({ sound, speech }: VoiceEvent, now: number): Deferred => {
  const since = speech?.state === 'asked' ? now - speech.at : Number.NaN
  if (since >= 0 && since < HEARING_MS) return { defer: null }
  const event: VoiceEvent = { kind: 'voice', sound, speech: { state: 'asked', at: now } }
  return { defer: JSON.stringify(event) }
}

/** The session that an update is heard in: of an edit the one before the words that it replaces. */
const sessionFor = (waiting: UpdateContext): UpdateContext => {
  const { session, revision } = waiting
  if (!revision?.before) return waiting
  return { ...waiting, session: rewind(revision.before.session, session) }
}

/** Decides what handling one update changes. Pure: the same update and context give the same result. */
export const createTurnHandler = ({
  respond,
  knowledge,
  hasSpeech = false,
  backupDays,
  issuing = NO_SITE,
}: TurnDeps) => {
  const { say } = knowledge
  const heldHead = say('channels.held', { text: '' })

  /**
   * Earlier replies that may not have arrived, the newest that fit into one message. A held reply may
   * itself begin with such a copy, whose heading is taken out.
   */
  const heldText = ({ held }: UpdateContext, { text: most }: ChannelLimits): string => {
    let all = ''
    for (const { parcel } of held.toReversed()) {
      const text = (JSON.parse(parcel) as ChannelMessage).text.replaceAll(heldHead, '')
      const longer = all === '' ? text : `${text}\n\n${all}`
      if (longer.length > most) break
      all = longer
    }
    return all
  }

  const draft = (
    { name, limits }: TurnChannel,
    chat: string,
    waiting: UpdateContext,
    replies: readonly Reply[],
  ): readonly DeliveryDraft[] => {
    const held = heldText(waiting, limits)
    const { surplus = 0 } = waiting
    const first = [
      ...(held === '' ? [] : [plainReply(say('channels.held', { text: held }))]),
      ...(surplus === 0 ? [] : [plainReply(say('channels.surplus', { count: surplus }))]),
    ]
    return packReplies([...first, ...replies], limits, say).map((parcel, at) => ({
      key: `${name}:${waiting.key}:${at}`,
      channel: name,
      chat,
      class: 'reply',
      parcel: JSON.stringify(parcel),
    }))
  }

  /** For updates without an answer: tells of dropped messages, unless a held reply waits for a real turn. */
  const tellSurplus = (channel: TurnChannel, chat: string, waiting: UpdateContext) =>
    (waiting.surplus ?? 0) > 0 && waiting.held.length === 0 ? draft(channel, chat, waiting, []) : []

  /** A voice message before it is heard; null where it can be given to the service at once. */
  const messageOfVoice = (
    channel: TurnChannel,
    { session, event }: UpdateContext,
  ): { readonly media: IncomingMedia } | null => {
    if (!hasSpeech || channel.fetchSound === undefined) return { media: { kind: 'voice' } }
    return session && isAgreed(session, 'voice', knowledge)
      ? null
      : { media: { kind: 'voice', sound: event } }
  }

  const answer = (
    message: Said,
    { limits: { window } }: TurnChannel,
    waiting: UpdateContext,
    now: number,
  ): Turn => {
    const { subscriber, checklists = [], invitation, handOff } = waiting
    const when = {
      ...momentOf(new Date(now)),
      reach: 'push',
      fresh: issuing.fresh(),
      site: issuing.site,
      subscriber,
      checklists,
      ...(window === null ? {} : { window: Math.floor(window / DAY_MS) }),
      ...(handOff ? { handOff } : {}),
      ...(invitation ? { invitation } : {}),
    } as const
    const turn = respond({ ...message, ...when }, waiting.session, knowledge)
    if (!turn.unknownChoice) return turn
    // A tap under a prompt of a conversation that was deleted or has expired: start again.
    return respond({ text: BEGIN, ...when }, waiting.session, knowledge)
  }

  /** The answer to what was changed says so, for the earlier one may stand above it. */
  const markEdited = ([first, ...rest]: readonly Reply[]): readonly Reply[] =>
    first ? [{ ...first, text: say('channels.edited', { text: first.text }) }, ...rest] : rest

  const handle = (
    channel: TurnChannel,
    chat: string,
    waiting: UpdateContext,
    now: number,
  ): Handled | Deferred => {
    const event = eventOf(waiting)
    const heard = { turn: null, drafts: [], chat: { kind: 'heard' } } as const
    if (event?.kind === 'left') return { ...heard, chat: { kind: 'gone', reason: event.reason } }
    if (event?.kind === 'withdrawn') return { ...heard, chat: { kind: 'withdrawn' } }
    if (event?.kind === 'moved') return { ...heard, chat: { kind: 'moved', to: event.to } }
    const quiet = { ...heard, drafts: tellSurplus(channel, chat, waiting) }
    if (!event) return waiting.isAnswered ? { ...heard, chat: { kind: 'nothing' } } : quiet
    if (event.kind === 'returned') return { ...quiet, chat: { kind: 'back' } }
    if (event.kind === 'arrived')
      return { ...quiet, chat: { kind: 'arrived', messages: event.messages } }
    const voice = event.kind === 'voice' ? event : null
    const message = voice
      ? (messageOfSpeech(voice) ?? messageOfVoice(channel, waiting))
      : messageOf(event, knowledge)
    if (voice && !message) return deferred(voice, now)
    if (!message) return quiet
    // An edit of what is not the last word any more, or of what only looks different.
    if (waiting.revision === null) return { ...heard, chat: { kind: 'nothing' } }
    const said = answer(message, channel, sessionFor(waiting), now)
    const turn = { ...said, sheetDays: issuing.days }
    if (turn.replies.length === 0) return { ...quiet, turn }
    const draftsOf = ({ replies, effects }: Turn) => {
      const told = inWordsWithoutFiles(replies, effects, channel.limits, say)
      return draft(channel, chat, waiting, waiting.revision ? markEdited(told) : told)
    }
    const drafts = isBetterSilent(waiting, turn, now) ? [] : draftsOf(turn)
    const concluded = (carriedOut: CarriedOut) =>
      draftsOf(conclude(turn, carriedOut, { say, backupDays }))
    return { ...heard, turn, drafts, ...(awaitsStorage(turn) ? { conclude: concluded } : {}) }
  }

  return {
    handle,
    /** The apology to a person whose update failed too often. */
    apologise: (channel: TurnChannel, chat: string, waiting: UpdateContext) =>
      draft(channel, chat, waiting, [plainReply(say('channels.sorry'))]),
  }
}

export type TurnHandler = ReturnType<typeof createTurnHandler>
