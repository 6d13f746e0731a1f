import { freshToken } from '../../../bot/sheets/issuing.ts'
import type { Effect } from '../../../handlers/conversation/effect.ts'
import type { ResultSheet } from '../../../handlers/conversation/sheet.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { enqueue } from '../../../storage/outbox/outbox.ts'
import { openStore } from '../database/databases.ts'
import { createChat } from '../talk/chat.ts'
import { ELIGIBLE } from './sheets.ts'

/** Issues results into the database of a program, as turns of a chat do. */
export const openIssuer = async (url: string) => {
  const { db, save } = await openStore(url)
  const talk = createChat()
  talk.say('alo')
  const turn = (chat: string, effects: readonly Effect[], at: Date, sheetDays: number) =>
    save(chat, null, at.toISOString(), {
      session: talk.session(),
      effects,
      response: null,
      sheetDays,
    })
  let files = 0
  return {
    db,
    /** Issues a result and gives its token. */
    issue: async (
      chat: string,
      sheet: ResultSheet = ELIGIBLE,
      { at = new Date(), days = 30 }: { at?: Date; days?: number } = {},
    ): Promise<string> => {
      const token = freshToken()
      await turn(chat, [{ do: 'issue-sheet', token, sheet }], at, days)
      return token
    },
    revoke: (chat: string) => turn(chat, [{ do: 'revoke-sheets' }], new Date(), 30),
    forget: (chat: string) => turn(chat, [{ do: 'forget' }], new Date(), 30),
    /** Puts the file of a result into the outbox, as a reply. */
    send: async (chat: string, token: string): Promise<void> => {
      files += 1
      const channel = chat.split(':', 1)[0] ?? ''
      const parcel = JSON.stringify({
        text: 'Tệp kết quả',
        choices: [],
        document: { sheet: token },
      })
      const draft = { key: `file:${files}`, channel, chat, class: 'reply', parcel } as const
      await createWriteTx(db)((tx) => enqueue(tx, [draft], Date.now()))
    },
  }
}
