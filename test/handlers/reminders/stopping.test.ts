import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pressValue } from '../../../handlers/conversation/wishes/press.ts'
import type { InvitationLook } from '../../../handlers/conversation/subscriber.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'
import { createOfficerTalk, officer, REPORT } from '../../support/talk/officer.ts'

const knowledge = loadKnowledge()
const valid: InvitationLook = {
  kind: 'valid',
  id: 'i1',
  province: 'kien-giang',
  agency: 'so-khdt',
  approval: false,
}
const press = (act: 'done' | 'later' | 'more' | 'undo', due = REPORT) => ({
  choice: pressValue(act, due),
})

const STOPS = ['dừng', 'dung nhac', 'huy nhac', 'stop', 'STOP', 'dừng nhắc', 'Đừng nhắc nữa nha']
const TALK = (
  'nhac viec|viec cua toi|doi cach nhac|nhac truoc 15 ngay|1|2|3|mai|xong|chua xong|nhac lai|' +
  'chi tiet|tam dung|2 tuan|tiep tuc nhac|ok|chon van ban|bo kien giang|ho so gom nhung gi|han|' +
  'thoi|K7MP-3QWX|kg'
).split('|')

test.each(STOPS)('"%s" stops everything at once where nothing pends', (stop) => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...TALK), { maxLength: 8 }), (said) => {
      const talk = createOfficerTalk(officer({ latest: [REPORT] }))
      const turns = said.map((text) => talk.say(text))
      // A menu can lead into a check, whose question "dừng" pauses.
      fc.pre((turns.at(-1)?.question ?? null) === null)
      talk.say(stop)
      expect(talk.subscriber()?.follows ?? []).toEqual([])
    }),
    { numRuns: 15 },
  )
})

test('who stopped comes back without another code', () => {
  const talk = createOfficerTalk(officer())
  expect(talk.hear('dung nhac')).toContain('nhắn "nhắc việc"')
  talk.say('nhac viec')
  talk.say('1')
  expect(talk.subscriber()?.follows).toEqual(officer().follows)
})

test('while a question pends "dừng" pauses it, and "dừng nhắc" stops the reminders', () => {
  const talk = createOfficerTalk(officer())
  talk.say('kiem tra dieu kien htx lua kien giang')
  talk.say('dong y')
  expect(talk.hear('dừng')).toContain('muốn dừng luôn thì nhắn "dừng nhắc"')
  expect(talk.subscriber()?.follows).toHaveLength(1)
  talk.say('tiep tuc')
  talk.say('dung nhac')
  expect(talk.subscriber()?.follows).toEqual([])
})

test('whatever is typed, said or pressed, a turn answers and never throws', () => {
  const words = fc.constantFrom(
    ...TALK,
    ...STOPS,
    'trước',
    '99',
    '31/2',
    '25h',
    'từ',
    'đến',
    'ngày',
  )
  const text = fc.oneof(
    fc.array(words, { minLength: 1, maxLength: 5 }).map((list) => list.join(' ')),
    fc.string({ maxLength: 40 }),
  )
  const look = fc.constantFrom<InvitationLook>(valid, { kind: 'wrong' }, { kind: 'used' })
  const said = fc.oneof(
    { weight: 6, arbitrary: text.map((typed) => ({ text: typed })) },
    { weight: 1, arbitrary: look.map((invitation) => ({ text: 'K7MP-3QWX', invitation })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom('done' as const, 'later' as const, 'more' as const, 'undo' as const),
          fc.constantFrom(...knowledge.deadlines.keys()),
          fc.constantFrom('y2026', 'y2025', 'end', '..'),
          fc.constantFrom('2026-12-09', '2021-07-31', '9999-99-99'),
        )
        .map(([act, deadline, occurrence, due]) => press(act, { deadline, occurrence, due })),
    },
  )
  const start = fc.constantFrom(null, officer(), officer({ latest: [REPORT] }))
  fc.assert(
    fc.property(start, fc.array(said, { minLength: 1, maxLength: 6 }), (subscriber, talkOf) => {
      const talk = createOfficerTalk(subscriber)
      for (const one of talkOf) expect(talk.say(one).replies.length).toBeGreaterThan(0)
    }),
    { numRuns: 200 },
  )
})
