import { expect, test } from 'vitest'
import { content } from '../../../support/content/content.ts'
import { documentOf, readDocument } from '../../../support/content/documents.ts'

const { places, lexicon } = content
const MERGED = places.merger.on

/** Names of the provinces of today, with other spellings of each. */
const TODAY = [
  ...places.others
    .filter(({ now, town }) => now === undefined && town === undefined)
    .map(({ name, aliases }) => ({ name, aliases })),
  ...places.holding.map(({ name, aliases }) => ({ name, aliases })),
  ...places.provinces
    .filter(({ name, now }) => name === now)
    .map(({ name, aliases }) => ({ name, aliases })),
]

const FORMER = [
  ...places.others.filter(({ now }) => now !== undefined).map(({ name }) => name),
  ...places.provinces.filter(({ name, now }) => name !== now).map(({ name }) => name),
]

const [, city] = lexicon.identity.provinceLevels
const levelOf = (name: string) =>
  lexicon.identity.cities.includes(name) ? city : lexicon.identity.provinceLevels[0]

const planOf = (name: string, year: string) =>
  `ỦY BAN NHÂN DÂN\n${`${levelOf(name)} ${name}`.toUpperCase()}\nSố: 31/KH-UBND\n${name}, ngày 3 tháng 9 năm ${year}\nKẾ HOẠCH\nVùng khóm\nI. MỤC TIÊU\n1. Trồng thêm.\n2. Học nghề.`

const BARE =
  'Số: 31/KH-UBND\nngày 3 tháng 9 năm 2026\nKẾ HOẠCH\nVùng khóm\nI. MỤC TIÊU\n1. Trồng thêm.\n2. Học nghề.'

test('there are 34 provinces of today, and 29 that became part of one of them', () => {
  expect(TODAY).toHaveLength(34)
  expect(FORMER).toHaveLength(29)
})

test.each(TODAY)(
  'a plan of today’s $name is read from its letterhead, and by any of its names',
  ({ name, aliases }) => {
    const { province, issuer } = documentOf(planOf(name, '2026'))
    expect(issuer).toBe(`UBND ${levelOf(name)} ${name}`)
    for (const said of [name, name.toUpperCase(), `${levelOf(name)} ${name}`, province, ...aliases])
      expect(documentOf(BARE, { province: said }).province).toBe(province)
  },
)

test.each(FORMER)(
  'a plan of %s before the merger is read from its letterhead, and by its name',
  (name) => {
    const { province, provinceName } = documentOf(planOf(name, '2022'))
    expect(provinceName).toBe(name)
    expect(documentOf(BARE, { province: name }).province).toBe(province)
  },
)

const SHARED = places.provinces.filter(({ name, now }) => name === now)

test.each(SHARED)('of $name the day tells the old province from today’s', ({ id, name }) => {
  expect(documentOf(planOf(name, '2022')).province).toBe(id)
  expect(documentOf(planOf(name, '2026')).province).not.toBe(id)
  expect(MERGED).toBe('2025-07-01')
  expect(documentOf(planOf(name, '2025')).province).toBe(documentOf(planOf(name, '2026')).province)
})

test.each(SHARED)('of $name it is asked which one, where no day tells', ({ id, name }) => {
  const text = planOf(name, '2025').replace('ngày 3 tháng 9', 'ngày     tháng   ')
  expect(readDocument(text, {})).toMatchObject({ fault: 'old-or-new' })
  expect(readDocument(text, { province: name })).toMatchObject({ fault: 'old-or-new' })
  expect(documentOf(text, { province: `${name} cũ` }).province).toBe(id)
  expect(documentOf(text, { province: `${name} mới` }).province).not.toBe(id)
  expect(documentOf(text, { date: '30/6/2025' }).province).toBe(id)
})

test.each([
  'TP.HCM',
  'tp. hồ chí minh',
  'Thừa Thiên Huế',
  'Bà Rịa – Vũng Tàu',
  'Đak Lak',
  'Daklak',
  'thanh hoá',
  'kontum',
])('"%s" is a province', (province) => {
  expect(documentOf(BARE, { province }).province).toMatch(/^[a-z-]+$/u)
})
