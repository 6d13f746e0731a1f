import { expect, test } from 'vitest'
import { read, showFacts } from '../../../support/content/reader.ts'

const told = (text: string) => showFacts(read(text, null, { province: 'kien-giang' }))

test.each([
  ['đất 5.200 công, công 1.000 mét', 'area 5200000'],
  ['dat 5200 cong, moi cong 1296m2', 'area 6739200'],
  ['đất 5.200 công (1.000m2/công)', 'area 5200000'],
  ['đất 400 công, mỗi công 1.300 m2', 'area 520000'],
])('"%s" says how large its unit is', (text, area) => {
  expect(told(text)).toBe(area)
})

test.each([
  ['đất 300 công với 2000 m2 ao'],
  ['đất 300 công, công nhân 1.000 người'],
  ['300 công, 5.000 m2'],
])('"%s" says nothing of the size of its unit', (text) => {
  expect(told(text)).not.toContain('area 300000')
})
