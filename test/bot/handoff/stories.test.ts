import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { playHandOff } from '../../support/fakes/hand-off.ts'

const FOLDER = new URL('./', import.meta.url)
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.txt'))
const LONG_MS = 120_000

test.each(files)(
  'people and officers talk as %s is written',
  async (file) => {
    const path = new URL(file, FOLDER)
    const written = readFileSync(path, 'utf8')
    const played = await playHandOff(written)
    if (process.env['UPDATE']) writeFileSync(path, played)
    else expect(played).toBe(written)
  },
  LONG_MS,
)
