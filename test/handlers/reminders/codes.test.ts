import { expect, test } from 'vitest'
import type { InvitationLook } from '../../../handlers/conversation/subscriber.ts'
import { createOfficerTalk, officer } from '../../support/talk/officer.ts'

const valid: InvitationLook = {
  kind: 'valid',
  id: 'i1',
  province: 'kien-giang',
  agency: 'so-khdt',
  approval: false,
}
test('a valid code lets in, says agency and province, and uses the code up', () => {
  const talk = createOfficerTalk(null)
  const turn = talk.say({ text: 'K7MP-3QWX', invitation: valid })
  expect(turn.effects).toContainEqual({ do: 'redeem', invitation: 'i1' })
  expect(turn.replies[0]?.text).toContain('Sở Kế hoạch và Đầu tư (nay thuộc Sở Tài chính)')
  expect(turn.replies[0]?.text).toContain('Kiên Giang (cũ)')
  expect(talk.subscriber()?.grants).toMatchObject([{ agency: 'so-khdt', state: 'approved' }])
  expect(turn.session.profile).toEqual({ province: 'kien-giang', role: 'officer' })
})

test('a code in a link does the same as a typed one', () => {
  const talk = createOfficerTalk(null)
  const turn = talk.say({ text: 'start', invitation: valid })
  expect(turn.effects).toContainEqual({ do: 'redeem', invitation: 'i1' })
})

test('a code that asks for approval leaves the grant waiting, and says so', () => {
  const talk = createOfficerTalk(null)
  expect(talk.hear({ text: 'K7MP-3QWX', invitation: { ...valid, approval: true } })).toContain(
    'Đang chờ duyệt',
  )
  expect(talk.subscriber()?.grants).toMatchObject([{ state: 'waiting' }])
})

test('while a grant waits nothing is listed as if it would be told', () => {
  const talk = createOfficerTalk(null)
  talk.say({ text: 'K7MP-3QWX', invitation: { ...valid, approval: true } })
  for (const text of ['viec cua toi', 'xong', 'nhac viec', 'chon van ban']) {
    const heard = talk.say(text).replies
    expect(heard.every((reply) => reply.text !== '')).toBe(true)
    expect(heard.map((reply) => reply.text).join()).not.toContain('Còn 18 ngày')
  }
  expect(talk.hear('viec cua toi')).toContain('Đang chờ duyệt')
})

test('a second valid code of the same agency is not used up', () => {
  const talk = createOfficerTalk(officer())
  const turn = talk.say({ text: 'K7MP-3QWX', invitation: { ...valid, id: 'i2' } })
  expect(turn.effects).toEqual([])
  expect(turn.replies[0]?.text).toContain('đã vào rồi')
})

test.each(['wrong', 'expired', 'used', 'revoked'] as const)('a code that is %s counts', (kind) => {
  const turn = createOfficerTalk(null).say({ text: 'K7MP-3QWX', invitation: { kind } })
  expect(turn.effects).toEqual([{ do: 'count-wrong-code' }])
})

test('while too many codes were wrong none is counted, and the wait is told', () => {
  const talk = createOfficerTalk(null)
  const turn = talk.say({ text: 'K7MP-3QWX', invitation: { kind: 'throttled', minutes: 42 } })
  expect(turn.effects).toEqual([])
  expect(turn.replies[0]?.text).toContain('42 phút')
})

test('a used code typed again by who is in is answered with "đã vào rồi" and does not count', () => {
  const turn = createOfficerTalk(officer()).say({
    text: 'K7MP-3QWX',
    invitation: { kind: 'used' },
  })
  expect(turn.effects).toEqual([])
  expect(turn.replies[0]?.text).toContain('đã vào rồi')
})

test('two figures in answer to a question of the walk-through are no wrong code', () => {
  const talk = createOfficerTalk(null)
  talk.say('kiem tra dieu kien htx lua kien giang')
  talk.say('dong y')
  const turn = talk.say({ text: '25tr 35tr', invitation: { kind: 'wrong' } })
  expect(turn.effects).toEqual([])
  expect(turn.kind).toBe('question')
})

test('nobody follows an agency without its code', () => {
  const talk = createOfficerTalk(null)
  talk.say('nhac viec')
  const turn = talk.say('kien giang')
  expect(talk.subscriber()?.follows).toEqual([
    { province: 'kien-giang', agency: null, documents: null },
  ])
  expect(turn.replies.at(-1)?.text).toContain('không còn hạn nào phía trước')
})
