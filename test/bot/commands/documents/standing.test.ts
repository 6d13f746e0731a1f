import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importDocument, type ImportWish } from '../../../../bot/commands/documents/work.ts'
import { createDocumentStore } from '../../../../storage/documents.ts'
import { createProposalStore } from '../../../../storage/proposals.ts'
import { loadKnowledge } from '../../../support/content/knowledge.ts'
import { DATABASES, newFolder, openStore } from '../../../support/database/databases.ts'

const FOLDER = 'test/fixtures/documents/pineapple'
const knowledge = loadKnowledge()

/** An office with a database of its own. */
const office = async () => {
  const { db } = await openStore(await DATABASES[0].newUrl())
  const store = createDocumentStore(db)
  const importText = (text: string, wish: ImportWish = {}) => {
    const file = join(newFolder(), 'van-ban.txt')
    writeFileSync(file, text)
    return importDocument(file, wish, {
      knowledge,
      now: () => 1_800_000_000_000,
      documents: () => Promise.resolve(store),
      proposals: () => Promise.resolve(createProposalStore(db)),
    })
  }
  const ids = async () => (await store.list()).map(({ id }) => id)
  return { store, importText, ids }
}

const textOf = (name: string) => readFileSync(`${FOLDER}/${name}.txt`, 'utf8')
const PLAN = textOf('dong-thap')
const RICHER = PLAN.replace('60%', '75%')

test('the same number of another year is another document', async () => {
  const { importText, ids } = await office()
  await importText(textOf('kien-giang-2018'))
  expect(await importText(textOf('kien-giang-2024'))).toMatchObject({ ok: true })
  expect(await ids()).toEqual(['kh-153-2018-kien-giang', 'kh-153-2024-kien-giang'])
})

test.each([
  ['another province', (text: string) => text.replaceAll(/Đồng Tháp/giu, 'Cà Mau')],
  [
    'another agency',
    (text: string) =>
      text.replace('KH-UBND', 'KH-SCT').replace('ỦY BAN NHÂN DÂN\nTỈNH', 'SỞ CÔNG THƯƠNG\nTỈNH'),
  ],
  [
    'another kind',
    (text: string) => text.replace('KH-UBND', 'QĐ-UBND').replace('KẾ HOẠCH', 'QUYẾT ĐỊNH'),
  ],
  ['another year', (text: string) => text.replace('năm 2023', 'năm 2024')],
])('the same number of %s is another document', async (_, changed) => {
  const { importText, ids } = await office()
  await importText(PLAN)
  expect(await importText(changed(PLAN))).toMatchObject({ ok: true })
  expect(await ids()).toHaveLength(2)
})

test('the same file again, in whatever letters, changes nothing and says so', async () => {
  const { importText, store } = await office()
  await importText(PLAN)
  const before = await store.versions()
  const again = await importText(textOf('dong-thap-eth'))
  expect(again).toMatchObject({ ok: true, text: expect.stringContaining('không đổi') })
  expect(await store.versions()).toEqual(before)
})

test('an edition with other words waits for --replace, and both times shows what differs', async () => {
  const { importText, store } = await office()
  await importText(PLAN, { nicknames: ['kế hoạch khóm'] })
  const first = await importText(RICHER)
  expect(first).toMatchObject({ ok: false, text: expect.stringContaining('--replace') })
  expect(first.text).toContain('[60% → 75%]')
  expect(JSON.stringify(await store.load('kh-5491-2023-dong-thap'))).toContain('60%')
  const second = await importText(RICHER, { replaces: true })
  expect(second).toMatchObject({ ok: true, text: expect.stringContaining('[60% → 75%]') })
  const stored = await store.load('kh-5491-2023-dong-thap')
  expect(JSON.stringify(stored)).toContain('75%')
  expect(stored?.nicknames).toEqual(['kế hoạch khóm'])
})

test.each([
  ['the day is missing', RICHER.replace('ngày 26 tháng 6', 'ngày     tháng   ')],
  ['the day is another one of that year', RICHER.replace('ngày 26 tháng 6', 'ngày 27 tháng 6')],
])('where %s, nothing is replaced even if it is asked for', async (_, text) => {
  const { importText, store, ids } = await office()
  await importText(PLAN)
  const before = await store.versions()
  const refused = await importText(text, { replaces: true })
  expect(refused).toMatchObject({ ok: false, text: expect.stringContaining('ngày ký') })
  expect(refused.text).toContain('kh-5491-2023-dong-thap')
  expect(await store.versions()).toEqual(before)
  expect(await importText(text, { id: 'kh-khom-khac' })).toMatchObject({ ok: true })
  expect(await ids()).toHaveLength(2)
})

test('an id that another document has is refused', async () => {
  const { importText } = await office()
  await importText(PLAN)
  const wish = { id: 'kh-5491-2023-dong-thap', replaces: true }
  const refused = await importText(textOf('lam-dong'), wish)
  expect(refused).toMatchObject({ ok: false, text: expect.stringContaining('một văn bản khác') })
})

test('a dry run shows all of it, where it was read, and what is there, and stores nothing', async () => {
  const { importText, ids, store } = await office()
  const shown = await importText(PLAN, { isDryRun: true })
  expect(shown.text).toContain('Số: 5491/KH-UBND (phần đầu văn bản)')
  expect(shown.text).toContain('Loại: kế hoạch')
  expect(shown.text).toContain('Ngày: 26/06/2023 (dòng địa danh và ngày)')
  expect(shown.text).toContain('Cơ quan ban hành: UBND tỉnh Đồng Tháp')
  expect(shown.text).toContain('Tỉnh: Đồng Tháp')
  expect(shown.text).toContain('Số đoạn: 9')
  expect(shown.text).toContain('II. CHÍNH SÁCH HỖ TRỢ')
  expect(await ids()).toEqual([])
  await importText(PLAN)
  const before = await store.versions()
  const second = await importText(RICHER, { isDryRun: true, replaces: true })
  expect(second.text).toContain('[60% → 75%]')
  expect(await store.versions()).toEqual(before)
})

test('a nickname is added to a document that is there already', async () => {
  const { importText, store } = await office()
  await importText(PLAN)
  await importText(PLAN, { nicknames: ['kế hoạch khóm', 'khóm tháp'] })
  await importText(PLAN, { nicknames: ['khóm tháp'] })
  const stored = await store.load('kh-5491-2023-dong-thap')
  expect(stored?.nicknames).toEqual(['kế hoạch khóm', 'khóm tháp'])
})
