import { randomBytes } from 'node:crypto'

/** How the platform writes what is not settled about its updates. */
export interface Writing {
  /** The documented envelope, or the bare object that was seen live. */
  body: 'envelope' | 'flat'
  imageField: 'photo' | 'photo_url'
  date: 'ms' | 's'
}

/** One update as the platform keeps it: the `result` of the documented envelope. */
export interface BotUpdate {
  readonly event_name: string
  readonly message: Readonly<Record<string, unknown>>
}

/** Twenty digits and letters, as the platform names messages and people. */
export const newId = (): string => randomBytes(10).toString('hex')

export interface Content {
  readonly event: 'text' | 'image' | 'sticker' | 'voice' | 'unsupported' | 'dance'
  readonly text?: string
  readonly isGroup?: boolean
  readonly messageId?: string
  /** Where a voice message stands. */
  readonly sound?: string
}

const fieldsOf = (
  { event, text = '', sound = 'https://voice.example/1.aac' }: Content,
  { imageField }: Writing,
) => {
  switch (event) {
    case 'text':
      return { text }
    case 'image':
      return { [imageField]: 'https://photo.example/1.jpg', caption: text }
    case 'sticker':
      return { sticker: '4c1', url: 'https://sticker.example/4c1.webp' }
    case 'voice':
      return { voice_url: sound }
    case 'unsupported':
    case 'dance':
      return {}
    default:
      return event satisfies never
  }
}

export const updateOf = (chat: string, content: Content, writing: Writing): BotUpdate => {
  const now = Date.now()
  return {
    event_name: `message.${content.event}.received`,
    message: {
      from: { id: content.isGroup ? newId() : chat, display_name: 'Bà con', is_bot: false },
      chat: { id: chat, chat_type: content.isGroup ? 'GROUP' : 'PRIVATE' },
      message_id: content.messageId ?? newId(),
      date: writing.date === 'ms' ? now : Math.floor(now / 1000),
      ...fieldsOf(content, writing),
    },
  }
}

/** An update as it travels to a webhook. */
export const bodyOf = (update: BotUpdate, { body }: Writing): string =>
  JSON.stringify(body === 'flat' ? update : { ok: true, result: update })
