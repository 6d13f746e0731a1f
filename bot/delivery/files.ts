import type { Reply } from '../../handlers/conversation/conversation.ts'
import type { Effect } from '../../handlers/conversation/effect.ts'
import type { Say } from '../../knowledge/phrases.ts'
import type { ChannelLimits, ChannelMessage } from '../channels/channel.ts'
import type { SheetDesk, SheetFile } from '../sheets/desk.ts'
import { renderText } from '../sheets/text.ts'
import { viewSheet } from '../sheets/view.ts'

/** Replies for a channel: where it takes no file and no link leads to the result, the result in words. */
export const inWordsWithoutFiles = (
  replies: readonly Reply[],
  effects: readonly Effect[],
  { documents }: Pick<ChannelLimits, 'documents'>,
  say: Say,
): readonly Reply[] =>
  replies.map((reply) => {
    const { document, links, text } = reply
    if (!document || documents || links.length > 0) return reply
    const issued = effects.find(
      (effect) => effect.do === 'issue-sheet' && effect.token === document.sheet,
    )
    if (issued?.do !== 'issue-sheet') return reply
    return { ...reply, text: `${text}\n\n${renderText(viewSheet(issued.sheet, say))}` }
  })

/** What a message with a file comes to just before it leaves. */
export type MadeParcel =
  | { readonly kind: 'ready'; readonly parcel: ChannelMessage; readonly file?: SheetFile }
  /** Nothing was made, and nothing has left. */
  | { readonly kind: 'not-made'; readonly reason: string }

/** Makes the file of a message as things are now; of a result that is gone the message says so. */
export const attach = async (
  parcel: ChannelMessage,
  desk: SheetDesk,
  say: Say,
): Promise<MadeParcel> => {
  if (!parcel.document) return { kind: 'ready', parcel }
  try {
    const found = await desk.find(parcel.document.sheet)
    if (found.kind !== 'sheet')
      return { kind: 'ready', parcel: { ...parcel, text: say('sheets.withdrawn') } }
    const made = await desk.print(found.sheet)
    if (made.kind === 'file') return { kind: 'ready', parcel, file: made.file }
    return { kind: 'not-made', reason: made.kind === 'busy' ? 'file-busy' : made.reason }
  } catch {
    return { kind: 'not-made', reason: 'database' }
  }
}
