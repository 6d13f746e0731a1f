import type { Session, Turn } from '../../../handlers/conversation/conversation.ts'
import type { Incoming } from '../../../handlers/conversation/incoming.ts'
import { respond } from '../../../handlers/respond.ts'
import {
  newSubscriber,
  type Due,
  type Subscriber,
} from '../../../handlers/conversation/subscriber.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { loadKnowledge } from '../content/knowledge.ts'
import { parseSession } from '../../../storage/chats/format/session-format.ts'
import { formatSubscriber, parseSubscriber } from '../../../storage/database/subscriber-format.ts'

const knowledge = loadKnowledge()

/** The yearly report of Kế hoạch 251 as it falls due in 2026. */
export const REPORT: Due = {
  deadline: 'kg251-report-duty',
  occurrence: 'y2026',
  due: '2026-12-09',
}

/** An officer of the department of planning in Kiên Giang who follows everything. */
export const officer = (other: Partial<Subscriber> = {}): Subscriber => ({
  ...newSubscriber('2026-11-01T01:00:00.000Z', 'officer'),
  grants: [
    {
      province: 'kien-giang',
      agency: 'so-khdt',
      invitation: 'i1',
      state: 'approved',
      at: '2026-11-01T01:00:00.000Z',
    },
  ],
  follows: [{ province: 'kien-giang', agency: 'so-khdt', documents: null }],
  ...other,
})

type Said = string | Partial<Incoming>

/** A talk in one chat: session and subscription go on from turn to turn, each as it is stored. */
export const createOfficerTalk = (
  start: Subscriber | null,
  on = '2026-11-21',
  known: Knowledge = knowledge,
) => {
  let subscriber = start
  let session: Session | null = null
  let today = on
  const say = (said: Said): Turn => {
    const turn = respond(
      {
        at: `${today}T01:00:00.000Z`,
        today,
        reach: 'push',
        subscriber,
        ...(typeof said === 'string' ? { text: said } : said),
      },
      session,
      known,
    )
    session = parseSession(JSON.stringify(turn.session))
    if (!session) throw new Error('the session cannot be read back')
    for (const effect of turn.effects) {
      if (effect.do === 'forget') subscriber = null
      if (effect.do !== 'keep-subscriber') continue
      const latest = JSON.stringify(subscriber?.latest ?? [])
      subscriber = effect.subscriber && parseSubscriber(formatSubscriber(effect.subscriber), latest)
      if (effect.subscriber && !subscriber) throw new Error('the subscriber cannot be read back')
    }
    return turn
  }
  return {
    say,
    /** All that the bot says to it, in one text. */
    hear: (said: Said): string =>
      say(said)
        .replies.map(({ text }) => text)
        .join('\n'),
    subscriber: () => subscriber,
    /** As the engine does when a reminder goes out. */
    remind: (latest: readonly Due[]) => {
      if (subscriber) subscriber = { ...subscriber, latest }
    },
    go: (day: string) => {
      today = day
    },
  }
}
