import { expect, test } from 'vitest'
import {
  proposeDocument,
  storeProposals,
  type ProposeFlags,
} from '../../../../bot/commands/documents/propose/propose.ts'
import { withConfirmed } from '../../../../bot/reminders/confirmed.ts'
import { remindersOf } from '../../../../knowledge/calendar/reminder.ts'
import { createDocumentStore } from '../../../../storage/documents.ts'
import { createProposalStore } from '../../../../storage/proposals.ts'
import { loadKnowledge } from '../../../support/content/knowledge.ts'
import { inventedDocument, inventedText } from '../../../support/invented.ts'
import { DATABASES, openStore } from '../../../support/database/databases.ts'

const AT = Date.parse('2026-11-21T08:00:00+07:00')
const plan = inventedDocument('plan')

/** The plan as it was imported, and what the command does about it. */
const imported = async () => {
  const url = await DATABASES[0].newUrl()
  const { db } = await openStore(url)
  const documents = createDocumentStore(db)
  const store = createProposalStore(db)
  const deps = {
    knowledge: loadKnowledge(),
    documents: () => Promise.resolve(documents),
    proposals: () => Promise.resolve(store),
    now: () => AT,
  }
  const take = async (document = plan) => {
    await documents.save(document, AT)
    return storeProposals(document, deps)
  }
  await take()
  return {
    take,
    propose: (flags: ProposeFlags = {}, id = plan.id) => proposeDocument(id, flags, deps),
    numberAt: async (clause: string) =>
      String(
        (await store.list(plan.id)).findIndex(({ proposal }) => proposal.clause === clause) + 1,
      ),
    states: async () => new Set((await store.list(plan.id)).map(({ state }) => state)),
    reminded: async () => {
      const { deadlines, holidays } = await withConfirmed(loadKnowledge(), url)
      return remindersOf(deadlines.values(), holidays, '2026-11-21', '2026-12-31')
        .filter(({ deadline }) => deadline.source === plan.id)
        .map(({ on, due, deadline }) => [on, due, deadline.lead.join()])
    },
  }
}

test('what is proposed is listed with clause, time, agency and how sure, and none of it holds', async () => {
  const { propose, reminded } = await imported()
  const text = (await propose())?.text ?? ''
  expect(text).toContain('7. [chờ] Việc: Định kỳ hằng quý, gửi báo cáo tiến độ')
  expect(text).toContain('hiểu là tháng thứ 3 của mỗi quý, trước ngày 25')
  expect(text).toContain('Căn cứ: KH 72/KH-UBND, mục IV.2, gạch 2')
  expect(text).toContain('Mức chắc: vừa (có ngày, ai làm lấy theo đề mục ở trên, câu giao việc)')
  expect(text).toContain('Bài nháp "Phân công nhiệm vụ" (bảng phân công), 6 mục con')
  const lines = ((await propose({ json: true }))?.text ?? '').split('\n')
  expect(JSON.parse(lines[6] ?? '')).toMatchObject({
    number: 7,
    clause: 'IV.2/2',
    state: 'proposed',
  })
  expect(await reminded()).toEqual([])
})

test('what is confirmed is read back as it will be said, and reminded of', async () => {
  const { propose, numberAt, reminded } = await imported()
  const done = await propose({ confirm: await numberAt('IV.2/2'), by: 'Lan' })
  expect(done?.ok).toBe(true)
  expect(done?.text).toContain('Lần nhắc tới, ngày 23/11/2026, em sẽ nói:')
  expect(done?.text).toContain(
    'hết thứ Năm 24/12/2026 (văn bản ghi: trước ngày 25 của tháng cuối quý)',
  )
  expect(done?.text).toContain('Căn cứ: KH 72/KH-UBND, mục IV.2, gạch 2')
  expect(await reminded()).toEqual(
    ['2026-11-23', '2026-12-17', '2026-12-23', '2026-12-24'].map((on) => [
      on,
      '2026-12-24',
      'lmhtx',
    ]),
  )
})

test('a person corrects day and agency, and is told that the day is theirs', async () => {
  const { propose, numberAt, reminded } = await imported()
  const confirm = await numberAt('PL.5')
  expect(await propose({ confirm })).toMatchObject({
    ok: false,
    text: expect.stringContaining('Chưa rõ ai làm'),
  })
  const done = await propose({
    confirm,
    agency: 'Liên minh HTX tỉnh',
    on: 'trước ngày 5/12 hằng năm',
  })
  expect(done?.text).toContain('hết thứ Sáu 04/12/2026')
  expect(done?.text).toContain('ngày do người xác nhận chọn')
  expect((await reminded()).map(([on, , agency]) => [on, agency])).toEqual([
    ['2026-11-27', 'lmhtx'],
    ['2026-12-03', 'lmhtx'],
    ['2026-12-04', 'lmhtx'],
  ])
  const again = await propose({ confirm, agency: 'so-noi-vu', on: '2026-12-15' })
  expect(again?.text).toContain('hết thứ Ba 15/12/2026')
  expect(new Set((await reminded()).map(([, due, agency]) => `${due} ${agency}`))).toEqual(
    new Set(['2026-12-15 so-noi-vu']),
  )
})

test.each([
  ['II.2/1', 'không nhắc'],
  ['PL.2', 'không có ngày'],
  ['PL.1', 'đã qua'],
])('what cannot be reminded of is said to be so at %s', async (clause, told) => {
  const { propose, numberAt, reminded } = await imported()
  const done = await propose({ confirm: await numberAt(clause) })
  expect(done).toMatchObject({ ok: true, text: expect.stringContaining(told) })
  expect(await reminded()).toEqual([])
})

test.each([
  [{ confirm: '99' }, 'Không có đề xuất số hay mã 99'],
  [{ confirm: '4', on: 'mai mốt' }, 'Không đọc được thời gian "mai mốt"'],
  [{ confirm: '4', agency: 'Sở Mây' }, 'Không có cơ quan nào tên hay mã "Sở Mây"'],
])('%j is refused, and changes nothing', async (flags, told) => {
  const { propose, states } = await imported()
  expect(await propose(flags)).toMatchObject({ ok: false, text: expect.stringContaining(told) })
  expect(await states()).toEqual(new Set(['proposed']))
})

test('two decisions at once make no sense, nor a correction of none', async () => {
  const { propose, states } = await imported()
  expect(await propose({ confirm: '4', reject: '5' })).toBeNull()
  expect(await propose({ on: '2026-12-09' })).toBeNull()
  expect(await propose({}, 'kh-1')).toMatchObject({
    ok: false,
    text: expect.stringContaining('kh-1'),
  })
  expect(await states()).toEqual(new Set(['proposed']))
})

test('what is rejected is not asked again, and an import again keeps what was decided', async () => {
  const { propose, numberAt, take, reminded } = await imported()
  await propose({ confirm: await numberAt('IV.2/2') })
  await propose({ reject: await numberAt('IV.3/1') })
  const changed = inventedText('plan')
    .replace('gửi báo cáo tiến độ về', 'gửi báo cáo về tiến độ cho')
    .replace(
      '3. Ủy ban nhân dân các xã',
      '- Phơi sen trước ngày 30/9/2027.\n3. Ủy ban nhân dân các xã',
    )
  expect(await take(inventedDocument('plan', changed))).toEqual({ fresh: 1, kept: 2, gone: 0 })
  const text = (await propose())?.text ?? ''
  expect(text).toMatch(/\[đã xác nhận; câu chữ đã đổi từ lần quyết định\] Việc: Định kỳ hằng quý/u)
  expect(text).toMatch(/\[đã bỏ\] Việc: Rà soát ruộng sen/u)
  expect(text).toContain('Việc: Phơi sen')
  expect(await reminded()).toHaveLength(4)
  const back = await propose({ reject: await numberAt('IV.2/2') })
  expect(back?.text).toContain('Đã rút lại')
  expect(await reminded()).toEqual([])
})
