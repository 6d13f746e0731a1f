import { describe, expect, test } from 'vitest'
import { UNREAD, unreadNote } from '../../knowledge/official/mark.ts'
import type { OfficialDocument } from '../../knowledge/official/passage.ts'
import { createDocumentStore } from '../../storage/documents.ts'
import { DATABASES, openStore } from '../support/database/databases.ts'
import { documentOf, textOf } from '../support/content/documents.ts'

const plan = documentOf(textOf('dong-thap'))
const decision = documentOf(textOf('tra-vinh'))
const AT = 1_800_000_000_000

const withPassages = (passages: OfficialDocument['passages']): OfficialDocument => ({
  ...plan,
  passages,
})

describe.each(DATABASES)('on $name', ({ newUrl }) => {
  const open = async () => createDocumentStore((await openStore(await newUrl())).db)

  test('a document comes back word by word, with its notes', async () => {
    const store = await open()
    expect(await store.save(plan, AT)).toBe(false)
    expect(await store.load(plan.id)).toEqual(plan)
    expect(await store.load('kh-1')).toBeNull()
  })

  test.each(UNREAD)('a passage with an unread %s comes back with it', async (kind) => {
    const store = await open()
    const marked = withPassages([
      { clause: 'I', heading: '', text: 'I. A', notes: ['spaces', unreadNote(kind, 12)] },
    ])
    await store.save(marked, AT)
    expect(await store.load(plan.id)).toEqual(marked)
  })

  test('the list shows every document with its count', async () => {
    const store = await open()
    await store.save(decision, AT)
    await store.save(plan, AT + 1)
    const { passages, ...imprint } = plan
    expect(await store.list()).toEqual([
      {
        ...imprint,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/u),
        importedAt: AT + 1,
        passages: passages.length,
        noted: passages.filter(({ notes }) => notes.length > 0).length,
      },
      expect.objectContaining({ id: decision.id, noted: 0 }),
    ])
  })

  test('a document that is imported again takes the place of the old one', async () => {
    const store = await open()
    await store.save(plan, AT)
    const before = await store.versions()
    const next = withPassages(plan.passages.slice(0, 5))
    expect(await store.save(next, AT)).toBe(true)
    expect(await store.load(plan.id)).toEqual(next)
    expect(await store.versions()).not.toEqual(before)
  })

  test('the same text imported again is the same version', async () => {
    const store = await open()
    await store.save(plan, AT)
    const before = await store.versions()
    await store.save(plan, AT + 1)
    expect(await store.versions()).toEqual(before)
  })

  test('a replacement that fails leaves the old document whole', async () => {
    const store = await open()
    await store.save(plan, AT)
    const broken = withPassages([...plan.passages.slice(0, 3), ...plan.passages.slice(0, 3)])
    await expect(store.save(broken, AT)).rejects.toThrow(/unique/iu)
    expect(await store.load(plan.id)).toEqual(plan)
  })

  test('a removed document leaves nothing behind, and the others alone', async () => {
    const { db } = await openStore(await newUrl())
    const store = createDocumentStore(db)
    await store.save(plan, AT)
    await store.save(decision, AT)
    expect(await store.remove(plan.id)).toBe(true)
    expect(await store.remove(plan.id)).toBe(false)
    const left = await db.selectFrom('passages').select('document').distinct().execute()
    expect(left).toEqual([{ document: decision.id }])
    expect([...(await store.versions()).keys()]).toEqual([decision.id])
  })

  test('a document of many thousand passages is stored whole', async () => {
    const store = await open()
    const many = Array.from({ length: 20_000 }, (_, at) => ({
      clause: `D${at}`,
      heading: '',
      text: `Điều ${at}. Chở sen`,
      notes: [],
    }))
    await store.save(withPassages(many), AT)
    expect((await store.load(plan.id))?.passages.length).toBe(20_000)
  })
})
