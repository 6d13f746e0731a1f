import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CONTENT_FOLDER } from '../../../../knowledge/content.ts'
import { buildKnowledge } from '../../../../knowledge/load.ts'
import { contentWith } from '../../../support/content/overlay.ts'
import { loadKnowledge } from '../../../support/content/knowledge.ts'

/** What the assistant knows with one text of a file replaced. Throws where the text is not there. */
const changed = (file: string, from: string, to: string) => {
  const text = readFileSync(join(CONTENT_FOLDER, file), 'utf8')
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`)
  return buildKnowledge(contentWith({ [file]: text.replace(from, to) }))
}

/** Ids whose fingerprints differ. */
const differing = (one: Readonly<Record<string, string>>, other: typeof one) =>
  Object.keys(one).filter((id) => one[id] !== other[id])

describe('the version of the content', () => {
  const now = loadKnowledge()

  it('is the same for the same content, and short', () => {
    expect(buildKnowledge(contentWith({})).version).toBe(now.version)
    expect(now.version).toMatch(/^[0-9a-f]{12}$/u)
  })

  it('changes with a threshold, which changes the conditions that compare with it and no fact', () => {
    const after = changed('parameters/an-giang-167.yaml', 'value: 65', 'value: 70')
    expect(after.version).not.toBe(now.version)
    expect(differing(now.meanings.conditions, after.meanings.conditions)).toEqual(['ag-score'])
    expect(differing(now.meanings.facts, after.meanings.facts)).toEqual([])
  })

  it.each([
    ['facts/members.yaml', 'bao nhiêu thành viên', 'bao nhiêu thành viên chính thức', 'members'],
    ['facts/profit.yaml', '[2018, 2019, 2020]', '[2019, 2020, 2021]', 'profit'],
    ['facts/score.yaml', 'scale: 100', 'scale: 10', 'score'],
  ])('changes with the question, the years and the scale of a fact: %s', (file, from, to, fact) => {
    const after = changed(file, from, to)
    expect(after.version).not.toBe(now.version)
    expect(differing(now.meanings.facts, after.meanings.facts)).toEqual([fact])
  })

  it.each([
    ['facts/members.yaml', "example: '310'", "example: '320'"],
    ['facts/members.yaml', "spoken: ['thành viên',", "spoken: ['thành viên', 'bà con xã viên',"],
    ['programmes/an-giang-167.yaml', 'label: Luật áp dụng', 'label: Luật HTX'],
  ])('stays with what is only said: %s, %s', (file, from, to) => {
    expect(changed(file, from, to).version).toBe(now.version)
  })
})
