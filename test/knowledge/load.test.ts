import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readAndCheck } from '../../knowledge/checked-content.ts'
import { CONTENT_FOLDER, readPhrases } from '../../knowledge/content.ts'
import { buildKnowledge, loadKnowledge } from '../../knowledge/load.ts'
import { complaintOf } from '../support/content/broken.ts'
import { contentWith } from '../support/content/overlay.ts'

const knowledge = loadKnowledge()

const read = (file: string): string => readFileSync(join(CONTENT_FOLDER, file), 'utf8')

test('the facts come in the order of asking, gates first', () => {
  const ids = [...knowledge.facts.keys()]
  expect(ids.slice(0, 3)).toEqual(['province', 'entity', 'sector'])
  expect(ids.at(-1)).toBe('priority')
  expect(ids).toHaveLength(17)
})

test('what was loaded cannot be changed', () => {
  const parameter = knowledge.parameters.get('kg-rice-members')
  expect(() => Object.assign(knowledge, { say: null })).toThrow(TypeError)
  expect(() => Object.assign(parameter?.values[0] ?? {}, { value: 1 })).toThrow(TypeError)
  expect(parameter?.values[0]?.value).toBe(300)
})

test('an answer holds the figure of the parameter that it names', () => {
  const rice = knowledge.articles.get('kg-rice')
  expect(rice?.answer.director).toContain('500 ha')
  expect(rice?.answer.officer).toContain('300 thành viên')
})

test('no answer is left with a placeholder', () => {
  const texts = [...knowledge.articles.values()].flatMap(({ answer }) => [
    answer.director,
    answer.officer,
  ])
  expect(texts.filter((text) => text.includes('{{'))).toEqual([])
})

test('a changed figure changes every answer that names it', () => {
  const file = 'parameters/an-giang-167.yaml'
  const clauses = 'clauses/qd-2129-2021.yaml'
  const programme = 'programmes/an-giang-167.yaml'
  const content = contentWith({
    [file]: `
- id: ag-profit
  unit: dong
  values: [{ from: 2021-02-03, until: null, value: 0, text: 0 đồng, source: qd-2129-2021, clause: III.2.1/3 }]
- id: ag-score
  unit: point
  values: [{ from: 2021-02-03, until: null, value: 71, text: 71 điểm, source: qd-2129-2021, clause: III.2.1/4 }]
`,
    [clauses]: read(clauses).replace("'65'", "'71'").replaceAll('65 điểm', '71 điểm'),
    [programme]: read(programme).replaceAll('65 điểm', '71 điểm'),
  })
  const { articles } = buildKnowledge(content)
  const changed = [...articles.values()].filter(({ answer }) => answer.director.includes('71 điểm'))
  expect(changed.length).toBeGreaterThan(0)
  expect(changed.every(({ province }) => province !== 'kien-giang')).toBe(true)
})

test('another language says what it has, and Vietnamese for the rest', () => {
  const { say } = buildKnowledge(contentWith({}), 'en')
  expect(say('page.send')).toBe('Send')
  expect(say('fact.members')).toBe('Thành viên')
})

test('faults of several files are told at once', () => {
  const complaint = complaintOf({
    'agencies.yaml': 'id: members',
    'sources/kh-135-2021.yaml': 'id: [',
  })
  expect(complaint?.faults.map(({ file }) => file)).toEqual([
    'sources/kh-135-2021.yaml',
    'agencies.yaml',
  ])
})

test('a fault of the phrases themselves is told, by its key where it has no words', () => {
  const complaint = complaintOf({ 'phrases/vi/check.yaml': 'ok: [1, 2]' })
  expect(complaint?.message).toBe('phrases/vi/check.yaml: ok: no-such-shape')
})

test('the phrases can be read alone', () => {
  expect(Object.keys(readPhrases(CONTENT_FOLDER))).toEqual(['en', 'vi'])
})

test('a folder that is not there is an error of the disk, not of the content', () => {
  expect(() => readAndCheck('/nowhere')).toThrow('ENOENT')
})
