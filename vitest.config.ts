import { statfsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { findProjects } from './test/projects.ts'

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

const { quick, whole, alone } = findProjects()
const limits = {
  // A guard against what hangs, and nothing that decides: ample beside other work on the machine.
  testTimeout: process.env['LONG'] ? 3_600_000 : 300_000,
  hookTimeout: 300_000,
}

export default defineConfig({
  test: {
    // One more than there are cores: while a test waits for a time to come, another one works.
    maxWorkers: availableParallelism() + 1,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    projects: [
      { test: { ...limits, name: 'quick', include: [...quick], isolate: false } },
      {
        test: {
          ...limits,
          name: 'whole',
          include: [...whole],
          // Modules and content are loaded once a worker, not once a file.
          isolate: false,
          globalSetup: ['test/support/database/templates.ts'],
        },
      },
      { test: { ...limits, name: 'alone', include: [...alone] } },
    ],
  },
})
