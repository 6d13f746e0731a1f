import { expect, test } from 'vitest'
import { judgeAnswers } from '../../../../bot/channels/web/eligibility.ts'
import { verdictSchema } from '../../../../bot/channels/web/openapi.ts'
import { loadKnowledge } from '../../../support/content/knowledge.ts'
import { MET } from '../../../support/talk/answers.ts'

const knowledge = loadKnowledge()

const judge = (answers: Readonly<Record<string, unknown>>) =>
  judgeAnswers(
    { programme: 'kien-giang-167', answers: { ...MET, ...answers } },
    '2026-11-21',
    knowledge,
  )

const verdictOf = (answers: Readonly<Record<string, unknown>>) => {
  const judged = judge(answers)
  if (judged === 'no-programme' || 'fault' in judged) throw new Error(JSON.stringify(judged))
  expect(verdictSchema.safeParse(judged.verdict).error?.issues).toBeUndefined()
  const { eligibility, failing, toVerify, priorityMet } = judged.verdict
  return {
    eligibility,
    failing: failing.map(({ fact, gap }) => [fact, gap?.value ?? null]),
    toVerify: toVerify.map(({ fact, reason }) => [fact, reason]),
    priorities: priorityMet.length,
  }
}

test.each([
  { area: '500 ha' },
  { members: '300 xã viên' },
  { members: "1'250" },
  { members: '３００ xã viên ở Rạch Giá' },
  { capital: '300 triệu' },
  { services: '4 dịch vụ' },
  { services: ['Bơm nước', 'Cày xới', 'Sấy lúa', 'Bao tiêu'] },
  { profit: true },
  { profit: { 2018: 0.4, 2019: true, 2020: 5_000_000 } },
  { profit: '3 năm đều lãi' },
  { score: '65 điểm' },
  { score: 64.57 + 0.43 },
  { model: true },
  { model: 'mô hình 3' },
  { legal: 'yes' },
  { wage: 'cao hơn' },
  { province: 'kien-giang' },
  { priority: [] },
])('%j meets the condition', (answers) => {
  expect(verdictOf(answers)).toEqual({
    eligibility: 'eligible',
    failing: [],
    toVerify: [],
    priorities: 0,
  })
})

test.each([
  [{ area: 4_999_999 }, 'area', 1],
  [{ members: '299 xã viên' }, 'members', 1],
  [{ capital: 299_999_999.9 }, 'capital', 1],
  [{ services: ['bơm nước', 'Bơm nước', 'bom nuoc', 'cày'] }, 'services', 2],
  [{ services: [] }, 'services', 4],
  [{ profit: false }, 'profit', null],
  [{ profit: { 2018: 1, 2019: 0, 2020: 1 } }, 'profit', null],
  [{ score: 64.5 }, 'score', 0.5],
  [{ score: 64.999 }, 'score', 0.01],
  [{ score: '64,96' }, 'score', 0.04],
  [{ model: 'none' }, 'model', null],
  [{ legal: false }, 'legal', null],
  [{ dossier: false }, 'dossier', null],
  [{ wage: 'bằng' }, 'wage', null],
  [{ province: 'an-giang' }, 'province', null],
])('%j fails the condition on %s by %s', (answers, fact, gap) => {
  expect(verdictOf(answers)).toMatchObject({
    eligibility: 'not_eligible',
    failing: [[fact, gap]],
  })
})

test.each([
  [{ members: null }, 'members', 'unknown'],
  [{ members: 'không biết' }, 'members', 'unknown'],
  [{ members: 'bỏ qua' }, 'members', 'unknown'],
  [{ members: '300 hộ' }, 'members', 'vague'],
  [{ members: 'tầm 300' }, 'members', 'vague'],
  [{ members: 'gần 300' }, 'members', 'vague'],
  [{ members: '299,5' }, 'members', 'vague'],
  [{ members: '299⅓' }, 'members', 'vague'],
  [{ members: '1;250' }, 'members', 'vague'],
  [{ members: 'sđt 0912345678' }, 'members', 'vague'],
  [{ services: '3,5 dịch vụ' }, 'services', 'vague'],
  [{ area: '1/500 ha' }, 'area', 'vague'],
  [{ area: '700 ha nhưng cho thuê bớt 300' }, 'area', 'vague'],
  [{ capital: '0912345678' }, 'capital', 'vague'],
  [{ model: '6.5' }, 'model', 'vague'],
  [{ area: '500' }, 'area', 'vague'],
  [{ services: 'bơm nước, cày, gặt, sấy' }, 'services', 'vague'],
  [{ profit: { 2018: 1, 2020: 1 } }, 'profit', 'vague'],
  [{ profit: { 2018: null, 2019: null, 2020: null } }, 'profit', 'unknown'],
  [{ score: 101 }, 'score', 'vague'],
  [{ members: 1e300 }, 'members', 'vague'],
  [{ legal: 'law-2023' }, 'legal', 'authority'],
  [{ sector: ['rice', 'vegetables'] }, 'sector', 'authority'],
])('%j leaves %s to be verified: %s', (answers, fact, reason) => {
  expect(verdictOf(answers)).toMatchObject({
    eligibility: 'needs_verification',
    failing: [],
    toVerify: [[fact, reason]],
  })
})

test.each([
  ['area', true],
  ['area', -1],
  ['area', {}],
  ['area', [5_000_000]],
  ['members', 299.6],
  ['members', true],
  ['services', [1, 2, 3, 4]],
  ['services', ['bơm nước', '']],
  ['entity', true],
  ['sector', []],
  ['sector', 5],
  ['model', 13],
  ['model', 2.5],
  ['profit', 5],
  ['profit', { 2017: 1 }],
  ['profit', { 2018: 'lãi' }],
  ['legal', 1],
  ['dossier', []],
  ['priority', [0]],
  ['priority', [99]],
  ['priority', ['x']],
  ['services', [{ toString: 1 }]],
  ['services', [['bơm nước']]],
  ['services', [null]],
  ['sector', [{ toString: 'rice' }]],
  ['members', Number.POSITIVE_INFINITY],
  ['score', Number.NaN],
  ['profit', { 2018: 1, 2019: Number.NEGATIVE_INFINITY }],
  ['profit', { '2018.0': 1 }],
  ['profit', { ' 2019': 1, '0x7e4': 1 }],
  ['profit', { 2018: { valueOf: 1 } }],
  ['area', 'năm trăm '.repeat(1000)],
  ['services', Array.from({ length: 900 }, (_, at) => `dịch vụ ${at}`)],
  ['height', 3],
  ['constructor', 'x'],
])('an answer to %s of the type %j is a fault of that name', (fact, given) => {
  expect(judge({ [fact]: given })).toEqual({ fault: fact })
})

test('texts of several answers together are no longer than a message may be', () => {
  const long = 'tầm năm trăm '.repeat(200)
  expect(judge({ area: long })).toHaveProperty('verdict')
  expect(judge({ area: long, members: long })).toEqual({ fault: 'members' })
})

test('an answer of 30,000 lists within lists is a fault of that name', () => {
  const nested = JSON.parse(`${'['.repeat(30_000)}${']'.repeat(30_000)}`) as unknown
  for (const fact of ['services', 'sector', 'priority', 'profit', 'area'])
    expect(judge({ [fact]: nested })).toEqual({ fault: fact })
})

test('a priority condition is counted and decides nothing', () => {
  expect(verdictOf({ priority: [1] })).toMatchObject({ eligibility: 'eligible', priorities: 1 })
  expect(verdictOf({ priority: [1], members: 299 }).eligibility).toBe('not_eligible')
})

test('a local unit is read as in that province, wherever the sector stands', () => {
  const { sector, ...others } = MET
  const [first, last] = [
    { sector, ...others, area: '3.850 công' },
    { ...others, area: '3.850 công', sector },
  ].map((answers) =>
    judgeAnswers({ programme: 'kien-giang-167', answers }, '2026-11-21', knowledge),
  )
  expect(first).toEqual(last)
  expect(first).toMatchObject({ verdict: { failing: [{ fact: 'area' }] } })
})
