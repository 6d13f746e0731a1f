import type { MediaKind } from '../../../handlers/conversation/incoming.ts'

/** What a person sends, by what follows `user_send_`; also a name that is not listed here is one. */
const SENT = /^user_send_(?!group_)/u

const MEDIA: ReadonlyMap<string, MediaKind> = new Map([
  ['user_send_image', 'image'],
  ['user_send_audio', 'voice'],
  ['user_send_sticker', 'sticker'],
  ['user_send_file', 'file'],
  ['user_send_location', 'location'],
  ['user_send_gif', 'other'],
  ['user_send_video', 'other'],
  ['user_send_link', 'other'],
  ['user_send_business_card', 'other'],
])

/** Known, and of no use here: echoes, receipts, what else the account's people do. */
const SILENT: ReadonlySet<string> = new Set(
  `user_seen_message user_reacted_message oa_reacted_message
  user_submit_info user_click_chatnow update_user_info user_click_button
  oa_send_text oa_send_image oa_send_gif oa_send_list oa_send_file oa_send_sticker oa_send_template
  oa_send_anonymous_text oa_send_anonymous_image oa_send_anonymous_file oa_send_anonymous_sticker
  oa_send_group_text oa_send_group_image oa_send_group_link oa_send_group_audio
  oa_send_group_location oa_send_group_video oa_send_group_business_card oa_send_group_sticker
  oa_send_group_gif oa_send_group_file oa_send_consent user_reply_consent user_call_oa oa_call_user
  add_user_to_tag remove_user_from_tag remove_tag
  create_group user_join_group user_request_join_group accept_request_join_group
  reject_request_join_group add_group_admin remove_group_admin update_group_info user_out_group
  delete_group
  widget_interaction_accepted widget_failed_to_sync_user_external_id extension_purchased
  change_template_status change_template_quota change_template_quality change_oa_daily_quota
  change_oa_template_tags`.split(/\s+/u),
)

/** Whom the platform gives no way to answer: visitors without an account. Groups are not answered. */
const UNANSWERED = /^(?:anonymous_|user_send_group_)/u

/** What an event is, by its name alone. */
export type OaEventClass =
  /** `media` is null for words alone; `isNew` where the name is not known. */
  | { readonly is: 'message'; readonly media: MediaKind | null; readonly isNew: boolean }
  | { readonly is: 'silent' | 'unanswered' | 'unknown' }

export const classOf = (name: string): OaEventClass => {
  if (name === 'user_send_text') return { is: 'message', media: null, isNew: false }
  if (SENT.test(name)) {
    const media = MEDIA.get(name)
    return { is: 'message', media: media ?? 'other', isNew: media === undefined }
  }
  if (UNANSWERED.test(name)) return { is: 'unanswered' }
  return { is: SILENT.has(name) ? 'silent' : 'unknown' }
}
