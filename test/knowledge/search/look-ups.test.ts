import { expect, test } from 'vitest'
import { loadKnowledge } from '../../support/content/knowledge.ts'

const { lookups, articles, search } = loadKnowledge()

test.each([
  ['hạn', 'deadline'],
  ['han em oi', 'deadline'],
  ['hs', 'dossier'],
  ['Hồ sơ?', 'dossier'],
  ['dieu kien', 'conditions'],
  ['mô hình', 'models'],
  ['ho tro', 'support'],
  ['co quan', 'agencies'],
  ['5 HTX', 'chosen'],
  ['nam htx', 'chosen'],
  ['muc tieu 2030', 'goals'],
  ['báo cáo', 'reports'],
  ['von', 'capital'],
  ['bao nhieu thanh vien', 'thresholds'],
])('"%s" alone looks up %s', (text, id) => {
  expect(lookups.read(text)?.id).toBe(id)
})

test.each([
  'sở nào',
  'hồ sơ nộp ở đâu',
  '5 htx lúa',
  'vốn 2 tỷ',
  'hàn',
  'báo cáo tài chính',
  '',
  '5',
])('"%s" says more, or something else', (text) => {
  expect(lookups.read(text)).toBeNull()
})

test.each(['dossier', 'conditions', 'models', 'support', 'chosen'])(
  'the question behind "%s" is answered for every province',
  (id) => {
    const ask = lookups.get(id)?.ask ?? ''
    for (const province of ['kien-giang', 'an-giang'] as const) {
      const found = search.find({ text: ask, province, role: 'director', prior: null })
      const told =
        found.kind === 'answer' ? found.articles : [found.kind === 'none' && found.article]
      expect(told.map((one) => one && one.province)).toEqual([province])
    }
  },
)

test('every article that a look-up offers exists', () => {
  const ids = ['reports', 'capital', 'money'].flatMap((id) => lookups.get(id)?.articles ?? [])
  expect(ids.length).toBeGreaterThan(10)
  expect(ids.filter((id) => !articles.has(id))).toEqual([])
})
