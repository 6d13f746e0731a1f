// Prints the plain line "N passed, N failed" from vitest's JSON report; a run that never came to
// its tests (format, lint or types failed) counts as one failure.
import { readFileSync } from 'node:fs'

const text = readFileSync(process.argv[2] ?? '', 'utf8')
const report = text ? JSON.parse(text) : { numPassedTests: 0, numFailedTests: 1 }
const { numPassedTests, numFailedTests, numPendingTests = 0 } = report
const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''
console.log(`${numPassedTests} passed, ${numFailedTests} failed${skipped}`)
