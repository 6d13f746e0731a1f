import { defineConfig } from 'vitest/config'

const report = process.env['TEST_REPORT']

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
