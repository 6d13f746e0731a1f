import { describe, expect, test } from 'vitest'
import { newChecklist, type Checklist } from '../../handlers/conversation/checklist.ts'
import type { Turn } from '../../handlers/conversation/conversation.ts'
import type { Incoming } from '../../handlers/conversation/incoming.ts'
import { dossierLines } from '../../handlers/text/dossier.ts'
import { loadKnowledge } from '../support/content/knowledge.ts'
import { createChat, start, textOf } from '../support/talk/chat.ts'
import { officer, REPORT } from '../support/talk/officer.ts'

const AT = '2026-11-21T01:10:00.000Z'
const KG = { province: 'kien-giang', role: 'director' } as const
const listOf = (name: string | null, other: Partial<Checklist> = {}): Checklist => ({
  ...newChecklist('kien-giang-167', name, AT),
  id: 1,
  ...other,
})
const kept = (turn: Turn): readonly Checklist[] =>
  turn.effects.flatMap((effect) => (effect.do === 'keep-checklist' ? [effect.checklist] : []))

/** A chat that keeps lists, of a director in Kiên Giang unless told otherwise. */
const chatWith = (checklists: readonly Checklist[], more: Partial<Incoming> = {}) => {
  const chat = createChat()
  return (text: string) => chat.say(text, { profile: KG, reach: 'push', checklists, ...more })
}

test('a result names the papers of its own document, and none where that lists none', () => {
  const knowledge = loadKnowledge()
  expect(dossierLines('kien-giang-167', knowledge)).toHaveLength(9)
  expect(dossierLines('kien-giang-167', knowledge)[1]).toEqual({
    item: 'Báo cáo tài chính 3 năm gần nhất',
    clause: 'KH 135, mục VI.2.b',
  })
  expect(dossierLines('dak-nong-167', knowledge)).toEqual([])
})

test('nothing is kept before a yes, and the tick that waited is kept with it', () => {
  const say = chatWith([])
  say('hồ sơ của tôi')
  expect(kept(say('xong 1 3'))).toEqual([])
  expect(kept(say('không'))).toEqual([])
  say('xong 2')
  expect(kept(say('đồng ý'))).toMatchObject([{ done: ['finance'] }])
})

test('a list is of the cooperative that is named, and none of another is touched', () => {
  const lists = [listOf('HTX A', { done: ['report'] }), listOf('HTX B', { id: 2 })]
  const say = chatWith(lists)
  expect(textOf(say('hồ sơ của tôi'))).toContain('Anh/Chị xem của HTX nào ạ?')
  expect(textOf(say('HTX B'))).toContain('của HTX B theo Kế hoạch 135, xong 0/9')
  expect(kept(say('xong 4'))).toMatchObject([{ id: 2, name: 'HTX B', done: ['registration'] }])
})

test('a list kept before the cooperative was named is its list', () => {
  const { chat } = start('htx lúa ở Hòn Đất 620 ha 320 xã viên, xét giùm')
  const session = chat.session()
  expect(session?.walk?.name).toBeNull()
  const turn = chat.say('hồ sơ của tôi', { checklists: [listOf(null, { done: ['report'] })] })
  expect(textOf(turn)).toContain('xong 1/9')
})

describe('an officer who was just reminded of a deadline', () => {
  const OFFICER = {
    subscriber: officer({ latest: [REPORT] }),
    checklists: [listOf(null, { nudge: { from: '2026-12-01', then: null }, nextOn: '2026-12-01' })],
  }

  test.each(['xong', 'xong 1', 'nhắc lại sau 3 ngày', 'chưa xong'])(
    'means that with "%s" and no paper',
    (text) => {
      const turn = chatWith([], OFFICER)(text)
      expect(turn.effects.map(({ do: what }) => what)).not.toContain('keep-checklist')
      expect(textOf(turn)).not.toContain('Hồ sơ')
    },
  )

  test('ticks a paper that is called so, or is in a list just shown', () => {
    expect(kept(chatWith([], OFFICER)('giấy 1 xong'))).toMatchObject([{ done: ['report'] }])
    const say = chatWith([], OFFICER)
    say('hồ sơ của tôi')
    expect(kept(say('xong 1'))).toMatchObject([{ done: ['report'] }])
  })

  test('stops the reminders of deadlines with a bare stop, those of papers by their name', () => {
    const [all] = chatWith([], OFFICER)('dừng nhắc').effects
    expect(all).toMatchObject({ do: 'keep-subscriber' })
    const papers = chatWith([], OFFICER)('tắt nhắc hồ sơ')
    expect(papers.effects).toMatchObject([{ do: 'keep-checklist', checklist: { nudge: null } }])
  })

  test('stops only what came last with one word', () => {
    const told = { ...OFFICER.checklists[0], toldAt: '2026-11-21T02:00:00.000Z' } as Checklist
    const chat = createChat()
    chat.say('alo', { ...OFFICER, reach: 'push' })
    const turn = chat.say('thôi', {
      ...OFFICER,
      reach: 'push',
      checklists: [told],
      at: '2026-11-21T03:00:00.000Z',
    })
    expect(turn.effects).toMatchObject([{ do: 'keep-checklist', checklist: { nudge: null } }])
  })
})

/** A walk whose question for the area waits, and a list that was shown. */
const waiting = () => {
  const { chat } = start('htx lúa ở Hòn Đất, xét giùm đủ điều kiện không')
  chat.say('hồ sơ của tôi')
  return chat
}

describe('while a question of the walk waits', () => {
  test.each(['3', 'có 520 ha rồi', '520'])('"%s" answers it and ticks nothing', (text) => {
    const turn = waiting().say(text)
    expect(kept(turn)).toEqual([])
    expect(textOf(turn)).toMatch(/Diện tích|Em đọc là/u)
  })

  test('"xong 1 3" ticks, and the question comes back', () => {
    const turn = waiting().say('xong 1 3')
    expect(kept(turn)).toMatchObject([{ done: ['report', 'score'] }])
    expect(turn.question?.fact).toBe('area')
  })

  test('"đủ rồi" to the question for the dossier is its answer', () => {
    const chat = waiting()
    for (let put = 0; put < 12 && chat.session()?.walk?.asked.at(-1) !== 'dossier'; put += 1)
      chat.say('bỏ qua')
    const turn = chat.say('đủ hết rồi')
    expect(kept(turn)).toEqual([])
    expect(chat.session()?.walk?.answers.at(-1)).toMatchObject({ fact: 'dossier' })
  })
})

test('the page says that it cannot write first, and keeps no reminder', () => {
  const say = chatWith([listOf(null)], { reach: 'none' })
  const turn = say('nhắc hồ sơ mỗi tuần')
  expect(textOf(turn)).toContain('Trang này không nhắn trước')
  expect(kept(turn)).toEqual([])
})

test('a reminder while a round is over is agreed to first, in an open round at once', () => {
  const say = chatWith([listOf(null)])
  expect(kept(say('nhắc hồ sơ mỗi tuần'))).toEqual([])
  const open = chatWith([listOf(null)], { at: '2021-07-20T01:00:00.000Z', today: '2021-07-20' })
  expect(kept(open('nhắc hồ sơ mỗi tuần'))).toMatchObject([{ nextOn: '2021-07-27' }])
})
