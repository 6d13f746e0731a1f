import { statfsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const report = process.env['TEST_REPORT']

/** A file system in memory, which most Linux machines have: there a flush costs nothing. */
const MEMORY = '/dev/shm'
const LEAST_ROOM = 2 ** 31

const roomIn = (folder: string): number => {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return 0
  }
}

// Databases of tests stand in the folder for temporary files; nothing of them outlives a run.
if (roomIn(MEMORY) > LEAST_ROOM) process.env['TMPDIR'] ??= MEMORY

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // All cores: left to itself the runner keeps one free, of two.
    maxWorkers: '100%',
    globalSetup: ['test/support/database/postgres.ts'],
    // A guard against what hangs, and nothing that decides: ample beside other work on the machine.
    testTimeout: process.env['LONG'] ? 3_600_000 : 300_000,
    hookTimeout: 300_000,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
})
