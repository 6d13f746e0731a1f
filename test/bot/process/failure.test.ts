import { expect, test } from 'vitest'
import { explainFailure } from '../../../bot/process/failure.ts'
import { StorageError, type StorageProblem } from '../../../storage/database/errors.ts'

const PROBLEMS: Readonly<Record<StorageProblem, true>> = {
  'in-use': true,
  newer: true,
  damaged: true,
  missing: true,
  unfinished: true,
  'two-names': true,
  moved: true,
  'no-backup': true,
  'not-empty': true,
  exists: true,
  sealed: true,
  unreadable: true,
}

test.each(Object.keys(PROBLEMS) as StorageProblem[])(
  'a person who meets "%s" is told what to do, and why',
  (problem) => {
    const words = explainFailure(new StorageError('the reason', { problem }))
    expect(words.split('\n')).toHaveLength(2)
    expect(words).toContain('the reason')
    expect(words).not.toContain('{{')
  },
)
