import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newSession } from '../../../handlers/conversation/session.ts'
import { programmesDraft } from '../../../handlers/walk/verdict/programmes.ts'
import { judge } from '../../../knowledge/rules/judge.ts'
import type { Values } from '../../../knowledge/rules/value.ts'
import { programmeOf, rules } from '../../support/content/content.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'
import { AS_OF, gates, SECTORS, statedFor, statesOf } from '../../support/content/oracle.ts'
import { NOW } from '../../support/talk/chat.ts'

const knowledge = loadKnowledge()
const talk = { incoming: NOW, session: newSession(NOW), knowledge, say: knowledge.say }
const SIDES = [
  { id: 'kien-giang-167', label: 'Kiên Giang (cũ)', other: 'QĐ 2129' },
  { id: 'an-giang-167', label: 'An Giang (cũ)', other: 'KH 135' },
] as const

const answers = (sector: string): fc.Arbitrary<Values> =>
  fc
    .record(
      Object.fromEntries(
        Object.entries(statedFor('kien-giang-167', sector)).map(([fact, stated]) => [
          fact,
          fc.constantFrom(...statesOf(fact, stated).map(({ value }) => value)),
        ]),
      ),
    )
    .map((values) => ({ ...gates(programmeOf('kien-giang-167'), sector), ...values }))

const SAYS = {
  eligible: 'đều đạt theo văn bản (sơ bộ)',
  needs_verification: 'chưa thấy điều nào không đạt (sơ bộ)',
  not_eligible: 'CHƯA ĐỦ (sơ bộ)',
} as const

test('each programme comes out as it judges the answers alone, and no line holds the clause of the other', () => {
  for (const sector of SECTORS)
    fc.assert(
      fc.property(answers(sector), (values) => {
        const lines = programmesDraft(values, [], talk)?.text.split('\n') ?? []
        for (const { id, label, other } of SIDES) {
          const programme = programmeOf(id)
          const there = { ...values, ...gates(programme, sector) }
          const { eligibility } = judge(programme, there, AS_OF, rules)
          const headline = lines.find((line) => line.startsWith(`• ${label}`))
          expect(headline).toContain(SAYS[eligibility])
          const start = lines.findIndex((line) => line.includes(`chỉ ${label} có`))
          const own = start < 0 ? [] : lines.slice(start + 1)
          const end = own.findIndex((line) => !line.startsWith('- '))
          for (const line of own.slice(0, end)) expect(line).not.toContain(other)
        }
      }),
      { numRuns: 15 },
    )
})

test('a province that is the only one of today with a document stands alone, and that is said', () => {
  for (const [id, now] of [
    ['kon-tum-167', 'Quảng Ngãi'],
    ['dak-nong-167', 'Lâm Đồng'],
  ] as const) {
    const text = programmesDraft(gates(programmeOf(id), 'rice'), [], talk)?.text ?? ''
    expect(text.startsWith(`${now} nay gồm cả`)).toBe(true)
    expect(text).toContain('không ghi điều kiện')
    expect(text).not.toContain('KH 135')
  }
})
