import { expect, test } from 'vitest'
import { content, programmeOf, rules } from '../../support/content/content.ts'
import { ruleOf } from '../../../knowledge/schema/programme.ts'
import { inOneLine } from '../../support/content/expression.ts'

/** Written from the documents, not from the files: kind, clause and condition, in reading order. */
const CONDITIONS = {
  'kien-giang-167': [
    'subject III.1/1: province in kien-giang',
    'subject III.1/1: entity = cooperative or (entity = union: entity to be decided)',
    'general III.2.a/chung/1: legal = yes or (legal = law-2023: legal to be decided)',
    'general III.2.a/chung/2: model in 1 2 3 4 5 6 7 8 9 10 11 12',
    'general III.2.a/chung/3: profit > 0 đồng',
    'general III.2.a/chung/4: dossier = true',
    'general III.2.a/chung/4: score >= 65 điểm',
    'sector III.2.a/rieng/1: (sector = rice: area >= 500 ha)',
    'sector III.2.a/rieng/1: (sector = rice: members >= 300 thành viên)',
    'sector III.2.a/rieng/1: (sector = rice: capital >= 300 triệu đồng)',
    'sector III.2.a/rieng/1: (sector = rice: services >= 4 dịch vụ)',
    'sector III.2.a/rieng/2: (sector = vegetables: area >= 50 ha)',
    'sector III.2.a/rieng/2: (sector = vegetables: members >= 50 thành viên)',
    'sector III.2.a/rieng/2: (sector = vegetables: capital >= 300 triệu đồng)',
    'sector III.2.a/rieng/3: (sector = aquaculture: hightech = true)',
    'sector III.2.a/rieng/3: (sector = aquaculture: area >= 5.000 m²)',
    'sector III.2.a/rieng/3: (sector = aquaculture: capital >= 2 tỷ đồng)',
    'sector III.2.a/rieng/4: (sector = handicraft: ocop = true)',
    'sector III.2.a/rieng/4: (sector = handicraft: members >= 50 thành viên)',
    'sector III.2.a/rieng/4: (sector = handicraft: capital >= 100 triệu đồng)',
    'sector III.2.a/rieng/5: (sector = transport: vehicles >= 1.000 phương tiện)',
    'sector III.2.a/rieng/5: (sector = transport: members >= 500 thành viên)',
    'dossier VI.2.đ: wage = higher',
    'priority III.2.b/1: priority in 1',
    'priority III.2.b/2: priority in 2',
    'priority III.2.b/3: priority in 3',
    'priority III.2.b/4: priority in 4',
    'priority III.2.b/5: priority in 5',
  ],
  'an-giang-167': [
    'subject III.1/1: province in an-giang',
    'subject III.1/1: entity = cooperative or (entity = union: entity to be decided)',
    'general III.2.1/1: legal = yes or (legal = law-2023: legal to be decided)',
    'general III.2.1/2: model in 1 2 3 4 5 6 7 8 9 10 11 12',
    'general III.2.1/3: profit > 0 đồng',
    'general III.2.1/4: dossier = true',
    'general III.2.1/4: score >= 65 điểm',
    'priority III.2.2/1: priority in 1',
    'priority III.2.2/2: priority in 2',
    'priority III.2.2/3: priority in 3',
    'priority III.2.2/4: priority in 4',
  ],
  'kon-tum-167': [],
  'dak-nong-167': [],
} as const

test.each(Object.entries(CONDITIONS))(
  '%s has the conditions of its document, and no other',
  (id, expected) => {
    const found = programmeOf(id).conditions.map(
      (one) => `${one.kind} ${one.clause}: ${inOneLine(ruleOf(one), rules.parameters)}`,
    )
    expect(found).toEqual(expected)
  },
)

const UNITS: Readonly<Record<string, readonly [unit: string, size: number]>> = {
  ha: ['m2', 10_000],
  'm²': ['m2', 1],
  'thành viên': ['member', 1],
  đồng: ['dong', 1],
  'triệu đồng': ['dong', 1_000_000],
  'tỷ đồng': ['dong', 1_000_000_000],
  'dịch vụ': ['service', 1],
  'phương tiện': ['vehicle', 1],
  điểm: ['point', 1],
}

test('a threshold is the same number in words and in its smallest unit', () => {
  const thresholds = content.parameters.flatMap(({ value }) =>
    value.values.map((one) => ({ ...one, id: value.id, unit: value.unit })),
  )
  for (const { id, text, value, unit } of thresholds) {
    const [, figure = '', word = ''] = /^([\d.]+) (.+)$/u.exec(text) ?? []
    const [of, size] = UNITS[word] ?? ['', 0]
    expect([id, Number(figure.replaceAll('.', '')) * size, of]).toEqual([id, value, unit])
  }
  expect(thresholds).toHaveLength(17)
})

test('a threshold cites the clause of the conditions that use it', () => {
  for (const { value: programme } of content.programmes)
    for (const { clause, test: rule } of programme.conditions)
      for (const [, parameter = ''] of JSON.stringify(rule).matchAll(/"parameter":"([^"]+)"/gu))
        expect(rules.parameters.get(parameter)?.values).toEqual([
          expect.objectContaining({ source: programme.source, clause }),
        ])
})

test('the two provinces number twelve models and differ in the sixth, eighth and twelfth', () => {
  const [first, second] = ['kien-giang-167', 'an-giang-167'].map((id) => programmeOf(id).models)
  expect(first?.map(({ clause }) => clause)).toEqual(
    ['IV.1.a', 'IV.1.b', 'IV.1.c', 'IV.1.d', 'IV.1.đ', 'IV.1.e', 'IV.1.g', 'IV.1.h'].concat([
      'IV.2.a',
      'IV.2.b',
      'IV.2.c',
      'IV.2.d',
    ]),
  )
  expect(second?.map(({ clause }) => clause)).toEqual([
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((dash) => `IV.1/${dash}`),
    ...[1, 2, 3, 4].map((dash) => `IV.2/${dash}`),
  ])
  const different = first?.filter(({ name }, at) => name !== second?.[at]?.name)
  expect(different?.map(({ number }) => number)).toEqual([6, 8, 12])
  expect(second?.[7]?.name).not.toContain('Đánh bắt')
  expect(second?.[11]?.name).not.toMatch(/y tế|giáo dục/u)
})

test.each([
  ['kt-thanh-nien', 'Hợp tác xã rau, hoa và du lịch thanh niên', 'Kon Plông', 2, 'II.2/1'],
  [
    'kt-rang-dong',
    'Hợp tác xã Nông nghiệp và Dịch vụ, Thương mại Rạng Đông',
    'Đăk Tô',
    3,
    'II.2/2',
  ],
  [
    'kt-sau-nhung',
    'Hợp tác xã nông nghiệp, sản xuất và thương mại Sáu Nhung',
    'Đăk Hà',
    1,
    'II.2/3',
  ],
  ['kt-doan-ket', 'Hợp tác xã Đoàn Kết', 'Sa Thầy', 3, 'II.2/4'],
  ['kt-tu-mo-rong', 'Hợp tác xã Dược liệu hữu cơ Tu Mơ Rông', 'Tu Mơ Rông', 3, 'II.2/5'],
])('Kon Tum names %s', (id, name, district, model, clause) => {
  expect(programmeOf('kon-tum-167').cooperatives).toContainEqual(
    expect.objectContaining({ id, name, district, model, clause }),
  )
  expect(programmeOf('kon-tum-167').cooperatives).toHaveLength(5)
})
