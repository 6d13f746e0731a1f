import { expect, test } from 'vitest'
import { checkWording } from '../../../../knowledge/check/wording/wording.ts'
import { content } from '../../../support/content/content.ts'
import { programmes } from './answering.ts'

/** What is told of the row of PL.GD1.2 with other agencies: its place and the reason. */
const rowFaults = (changes: {
  readonly leads: readonly string[]
  readonly joins?: readonly string[]
}) => {
  const duties = content.duties.map(({ file, value }) => ({
    file,
    value: {
      ...value,
      rows: value.rows
        .filter(({ clause }) => value.source === 'kh-135-2021' && clause === 'PL.GD1.2')
        .map((row) => ({ ...row, leads: [...changes.leads], joins: [...(changes.joins ?? [])] })),
    },
  }))
  return checkWording({
    ...content,
    articles: [],
    duties,
    goals: [],
    deadlines: [],
    programmes,
  }).map(({ place, reason }) => `${place} ${reason}`)
}

test('a row has in each column who leads and who joins in its clause', () => {
  expect(rowFaults({ leads: ['lmhtx'], joins: ['so-nnptnt'] })).toEqual([])
  expect(rowFaults({ leads: ['so-nnptnt'] })).toEqual(['rows.0.leads role-not-in-clause'])
  expect(rowFaults({ leads: ['cuc-thue'] })).toEqual(['rows.0.leads agency-not-in-clause'])
  expect(rowFaults({ leads: ['lmhtx'], joins: ['so-khdt'] })).toEqual([
    'rows.0.joins role-not-in-clause',
  ])
})
