import { describe, expect, test } from 'vitest'
import { checkWording } from '../../../../knowledge/check/wording/wording.ts'
import { content } from '../../../support/content/content.ts'
import { answering, faultsOf, programmes } from './answering.ts'

const KG_DOSSIERS = ['kh-135-2021 PL.GD1.2']
const KG_QUOTA = ['kh-135-2021 II.2.a']
const KG_GOAL = ['kh-135-2021 II.2.b']
const KG_WAGE = ['kh-135-2021 VI.2.đ']
const DN_FUND = ['kh-188-2021 II.3.2/4']
const KT_BANK = ['kh-3819-2024 V.5']

describe('bounds and times', () => {
  test.each([
    ['a bound of the clause', 'Mục tiêu là tối đa 05 HTX.', KG_QUOTA, []],
    ['the same bound in other words', 'Mục tiêu là không quá 5 HTX.', KG_QUOTA, []],
    ['another bound', 'Mục tiêu là khoảng 05 HTX.', KG_QUOTA, ['bound-not-in-clause khoảng']],
    ['no bound', 'Mục tiêu là 05 HTX.', KG_QUOTA, ['bound-left-out tối đa']],
    ['a bound behind its figure', 'Mục tiêu: HTX thí điểm đạt 80 điểm trở lên.', KG_GOAL, []],
    [
      'a bound said of all figures',
      'HTX lúa cần 500 ha, 300 thành viên. Mỗi mức là ít nhất.',
      ['kh-135-2021 III.2.a/rieng/1'],
      [],
    ],
    [
      'a time that the clause does not state',
      'Mục tiêu là hằng năm tối đa 05 HTX.',
      KG_QUOTA,
      ['time-not-in-clause hằng năm'],
    ],
    [
      'a time that it states',
      'Sở phụ trách tổng hợp trước ngày 10/12 hằng năm.',
      ['kh-251-2023 IV.2.b'],
      [],
    ],
    [
      'the years of a plan that is named',
      'Mục tiêu của Đề án 2021-2025 là tối đa 05 HTX.',
      KG_QUOTA,
      [],
    ],
    [
      'years that the clause does not state',
      'Mục tiêu giai đoạn 2021-2025 là tối đa 05 HTX.',
      KG_QUOTA,
      ['time-not-in-clause 2021-2025'],
    ],
    [
      'workers who are permanent are no time',
      'Lương của lao động thường xuyên cao hơn mức bình quân.',
      KG_WAGE,
      [],
    ],
  ])('%s', (_, text, cited, wanted) => {
    expect(faultsOf(text, cited)).toEqual(wanted)
  })
})

describe('scope, aims and open lists', () => {
  test.each([
    [
      'for whom it holds is left out',
      'Lương phải cao hơn mức bình quân.',
      KG_WAGE,
      ['scope-left-out lao động thường xuyên'],
    ],
    ['another part of the clause is for all', 'HTX cam kết không nợ thuế.', KG_WAGE, []],
    ['pilot cooperatives are named', 'Mục tiêu: HTX thí điểm đạt từ 80 điểm.', KG_GOAL, []],
    [
      'a goal of pilot cooperatives told of all',
      'Mục tiêu: HTX đạt từ 80 điểm.',
      KG_GOAL,
      ['scope-left-out HTX thí điểm'],
    ],
    ['a goal told as a fact', 'HTX thí điểm đạt từ 80 điểm.', KG_GOAL, ['aim-left-out']],
    [
      'a goal told as a duty',
      'Mục tiêu: HTX thí điểm phải đạt từ 80 điểm.',
      KG_GOAL,
      ['must-not-in-clause phải'],
    ],
    [
      'an aim holds for what follows it',
      'Mục tiêu đến năm 2025: vốn trên 20 tỷ đồng; có 3-5 người quản lý.',
      DN_FUND,
      [],
    ],
    [
      'and not for what stands before',
      'Quỹ có 3-5 người quản lý. Mục tiêu đến năm 2025: vốn trên 20 tỷ đồng.',
      DN_FUND,
      ['aim-left-out'],
    ],
    [
      'an offer told as a right',
      'HTX trong Đề án được hưởng vốn vay.',
      KT_BANK,
      ['must-not-in-clause được hưởng'],
    ],
    [
      'what is not said to be a duty',
      'HTX trong Đề án có phải vay không thì văn bản không ghi.',
      KT_BANK,
      [],
    ],
    ['what is not a duty', 'HTX trong Đề án không phải vay.', KT_BANK, []],
    [
      'an open list told as whole',
      'Mục tiêu: phát triển tổ hợp tác, HTX và liên hiệp HTX.',
      ['kh-251-2023 I.1.b'],
      ['list-closed'],
    ],
    [
      'an open list left open',
      'Mục tiêu: phát triển các hình thức như tổ hợp tác, HTX và liên hiệp HTX.',
      ['kh-251-2023 I.1.b'],
      [],
    ],
  ])('%s', (_, text, cited, wanted) => {
    expect(faultsOf(text, cited)).toEqual(wanted)
  })
})

test('an exception of the editors is believed, word by word', () => {
  const text = 'Cục Thuế tỉnh và Sở Ngoại vụ hướng dẫn HTX tham gia Đề án.'
  const beyond = [{ text: 'Cục Thuế tỉnh', why: 'implied' as const }]
  expect(faultsOf(text, KG_DOSSIERS, { beyond })).toEqual(['agency-not-in-clause Sở Ngoại vụ'])
})

test('an answer about a round that is over is told until it is marked', () => {
  const text = 'Mục tiêu là tối đa 05 HTX; HTX nộp hồ sơ tham gia Đề án.'
  expect(faultsOf(text, KG_QUOTA, { topic: 'submit' })).toEqual(['round-not-marked'])
  expect(faultsOf(text, KG_QUOTA, { topic: 'submit', round: true })).toEqual([])
  expect(faultsOf(text, ['kh-251-2023 I.1.b'], { topic: 'submit' })).not.toContain(
    'round-not-marked',
  )
})

const toldOf = (...articles: readonly ReturnType<typeof answering>[]) =>
  checkWording({ ...content, articles, duties: [], goals: [], deadlines: [], programmes }).filter(
    ({ reason }) => reason === 'not-silent',
  )

test('a document is silent only on what no other answer tells of it', () => {
  const silent = answering('Văn bản không ghi học phí.', KG_QUOTA, {
    id: 'silent',
    silentOn: ['học phí'],
  })
  const speaks = answering('Mục tiêu là tối đa 05 HTX, có học phí.', KG_QUOTA, { id: 'speaks' })
  const elsewhere = answering('Có học phí.', ['kh-251-2023 I.1.b'], { id: 'elsewhere' })
  expect(toldOf(silent, speaks).map(({ values }) => values?.['id'])).toEqual(['speaks'])
  expect(toldOf(silent, elsewhere)).toEqual([])
})
