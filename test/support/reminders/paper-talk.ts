import { minuteOf, momentOf } from '../../../bot/clock.ts'
import type { Turn } from '../../../handlers/conversation/conversation.ts'
import { listed } from '../../../handlers/dossier/list.ts'
import { respond } from '../../../handlers/respond.ts'
import { dossierOf } from '../../../handlers/text/dossier.ts'
import { readChecklists } from '../../../storage/checklists/checklists.ts'
import { loadKnowledge } from '../content/knowledge.ts'
import { textOf } from '../talk/chat.ts'
import { openMornings } from './reminders.ts'

const PROVINCE = 'kien-giang'
const CHAT = 'telegram:1'
const NIGHT = { from: '20:00', to: '07:00' }

/** A director who ticks papers in one chat, and a program that plans and sends by a clock of the test. */
export const openPaperTalk = async (url: string, chat: string = CHAT) => {
  const mornings = await openMornings(url)
  const knowledge = loadKnowledge()
  const profile = { province: PROVINCE, role: 'director' } as const
  const send = async (words: { readonly text: string } | { readonly choice: string }) => {
    const moment = momentOf(new Date(mornings.now()))
    const { turns } = mornings.stores
    const taken = await turns.take(chat, null, moment.at, ({ session, checklists }) => {
      const incoming = { ...moment, ...words, reach: 'push', profile, checklists } as const
      const turn = respond(incoming, session, knowledge)
      return { saved: { ...turn, response: null }, result: turn }
    })
    if ('repeated' in taken) throw new Error('a message was taken for another one')
    return taken.result
  }
  const lists = () => readChecklists(mornings.db, chat)
  return {
    ...mornings,
    lists,
    say: async (text: string): Promise<string> => textOf(await send({ text })),
    press: (choice: string): Promise<Turn> => send({ choice }),
    /** Ticks a first paper, with the consent that it takes. */
    begin: async () => {
      await send({ text: 'hồ sơ của tôi' })
      await send({ text: 'xong 1' })
      await send({ text: 'đồng ý' })
    },
    /** Sets a reminder, and agrees to it though the round is over. */
    nudge: async (words: string) => {
      await send({ text: words })
      await send({ text: 'vẫn nhắc' })
    },
    /** What is wrong with what was sent to the chat, by the promises of these reminders. */
    breaches: async (texts: readonly string[]): Promise<readonly string[]> => {
      const { today, minute } = minuteOf(mornings.now())
      const [list] = await lists()
      if (texts.length === 0) return []
      if (!list?.nudge) return [`told on ${today} though nobody wants it`]
      const ready = listed(dossierOf(list.programme, knowledge), list).filter((one) => one.isReady)
      const isNight = minute >= NIGHT.from || minute < NIGHT.to
      return [
        ...(texts.length > 1 ? [`${texts.length} at once on ${today}`] : []),
        ...(isNight ? [`told at ${minute}`] : []),
        ...texts.flatMap((text) => [
          ...ready.flatMap(({ paper }) =>
            text.includes(paper.name) ? [`told of ${paper.id}, which is ready`] : [],
          ),
          ...(text.includes('đợt chọn') ? [] : ['says nothing of the round']),
        ]),
      ]
    },
  }
}
