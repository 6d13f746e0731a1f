// Prints the plain line "N passed, N failed" from vitest's JSON report.
import { readFileSync } from 'node:fs'

const path = process.argv[2] ?? ''
const text = readFileSync(path, 'utf8')
const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = text ? JSON.parse(text) : {}
const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''
console.log(`${numPassedTests} passed, ${numFailedTests} failed${skipped}`)
