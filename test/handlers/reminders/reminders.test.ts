import { expect, test } from 'vitest'
import { pressValue } from '../../../handlers/conversation/wishes/press.ts'
import { createOfficerTalk, officer, REPORT } from '../../support/talk/officer.ts'

const press = (act: 'done' | 'later' | 'more' | 'undo', due = REPORT) => ({
  choice: pressValue(act, due),
})

test('a page that cannot write first names the channels that can, and gives the calendar', () => {
  const turn = createOfficerTalk(null).say({
    text: 'nhac viec',
    reach: 'none',
    profile: { province: 'an-giang' },
  })
  expect(turn.replies[0]?.text).toMatch(/Zalo hoặc Telegram/u)
  expect(turn.replies[0]?.links.map(({ url }) => url)).toEqual(['/calendar/an-giang.ics'])
  expect(turn.effects).toEqual([])
})

test('a button of a reminder means nothing on a page', () => {
  const turn = createOfficerTalk(null).say({ ...press('done'), reach: 'none' })
  expect(turn.unknownChoice).toBe(true)
})

test('"đã xong" is kept once, however often it is pressed or typed', () => {
  const talk = createOfficerTalk(officer({ latest: [REPORT] }))
  expect(talk.say(press('done')).effects).toContainEqual({
    do: 'record-mark',
    act: 'done',
    deadline: REPORT.deadline,
    occurrence: REPORT.occurrence,
  })
  const kept = talk.subscriber()
  expect(kept?.marks).toMatchObject([{ ...REPORT, act: 'done' }])
  expect(talk.say(press('done')).effects).toEqual([])
  expect(talk.say('da xong').effects).toEqual([])
  expect(talk.subscriber()).toEqual(kept)
})

test('"chưa xong" takes it back', () => {
  const talk = createOfficerTalk(officer({ latest: [REPORT] }))
  talk.say('xong')
  talk.say('chưa xong')
  expect(talk.subscriber()?.marks).toEqual([])
  expect(talk.say(press('undo')).effects).toEqual([])
})

test('a press under a day that has changed marks nothing and says the new day', () => {
  const talk = createOfficerTalk(officer())
  const turn = talk.say(press('done', { ...REPORT, due: '2026-11-30' }))
  expect(turn.effects).toEqual([])
  expect(turn.replies[0]?.text).toContain('Hạn đã thay đổi')
  expect(turn.replies[0]?.text).toContain('thứ Tư 09/12/2026')
})

test('a press of a deadline that is gone, or in a chat without subscription, marks nothing', () => {
  const gone = createOfficerTalk(officer()).say(
    press('done', { ...REPORT, deadline: 'kg251-report-of-old' }),
  )
  expect([gone.effects, gone.kind]).toEqual([[], 'notice'])
  const nobody = createOfficerTalk(null).say(press('done'))
  expect(nobody.effects).toEqual([])
  expect(nobody.replies[0]?.text).toContain('chưa đăng ký nhắc việc')
})

test('"nhắc lại" never goes beyond the last day', () => {
  const talk = createOfficerTalk(officer({ latest: [REPORT] }), '2026-12-07')
  talk.say('nhac lai sau 10 ngay')
  expect(talk.subscriber()?.marks).toMatchObject([{ act: 'snoozed', until: '2026-12-09' }])
})

test('a "nhắc lại" behind a "đã xong" does not bring it back', () => {
  const talk = createOfficerTalk(officer({ latest: [REPORT] }))
  talk.say(press('done'))
  expect(talk.say(press('later')).effects).toEqual([])
  expect(talk.say('nhac lai ngay mai').effects).toEqual([])
  expect(talk.subscriber()?.marks).toMatchObject([{ act: 'done' }])
})

test('on the last day nothing can be put off', () => {
  const talk = createOfficerTalk(officer({ latest: [REPORT] }), '2026-12-09')
  expect(talk.hear('nhac lai ngay mai')).toContain('Hạn chót đã tới')
  expect(talk.subscriber()?.marks).toEqual([])
})

test('of several, the number says which; without one it is asked', () => {
  const other = { deadline: 'kg135-midterm', occurrence: '2023-10..2023-12', due: '2023-12-31' }
  const talk = createOfficerTalk(
    officer({ latest: [{ ...REPORT, occurrence: 'y2023', due: '2023-12-09' }, other] }),
    '2023-12-01',
  )
  expect(talk.hear('xong')).toContain('Việc nào đã xong')
  talk.say('xong 2')
  expect(talk.subscriber()?.marks).toMatchObject([other])
  expect(talk.hear('xong 5')).toContain('chỉ có 2 việc')
  talk.say('xong het')
  expect(talk.subscriber()?.marks).toHaveLength(2)
})

test('"đã xong" after a newer reminder is about that one, not about an older prompt', () => {
  const before = { ...REPORT, occurrence: 'y2025', due: '2025-12-09' }
  const talk = createOfficerTalk(officer({ latest: [before] }), '2025-12-02')
  talk.say('chi tiet')
  talk.go('2026-12-02')
  talk.remind([REPORT])
  talk.say('đã xong')
  expect(talk.subscriber()?.marks).toMatchObject([REPORT])
})

test('a bare number behind a newer reminder is one of its list, and no choice of an older prompt', () => {
  const other = { deadline: 'kg135-midterm', occurrence: '2023-10..2023-12', due: '2023-12-31' }
  const talk = createOfficerTalk(officer(), '2023-11-01')
  expect(talk.say('viec cua toi').replies[0]?.choices[2]?.label).toBe('Dừng nhắc')
  talk.go('2023-12-01')
  talk.remind([{ ...REPORT, occurrence: 'y2023', due: '2023-12-09' }, REPORT, other])
  expect(talk.hear('3')).toContain('Mã nhắc KG135-MIDTERM-2023')
  expect(talk.subscriber()?.follows).toHaveLength(1)
})

test('"chi tiết" tells the exact clause and the reference', () => {
  const talk = createOfficerTalk(officer({ latest: [REPORT] }))
  const turn = talk.say('chi tiết')
  expect(turn.replies[0]?.text).toContain('Căn cứ: KH 251/KH-UBND, mục IV.2.b')
  expect(turn.replies[0]?.text).toContain('Mã nhắc KG251-REPORT-DUTY-2026')
  expect(turn.replies[0]?.citations).toMatchObject([{ document: 'kh-251-2023', clause: 'IV.2.b' }])
})

test.each([
  ['nhac truoc 15 ngay va 3 ngay', { leads: [15, 3] }],
  ['nhắc trước 3, 3, 7 ngày', { leads: [7, 3] }],
  ['nhac truoc 0 ngay', { leads: [0] }],
  ['nhac truoc 90 ngay', { leads: [90] }],
  ['nhac truoc 91 ngay', { leads: [30, 7, 1, 0] }],
  ['nhac truoc 400 ngay', { leads: [30, 7, 1, 0] }],
  ['nhac truoc 30, 20, 15, 10, 7, 3, 1 ngay', { leads: [30, 7, 1, 0] }],
  ['nhac luc 9 gio', { time: '09:00' }],
  ['nhac luc 5 gio sang', { time: '07:00' }],
  ['nhac luc 11 gio dem', { time: '07:00' }],
  ['dung nhac tu 6h den 9h', { quiet: { from: '06:00', to: '09:00' }, time: '09:00' }],
  ['dung nhac tu 0h den 0h', { quiet: { from: '20:00', to: '07:00' } }],
  ['nhac ca ban dem', { quiet: null }],
  ['nhac ca cuoi tuan', { workdays: false }],
  ['moi viec mot tin', { digest: false }],
  ['tam dung 2 tuan', { pausedUntil: '2026-12-05' }],
  ['tam dung den 15/12', { pausedUntil: '2026-12-15' }],
  ['tam dung den 1/3', { pausedUntil: '2027-03-01' }],
  ['tam dung het thang 12', { pausedUntil: '2027-01-01' }],
  ['tam dung den 1/1/2020', { pausedUntil: null }],
  ['tam dung den 31/2', { pausedUntil: null }],
  ['tam dung nhac den 1/1/2030', { pausedUntil: null }],
  ['tam dung 99999999999 ngay', { pausedUntil: null }],
  ['tam dung het thang 12 nam 99999999', { pausedUntil: null }],
] as const)('"%s" leaves %j', (text, settings) => {
  const talk = createOfficerTalk(officer())
  const turn = talk.say(text)
  expect(talk.subscriber()).toMatchObject(settings)
  expect(turn.replies[0]?.text.length).toBeGreaterThan(0)
  expect(turn.kind).not.toBe('abstain')
})

test('while it is paused the list says so', () => {
  const talk = createOfficerTalk(officer({ pausedUntil: '2026-12-05' }))
  expect(talk.hear('viec cua toi')).toContain('Đang tạm dừng, đến thứ Bảy 05/12/2026')
})

test('a pause names what falls due in it', () => {
  expect(createOfficerTalk(officer()).hear('tam dung den 15/12')).toContain(
    'việc tới hạn hết thứ Tư 09/12/2026',
  )
})

test('documents are left, added and narrowed to in words', () => {
  const talk = createOfficerTalk(officer())
  talk.say('bo kh 135')
  expect(talk.subscriber()?.follows).toMatchObject([{ documents: ['kh-251-2023'] }])
  talk.say('them kh 135')
  expect(talk.subscriber()?.follows).toMatchObject([{ documents: ['kh-251-2023', 'kh-135-2021'] }])
  talk.say('chi nhac kh 251')
  expect(talk.subscriber()?.follows).toMatchObject([{ documents: ['kh-251-2023'] }])
  talk.say('bo kh 251')
  expect(talk.subscriber()?.follows).toEqual([])
  expect(talk.subscriber()?.grants).toHaveLength(1)
})

test('"dừng nhắc 2 tuần" is a pause and no end', () => {
  const talk = createOfficerTalk(officer())
  talk.say('dung nhac 2 tuan')
  expect(talk.subscriber()).toMatchObject({ follows: [{}], pausedUntil: '2026-12-05' })
})

test('500 subscriptions are answered with the most that there are', () => {
  const talk = createOfficerTalk(officer())
  expect(talk.hear('dang ky nhac 500 viec')).toContain('nhiều nhất 20 mục')
  expect(talk.subscriber()).toEqual(officer())
})

test('what comes next is told with weekday, date, days left, clause and the next reminder', () => {
  const text = createOfficerTalk(officer()).hear('viec cua toi')
  expect(text).toContain('Còn 18 ngày (hết thứ Tư 09/12/2026)')
  expect(text).toContain('(KH 251, mục IV.2.b)')
  expect(text).toContain('Em nhắc ngày 02/12/2026')
})

test('what has no day is listed with the words of its document and never reminded of', () => {
  const text = createOfficerTalk(officer()).hear('việc không ghi ngày')
  expect(text).toContain('văn bản ghi:')
  expect(text).not.toContain('KH 135')
})
