import { describe, expect, test } from 'vitest'
import type { DeadlineProposal } from '../../knowledge/official/proposals/proposal.ts'
import { rolesOf } from '../../knowledge/schema/roles.ts'
import { otherDeadlineSchema } from '../../knowledge/schema/deadline.ts'
import { createDocumentStore } from '../../storage/documents.ts'
import { createProposalStore, type ConfirmedDeadline } from '../../storage/proposals.ts'
import { DATABASES, openStore } from '../support/database/databases.ts'
import { deadlinesOf, inventedDocument } from '../support/invented.ts'

const AT = 1_800_000_000_000
const document = inventedDocument('plan')
const proposals = deadlinesOf(document)
const [first, second, third] = proposals.slice(2) as [
  DeadlineProposal,
  DeadlineProposal,
  DeadlineProposal,
]

const held = ({
  id,
  type,
  clause,
  roles,
  task,
  words,
  time,
}: DeadlineProposal): ConfirmedDeadline => ({
  deadline: otherDeadlineSchema.parse({ id, type, clause, ...rolesOf(roles), task, words, time }),
  frame: { from: '2026-03-12', until: '2030-12-31' },
})

const confirmation = (proposal: DeadlineProposal) =>
  ({ state: 'confirmed', by: 'Lan', at: AT + 5, confirmed: held(proposal) }) as const

describe.each(DATABASES)('on $name', ({ newUrl }) => {
  const open = async () => {
    const { db } = await openStore(await newUrl())
    return { documents: createDocumentStore(db), store: createProposalStore(db) }
  }

  test('proposals come back in order, and none of them holds', async () => {
    const { documents, store } = await open()
    await documents.save(document, AT)
    expect(await store.replace(document.id, proposals, AT)).toEqual({
      fresh: proposals.length,
      kept: 0,
      gone: 0,
    })
    const all = await store.list(document.id)
    expect(all.map(({ proposal }) => proposal)).toEqual(proposals)
    expect(new Set(all.map(({ state }) => state))).toEqual(new Set(['proposed']))
    expect(await store.live()).toEqual([])
    expect(await store.list('kh-1')).toEqual([])
  })

  test('what is confirmed holds, with who said so and when, until it is rejected', async () => {
    const { documents, store } = await open()
    await documents.save(document, AT)
    await store.replace(document.id, proposals, AT)
    expect(await store.decide(first.id, confirmation(first))).toBe(true)
    const [live, ...others] = await store.live()
    expect(others).toEqual([])
    expect(live).toMatchObject({
      id: first.id,
      decidedAt: AT + 5,
      document: { id: document.id, label: document.label },
    })
    expect(JSON.parse(live?.confirmed ?? '')).toEqual(held(first))
    const [stored] = (await store.list(document.id)).filter(({ state }) => state === 'confirmed')
    expect(stored).toMatchObject({ decidedBy: 'Lan', decidedAt: AT + 5, confirmed: held(first) })
    await store.decide(first.id, { state: 'rejected', by: 'Tư', at: AT + 6, confirmed: null })
    expect(await store.live()).toEqual([])
    expect(await store.decide('none', confirmation(first))).toBe(false)
  })

  test('an import again loses no decision, and tells what is new, reworded and gone', async () => {
    const { documents, store } = await open()
    await documents.save(document, AT)
    await store.replace(document.id, [first, second, third], AT)
    await store.decide(first.id, confirmation(first))
    await store.decide(second.id, { state: 'rejected', by: 'Lan', at: AT, confirmed: null })
    const fresh = { ...third, id: 'kg72-fresh' }
    const again = [fresh, { ...first, found: 'Other words.' }]
    expect(await store.replace(document.id, again, AT + 9)).toEqual({ fresh: 1, kept: 1, gone: 1 })
    const all = await store.list(document.id)
    expect(
      all.map(({ proposal, state, isGone, isReworded, firstSeenAt }) => [
        proposal.id,
        state,
        isGone,
        isReworded,
        firstSeenAt,
      ]),
    ).toEqual([
      [fresh.id, 'proposed', false, false, AT + 9],
      [first.id, 'confirmed', false, true, AT],
      [second.id, 'rejected', true, false, AT],
    ])
    expect((await store.live()).map(({ id }) => id)).toEqual([first.id])
  })

  test('a document that is removed takes its deadlines along, and brings them back', async () => {
    const { documents, store } = await open()
    await documents.save(document, AT)
    await store.replace(document.id, proposals, AT)
    await store.decide(first.id, confirmation(first))
    await documents.remove(document.id)
    expect(await store.live()).toEqual([])
    await documents.save(document, AT + 1)
    expect((await store.live()).map(({ id }) => id)).toEqual([first.id])
  })
})
