import type { ProvinceId } from '../../knowledge/schema/primitives.ts'
import type { InvitationLook, Subscriber } from './subscriber.ts'

export type Role = 'director' | 'officer'

/** What a message is beside words. */
export type MediaKind = 'image' | 'voice' | 'sticker' | 'file' | 'location' | 'other'

/** Something that came in place of words, or beside them. */
export interface IncomingMedia {
  readonly kind: MediaKind
  /**
   * A voice message that a speech service may turn into text once the person agrees: opaque, and given
   * back by the effect `hear`. Absent where there is no such service.
   */
  readonly sound?: string
  /** Why nothing was heard although the service was asked. */
  readonly fault?: 'silent' | 'large' | 'unheard'
}

/** What a chat sends in: text as typed, or the value of a choice that was offered. */
export interface Incoming {
  /** ISO instant. */
  readonly at: string
  /** Civil day in Asia/Ho_Chi_Minh, `YYYY-MM-DD`. */
  readonly today: string
  readonly text?: string
  readonly choice?: string
  readonly media?: IncomingMedia
  /** True where a speech service made the text of a voice message. */
  readonly isSpoken?: boolean
  /** Settings that came with the message; they last for the conversation. */
  readonly profile?: { readonly province?: ProvinceId; readonly role?: Role }
  /** Whether this chat can be written to first; a web page cannot. */
  readonly reach?: 'push' | 'none'
  /** What this chat asked to be reminded of; null or absent where nothing. */
  readonly subscriber?: Subscriber | null
  /** Set where the text or the link holds what may be an invitation code. */
  readonly invitation?: InvitationLook
  /** An unguessable word made for this message: what is issued in its turn goes by it. */
  readonly fresh?: string
  /** Public address of this site without a slash at the end; empty for the page itself, null for none. */
  readonly site?: string | null
}
