import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take longest, by a part of their paths: what starts last keeps everybody waiting. */
const LONGEST = ['test/chaos/', 'cut-short', 'test/simulator/', 'bot/program', 'documents/command']

const turnOf = ({ moduleId }: TestSpecification): number => {
  const at = LONGEST.findIndex((part) => moduleId.includes(part))
  return at < 0 ? LONGEST.length : at
}

/** Starts the longest files first, the others in vitest's own order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const own = await BaseSequencer.prototype.sort.call(this, files)
    return own.toSorted((one, other) => turnOf(one) - turnOf(other))
  }
}
