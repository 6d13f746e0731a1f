// Prints the plain line "N passed, N failed" from vitest's JSON report and ends with 1 where it says
// anything but a whole and green run: a failed test or file, no test, or fewer files than git lists.
// A run that never came to its tests (format, lint or types failed) leaves no report: one failure.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const text = readFileSync(process.argv[2] ?? '', 'utf8')
const report = text ? JSON.parse(text) : { numPassedTests: 0, numFailedTests: 1, testResults: [] }
const { numPassedTests, numFailedTests, numPendingTests = 0, testResults } = report
const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''
console.log(`${numPassedTests} passed, ${numFailedTests} failed${skipped}`)

const listed = execFileSync('git', ['ls-files', 'test/*.test.ts'], { encoding: 'utf8' })
const files = listed.split('\n').filter(Boolean)
const red = testResults.filter(({ status }) => status !== 'passed')
const faults = [
  ...(text ? [] : ['the run left no report']),
  ...(numPassedTests === 0 ? ['no test passed'] : []),
  ...(numFailedTests > 0 ? [`${numFailedTests} tests failed`] : []),
  ...red.map(({ name }) => `not passed: ${name}`),
  ...(testResults.length < files.length
    ? [`${testResults.length} test files ran, git lists ${files.length}`]
    : []),
]
for (const fault of faults) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0
