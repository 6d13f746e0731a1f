import type { ChannelEvent } from '../event.ts'
import type { TelegramMessage } from './payload.ts'

type Media = Extract<ChannelEvent, { kind: 'media' }>['media']

/** What a message can hold beside words. */
const MEDIA: readonly (readonly [string, Media])[] = [
  ['photo', 'image'],
  ['live_photo', 'image'],
  ['voice', 'voice'],
  ['audio', 'voice'],
  ['sticker', 'sticker'],
  // Before the document that stands beside it for older programs.
  ['animation', 'other'],
  ['document', 'file'],
  ['venue', 'location'],
  ['location', 'location'],
  ['video', 'other'],
  ['video_note', 'other'],
  ['paid_media', 'other'],
  ['contact', 'other'],
  ['dice', 'other'],
  ['story', 'other'],
  ['game', 'other'],
]

/** What says something about a message and is none itself. */
const ABOUT: ReadonlySet<string> = new Set(
  `message_id message_thread_id direct_messages_topic from sender_chat sender_boost_count
  sender_business_bot sender_tag date guest_query_id business_connection_id chat forward_origin
  is_topic_message is_automatic_forward reply_to_message external_reply quote reply_to_story
  reply_to_checklist_task_id reply_to_poll_option_id via_bot guest_bot_caller_user
  guest_bot_caller_chat edit_date has_protected_content is_from_offline is_paid_post media_group_id
  author_signature paid_star_count entities caption_entities show_caption_above_media
  has_media_spoiler link_preview_options suggested_post_info effect_id ephemeral_message_id
  receiver_user reply_markup passport_data`.split(/\s+/u),
)

/** What the platform itself tells in a chat; no person said it. */
const SERVICE: ReadonlySet<string> = new Set(
  `new_chat_members left_chat_member chat_owner_left chat_owner_changed new_chat_title
  new_chat_photo delete_chat_photo group_chat_created supergroup_chat_created
  channel_chat_created message_auto_delete_timer_changed migrate_to_chat_id migrate_from_chat_id
  pinned_message invoice successful_payment refunded_payment users_shared chat_shared gift
  unique_gift gift_upgrade_sent connected_website write_access_allowed proximity_alert_triggered
  boost_added chat_background_set checklist_tasks_done checklist_tasks_added
  direct_message_price_changed forum_topic_created forum_topic_edited forum_topic_closed
  forum_topic_reopened general_forum_topic_hidden general_forum_topic_unhidden giveaway_created
  giveaway giveaway_winners giveaway_completed paid_message_price_changed suggested_post_approved
  suggested_post_approval_failed suggested_post_declined suggested_post_paid
  suggested_post_refunded video_chat_scheduled video_chat_started video_chat_ended
  video_chat_participants_invited web_app_data community_chat_joined managed_bot_created
  poll_option_added poll_option_deleted`.split(/\s+/u),
)

/** Parts of a rich message in which words stand, and how deep they are looked for. */
const RICH = ['text', 'summary', 'caption', 'title', 'blocks', 'items', 'cells', 'label'] as const
const DEEPEST = 12

/** The words of rich text: a string, a list of it, or something with rich text inside. */
const plainOf = (rich: unknown, depth = 0): string => {
  if (typeof rich === 'string') return rich
  if (depth > DEEPEST || typeof rich !== 'object' || rich === null) return ''
  if (Array.isArray(rich)) {
    const parts = rich.map((part) => plainOf(part, depth + 1))
    // Blocks stand on lines of their own, pieces of one text do not.
    const isText = rich.some((part) => typeof part === 'string')
    return parts.filter((part) => part !== '').join(isText ? '' : '\n')
  }
  const inner = rich as Readonly<Record<string, unknown>>
  const found = RICH.map((key) => plainOf(inner[key], depth + 1))
  return found.filter((part) => part !== '').join('\n')
}

/** What is said in a message, in whichever kind of it; null where nothing is. */
export const wordsIn = (message: TelegramMessage): string | null => {
  const { text, caption, rich_message: rich, poll, checklist } = message
  const listed = checklist && [checklist.title, ...checklist.tasks.map((task) => task.text)]
  const said = text ?? caption ?? poll?.question ?? listed?.join('\n') ?? plainOf(rich)
  return said === '' ? null : said
}

/** What a message without words is; `unknown` holds the platform's names of what is not known here. */
export const contentOf = (
  message: TelegramMessage,
): { readonly media: Media | null; readonly unknown: readonly string[] } => {
  const media = MEDIA.find(([key]) => message[key] !== undefined)?.[1]
  const names = Object.keys(message).filter((name) => message[name] !== undefined)
  if (media !== undefined) return { media, unknown: [] }
  if (names.some((name) => SERVICE.has(name))) return { media: null, unknown: [] }
  const unknown = names.filter((name) => !ABOUT.has(name))
  return { media: 'other', unknown }
}
